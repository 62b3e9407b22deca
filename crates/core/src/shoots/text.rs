//! Words for why a file was not taken, for what sets a frame apart, and for groups.

use super::{Praise, Reason, RuleTrouble};
use crate::text::{Lang, Text};

/// The folder of photos that no rule takes.
pub const UNSORTED: Text = Text::new("未分组", "Unsorted");
/// Three faces and more.
pub(super) const GROUP_SHOTS: Text = Text::new("合影", "Group shots");
/// Without colours.
pub(super) const BLACK_AND_WHITE: Text = Text::new("黑白", "Black and white");
/// An outfit or a scene; a number follows.
pub(super) const SCENE: Text = Text::new("场景", "Scene");

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
            Reason::NoPhotoForIt => say("没有与它同名的照片", "no photo of this name has come", &[]),
            Reason::NoSuchOrder { number } => say("没有订单 {number}", "there is no order {number}", &[("number", number)]),
        }
    }
}

impl RuleTrouble {
    /// What is wrong with the rule, in words.
    pub fn words(&self, lang: Lang) -> String {
        let say = |zh, en, gaps: &[(&str, &str)]| Text::new(zh, en).with(lang, gaps);
        match self {
            RuleTrouble::NoName => say("没有名称", "it has no name", &[]),
            RuleTrouble::NameTooLong { at_most } => {
                say("名称最多 {n} 个字", "its name has more than {n} characters", &[("n", &at_most.to_string())])
            }
            RuleTrouble::NoFolderName { name } => say("“{name}”不能用作文件夹名", "no folder can be called “{name}”", &[("name", name)]),
            RuleTrouble::NameTaken { name } => say("“{name}”与别的分组重名", "“{name}” is the name of another group", &[("name", name)]),
            RuleTrouble::NothingAsked => say("条件没有填写内容", "a condition names nothing", &[]),
            RuleTrouble::LeastMoreThanMost { least, most } => say(
                "人脸至少 {least} 张，又至多 {most} 张",
                "at least {least} faces and at most {most} cannot be",
                &[("least", &least.to_string()), ("most", &most.to_string())],
            ),
            RuleTrouble::NoPause => say("间隔至少 1 分钟", "the pause is at least 1 minute", &[]),
            RuleTrouble::TooMany { at_most } => say("规则最多 {n} 条", "there are at most {n} rules", &[("n", &at_most.to_string())]),
        }
    }
}
