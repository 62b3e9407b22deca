//! Words of products and rooms.

use super::{Template, TemplateKind, Wall};
use crate::text::{Lang, Text};

const FRAME_UPRIGHT: Text = Text::new("{inches} 寸竖框", "{inches} inch frame, upright");
const FRAME_WIDE: Text = Text::new("{inches} 寸横框", "{inches} inch frame, wide");
const SPREAD: Text = Text::new("{inches} 寸方册跨页，{n} 张", "{inches} inch square album, {n} {n|photo|photos}");
const SETS: [(&str, Text); 5] = [
    ("diptych", Text::new("12 寸两联框", "Two 12 inch frames")),
    ("triptych", Text::new("12 寸三联框", "Three 12 inch frames")),
    ("square-four", Text::new("10 寸方框四联", "Four square 10 inch frames")),
    ("wall-five", Text::new("五框照片墙", "Wall of five frames")),
    ("collage-seven", Text::new("24 寸七张拼图", "24 inch collage of seven")),
];

impl Template {
    /// What a built-in product is called; any other by its code.
    pub fn name(&self, lang: Lang) -> String {
        let parts: Vec<&str> = self.code.split('-').collect();
        match parts[..] {
            ["frame", inches, "upright"] => FRAME_UPRIGHT.with(lang, &[("inches", inches)]),
            ["frame", inches, "wide"] => FRAME_WIDE.with(lang, &[("inches", inches)]),
            ["spread", inches, photos] => SPREAD.with(lang, &[("inches", inches), ("n", photos)]),
            _ => SETS.iter().find(|(code, _)| *code == self.code).map_or_else(|| self.code.clone(), |(_, name)| name.get(lang).to_owned()),
        }
    }
}

impl TemplateKind {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            TemplateKind::Frame => Text::new("单框", "Frames"),
            TemplateKind::FrameSet => Text::new("组合框", "Frame sets"),
            TemplateKind::Collage => Text::new("拼图", "Collages"),
            TemplateKind::AlbumSpread => Text::new("相册跨页", "Album spreads"),
        }
    }
}

impl Wall {
    /// What the room is called.
    pub fn name(&self, lang: Lang) -> &str {
        match self {
            Wall::Living => Text::new("客厅", "Living room").get(lang),
            Wall::Bedroom => Text::new("卧室", "Bedroom").get(lang),
            Wall::Child => Text::new("儿童房", "Child's room").get(lang),
            Wall::Hallway => Text::new("玄关", "Hallway").get(lang),
            Wall::Own(room) => &room.name,
        }
    }
}
