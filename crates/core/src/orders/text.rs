//! Words for stages, steps and slots.

use super::{AfterSaleKind, LineKind, Slot, Stage, StepKind};
use crate::catalog;
use crate::text::{Lang, Text};

impl Stage {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            Stage::Booked => Text::new("已预约", "Booked"),
            Stage::ToSelect => Text::new("待选片", "To select"),
            Stage::Selecting => Text::new("选片中", "Selecting"),
            Stage::InProduction => Text::new("制作中", "In production"),
            Stage::Ready => Text::new("待取件", "Ready"),
            Stage::PickedUp => Text::new("已取件", "Picked up"),
            Stage::Cancelled => Text::new("已取消", "Cancelled"),
        }
    }
}

impl StepKind {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            StepKind::Booking => Text::new("预约", "Booked"),
            StepKind::Shoot => Text::new("拍摄", "Shoot"),
            StepKind::Ingest => Text::new("导片", "Photos in"),
            StepKind::Selection => Text::new("选片", "Selection"),
            StepKind::Production => Text::new("后期", "Production"),
            StepKind::Ready => Text::new("齐件", "Complete"),
            StepKind::PickUp => Text::new("取件", "Pick-up"),
        }
    }
}

impl AfterSaleKind {
    /// The trade's word for the document.
    pub fn text(self) -> Text {
        match self {
            AfterSaleKind::Sold => Text::new("后期消费单", "Later sale"),
            AfterSaleKind::TakenBack => Text::new("退货单", "Return"),
        }
    }
}

impl Slot {
    /// `09:30`, or the part of the day.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Slot::At(minutes) => format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60),
            Slot::Morning => Text::new("上午", "Morning").get(lang).to_owned(),
            Slot::Afternoon => Text::new("下午", "Afternoon").get(lang).to_owned(),
            Slot::Evening => Text::new("晚上", "Evening").get(lang).to_owned(),
            Slot::Uncertain => Text::new("时间待定", "Time open").get(lang).to_owned(),
        }
    }
}

impl LineKind {
    /// What the line says on screen and paper.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            LineKind::Package(name) => Text::new("套系 {name}", "Package {name}").with(lang, &[("name", name)]),
            LineKind::Extra { purpose, detail, .. } => {
                Text::new("{what} 加片", "{what}, extra").with(lang, &[("what", &catalog::label(*purpose, detail, lang))])
            }
            LineKind::Upgrade { from, to, .. } => {
                Text::new("升级套系 {from} → {to}", "Upgrade {from} → {to}").with(lang, &[("from", from), ("to", to)])
            }
            LineKind::Credit { purpose, detail, count, .. } => {
                Text::new("{what} 加片抵扣 ×{n}（套系已含）", "{what}, {n} extra credited (now included)")
                    .with(lang, &[("what", &catalog::label(*purpose, detail, lang)), ("n", &count.to_string())])
            }
            LineKind::Sold { name, document } => Text::new("后期消费 {name}（{document}）", "{name}, sold later ({document})")
                .with(lang, &[("name", name), ("document", document)]),
            LineKind::TakenBack { name, document } => Text::new("退货 {name}（{document}）", "{name}, taken back ({document})")
                .with(lang, &[("name", name), ("document", document)]),
        }
    }
}
