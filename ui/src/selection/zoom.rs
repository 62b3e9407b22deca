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
        format!("transform:translate({:.3}%,{:.3}%) scale({:.4})", self.x * 100.0, self.y * 100.0, self.scale)
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
}
