//! Words for verdicts, retouch codes and sittings.

use super::{RetouchCode, SittingState, Verdict};
use crate::text::Text;

impl Verdict {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            Verdict::Undecided => Text::new("未看", "Undecided"),
            Verdict::Pick => Text::new("选中", "Picked"),
            Verdict::Maybe => Text::new("待定", "Maybe"),
            Verdict::Reject => Text::new("不要", "Rejected"),
        }
    }
}

impl RetouchCode {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            RetouchCode::Skin => Text::new("皮肤", "Skin"),
            RetouchCode::Teeth => Text::new("牙齿", "Teeth"),
            RetouchCode::StrayHair => Text::new("碎发", "Stray hair"),
            RetouchCode::Eyes => Text::new("眼睛", "Eyes"),
            RetouchCode::Shape => Text::new("体形", "Shape"),
            RetouchCode::Clothes => Text::new("衣服褶皱", "Creases"),
            RetouchCode::Remove => Text::new("去除", "Remove"),
            RetouchCode::Colour => Text::new("调色", "Colour"),
            RetouchCode::Other => Text::new("其他", "Other"),
        }
    }
}

impl SittingState {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            SittingState::Open => Text::new("进行中", "Open"),
            SittingState::Submitted => Text::new("待客户确认", "Awaiting the client"),
            SittingState::Confirmed => Text::new("已确认", "Confirmed"),
        }
    }
}
