//! Words for why a file was not taken, and for what sets a frame apart.

use super::{Praise, Reason};
use crate::text::{Lang, Text};

impl Praise {
    /// In words.
    pub fn words(self, lang: Lang) -> &'static str {
        let words: Text = match self {
            Praise::Everyone => Text::new("人都在", "everyone in it"),
            Praise::EyesOpen => Text::new("眼睛睁开", "eyes open"),
            Praise::SharpestFace => Text::new("脸最清晰", "sharpest face"),
            Praise::Sharpest => Text::new("最清晰", "sharpest"),
            Praise::BestLit => Text::new("曝光最好", "best lit"),
        };
        words.get(lang)
    }
}

impl Reason {
    /// The reason in words.
    pub fn words(&self, lang: Lang) -> String {
        let say = |zh, en, gaps: &[(&str, &str)]| Text::new(zh, en).with(lang, gaps);
        match self {
            Reason::Empty => say("空文件", "the file is empty", &[]),
            Reason::NotAnImage => say("不是图片", "not an image", &[]),
            Reason::UnsupportedFormat { format } => {
                say("{format} 格式暂不支持", "{format} files are not taken in yet", &[("format", format)])
            }
            Reason::NoPreview => say("RAW 文件里没有预览图", "the raw file holds no preview", &[]),
            Reason::Truncated => say("文件不完整", "the file ends early", &[]),
            Reason::Damaged => say("文件已损坏", "the file is damaged", &[]),
            Reason::TooLarge { width, height } => {
                say("尺寸过大：{w}×{h}", "too large: {w}×{h}", &[("w", &width.to_string()), ("h", &height.to_string())])
            }
            Reason::Duplicate { of } => say("与 {of} 内容相同", "same content as {of}", &[("of", of)]),
            Reason::StillChanging => say("文件还在写入", "still being written", &[]),
            Reason::DiskFull => say("磁盘已满", "the disk is full", &[]),
            Reason::Unreadable { detail } => say("读不出来：{detail}", "cannot be read: {detail}", &[("detail", detail)]),
            Reason::Hidden => say("隐藏文件，不入库", "a hidden file, left alone", &[]),
            Reason::Vanished => say("文件不见了", "the file is gone", &[]),
            Reason::NoSuchOrder { number } => say("没有订单 {number}", "there is no order {number}", &[("number", number)]),
        }
    }
}
