//! Words for task kinds and states.

use super::{Returned, TaskKind, TaskState};
use crate::text::Text;

impl TaskKind {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            TaskKind::Retouch => Text::new("精修", "Retouching"),
            TaskKind::AlbumDesign => Text::new("相册设计", "Album design"),
            TaskKind::Framing => Text::new("装框放大", "Framing"),
        }
    }
}

impl TaskState {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            TaskState::Waiting => Text::new("待派工", "To assign"),
            TaskState::Assigned => Text::new("已派工", "Assigned"),
            TaskState::Working => Text::new("制作中", "In work"),
            TaskState::HandedIn => Text::new("待检查", "To check"),
            TaskState::SentBack => Text::new("返工", "Sent back"),
            TaskState::Accepted => Text::new("已通过", "Accepted"),
        }
    }
}

impl Returned {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            Returned::NotYet => Text::new("未交", "Not yet"),
            Returned::Changed => Text::new("对上", "Matched"),
            Returned::Unchanged => Text::new("未改动", "Unchanged"),
            Returned::Missing => Text::new("缺", "Missing"),
        }
    }
}
