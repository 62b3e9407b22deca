//! Zoom and place within a photo: kept while stepping on, shared by both sides of a comparison.

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
