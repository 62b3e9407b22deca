//! Words for shoot types and purposes.

use super::{Entitlement, Purpose, ShootType};
use crate::text::{Lang, Text};

impl ShootType {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            ShootType::Wedding => Text::new("婚纱", "Wedding"),
            ShootType::Children => Text::new("儿童", "Children"),
            ShootType::Baby => Text::new("宝宝", "Baby"),
            ShootType::Maternity => Text::new("孕照", "Maternity"),
            ShootType::Family => Text::new("全家福", "Family"),
            ShootType::Portrait => Text::new("写真", "Portrait"),
        }
    }
}

impl Purpose {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            Purpose::Retouch => Text::new("精修", "Retouch"),
            Purpose::Album => Text::new("入册", "Album"),
            Purpose::DeskFrame => Text::new("摆台", "Desk frame"),
            Purpose::Enlargement => Text::new("放大", "Enlargement"),
            Purpose::Negative => Text::new("底片", "Negative"),
        }
    }
}

impl Entitlement {
    /// The purpose and its product, such as `Enlargement 24"`.
    pub fn label(&self, lang: Lang) -> String {
        label(self.purpose, &self.detail, lang)
    }
}

/// The purpose and its product, such as `Enlargement 24"`.
pub fn label(purpose: Purpose, detail: &str, lang: Lang) -> String {
    match detail {
        "" => purpose.text().get(lang).to_owned(),
        detail => format!("{} {detail}", purpose.text().get(lang)),
    }
}
