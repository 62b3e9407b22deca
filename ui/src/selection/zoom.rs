//! Zoom and place within a photo: kept while stepping on, shared by both sides of a comparison.

use atelier_core::shoots::Photo;

/// The middle of a photo's largest face, in parts of the photo; none where nobody looked or none was found.
pub fn main_face(photo: &Photo) -> Option<(f64, f64)> {
    let faces = photo.measures.as_ref()?.faces.as_ref()?;
    // The largest comes first.
    let face = faces.first()?;
    let middle = |from: u32, size: u32| f64::from(from + size / 2) / 1_000.0;
    Some((middle(face.x, face.width), middle(face.y, face.height)))
}

/// How a photo lies in its frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zoom {
    /// 1 shows all of it.
    pub scale: f64,
    /// How far it is moved to the right, as a part of the frame's width.
    pub x: f64,
    /// How far it is moved down, as a part of the frame's height.
    pub y: f64,
}

impl Zoom {
    /// All of the photo.
    pub const FIT: Zoom = Zoom { scale: 1.0, x: 0.0, y: 0.0 };

    /// `factor` times as large, around the middle of what is seen; at least all of it, at most 8 times.
    pub fn by(self, factor: f64) -> Zoom {
        let scale = (self.scale * factor).clamp(1.0, 8.0);
        let grown = scale / self.scale;
        Zoom { scale, x: self.x * grown, y: self.y * grown }.held()
    }

    /// `factor` times as large, around a place that lies so far from the photo's middle, in parts of the frame.
    pub fn by_at(self, factor: f64, off: (f64, f64)) -> Zoom {
        let scale = (self.scale * factor).clamp(1.0, 8.0);
        let grown = scale / self.scale;
        Zoom { scale, x: self.x + off.0 * (1.0 - grown), y: self.y + off.1 * (1.0 - grown) }.held()
    }

    /// Moved by parts of the frame.
    pub fn moved(self, x: f64, y: f64) -> Zoom {
        Zoom { x: self.x + x, y: self.y + y, ..self }.held()
    }

    /// So large that a pixel of the photo is one of the screen, with this part of it in the middle of the frame. `width` is
    /// the photo's in pixels, `frame` the frame's in pixels of the screen.
    pub fn pixel_by_pixel(width: f64, frame: f64, (x, y): (f64, f64)) -> Zoom {
        let scale = (width / frame.max(1.0)).clamp(1.0, 8.0);
        Zoom { scale, x: (0.5 - x) * scale, y: (0.5 - y) * scale }.held()
    }

    /// The same for another photo, so that its face lies where that of the first does. Faces are parts of their photos;
    /// without both, and as long as all of the photo is seen, nothing moves.
    pub fn on_the_face(self, from: Option<(f64, f64)>, to: Option<(f64, f64)>) -> Zoom {
        match (from, to) {
            (Some(from), Some(to)) if self.scale > 1.0 => self.moved((from.0 - to.0) * self.scale, (from.1 - to.1) * self.scale),
            _ => self,
        }
    }

    /// Not further than the photo's edge in the middle of the frame's edge.
    fn held(self) -> Zoom {
        let most = (self.scale - 1.0) / 2.0;
        Zoom { scale: self.scale, x: self.x.clamp(-most, most), y: self.y.clamp(-most, most) }
    }

    /// As a style of the photo's frame.
    pub fn style(self) -> String {
        let Zoom { scale, x, y } = self;
        format!("--zoom:{scale:.4};transform:translate({:.3}%,{:.3}%) scale({scale:.4})", x * 100.0, y * 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_keeps_the_photo_in_its_frame() {
        assert_eq!(Zoom::FIT.moved(0.5, 0.5), Zoom::FIT);
        let twice = Zoom::FIT.by(2.0).moved(0.3, -9.0);
        assert_eq!(twice, Zoom { scale: 2.0, x: 0.3, y: -0.5 });
        assert_eq!(twice.by(2.0).x, 0.6);
        assert_eq!(twice.by(0.1), Zoom::FIT);
        assert_eq!(Zoom::FIT.by(100.0).scale, 8.0);
    }

    #[test]
    fn a_face_stays_where_the_other_one_was() {
        let zoom = Zoom::FIT.by(4.0).moved(0.4, 0.2);
        let seen = |zoom: Zoom, part: (f64, f64)| ((part.0 - 0.5) * zoom.scale + zoom.x, (part.1 - 0.5) * zoom.scale + zoom.y);
        let (one, other) = ((0.4, 0.45), (0.5, 0.3));
        let moved = zoom.on_the_face(Some(one), Some(other));
        let (at, now) = (seen(zoom, one), seen(moved, other));
        assert!((at.0 - now.0).abs() < 1e-9 && (at.1 - now.1).abs() < 1e-9, "{at:?} {now:?}");
        assert_eq!(zoom.on_the_face(None, Some(other)), zoom);
        assert_eq!(zoom.on_the_face(Some(one), None), zoom);
        assert_eq!(Zoom::FIT.on_the_face(Some(one), Some(other)), Zoom::FIT, "all of it is seen all the same");
    }

    #[test]
    fn pixel_by_pixel() {
        for (width, frame, expected) in [(4000.0, 1000.0, 4.0), (500.0, 1000.0, 1.0), (90_000.0, 1000.0, 8.0), (4000.0, 0.0, 8.0)] {
            assert_eq!(Zoom::pixel_by_pixel(width, frame, (0.5, 0.5)), Zoom { scale: expected, x: 0.0, y: 0.0 });
        }
        assert_eq!(Zoom::pixel_by_pixel(4000.0, 1000.0, (0.25, 0.0)), Zoom { scale: 4.0, x: 1.0, y: 1.5 });
    }

    #[test]
    fn what_lies_under_the_pointer_stays_there() {
        let zoom = Zoom::FIT.by(2.0).moved(0.1, -0.2);
        // A place that is seen 0.15 right of the photo's middle lies at 0.075 of it.
        let off = (0.15, 0.05);
        let larger = zoom.by_at(1.5, off);
        let seen = |zoom: Zoom, part: f64, moved: f64| part * zoom.scale + moved;
        assert!((seen(zoom, off.0 / zoom.scale, zoom.x) - seen(larger, off.0 / zoom.scale, larger.x)).abs() < 1e-9);
        assert!((seen(zoom, off.1 / zoom.scale, zoom.y) - seen(larger, off.1 / zoom.scale, larger.y)).abs() < 1e-9);
    }
}
