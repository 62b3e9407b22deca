//! Words for verdicts, retouch codes and sittings.

use super::{
    BranchState, ColourLabel, KeyAct, KeyGroup, KeyProfile, RecordState, RetouchCode, SheetTrouble, SittingState, StartFrom, Verdict,
};
use crate::text::{Lang, Text};

/// The head of a laid-out sitting's table, column by column.
pub(super) const TABLE_HEAD: [Text; 9] = [
    Text::new("文件", "File"),
    Text::new("用途", "Purposes"),
    Text::new("标记", "Verdict"),
    Text::new("星级", "Stars"),
    Text::new("色标", "Label"),
    Text::new("客户的修图要求", "Client's wishes"),
    Text::new("订单号", "Order"),
    Text::new("第几次选片", "Sitting"),
    Text::new("备注", "Remark"),
];
pub(super) const BETWEEN_NAMES: Text = Text::new("、", ", ");
pub(super) const BETWEEN_WORDS: Text = Text::new("；", "; ");
pub(super) const NOT_IN_LIBRARY: Text = Text::new("照片库里没有：{names}", "Not in the library: {names}");
pub(super) const OWN_XMP_KEPT: Text = Text::new("原有的 XMP 未改动", "Its own XMP was left as it is");

impl RecordState {
    /// What it means for the client.
    pub fn text(self) -> Text {
        match self {
            RecordState::Holds => Text::new("与当时一致", "As it was then"),
            RecordState::Altered => Text::new("记录被改过", "The record was altered"),
            RecordState::ChosenOtherwise => Text::new("选片结果与记录不同", "What is chosen differs from the record"),
            RecordState::PhotosGone => Text::new("当时的照片已不全", "Photos that were shown are gone"),
        }
    }
}

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

impl ColourLabel {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            ColourLabel::Red => Text::new("红", "Red"),
            ColourLabel::Yellow => Text::new("黄", "Yellow"),
            ColourLabel::Green => Text::new("绿", "Green"),
            ColourLabel::Blue => Text::new("蓝", "Blue"),
            ColourLabel::Purple => Text::new("紫", "Purple"),
        }
    }
}

impl BranchState {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            BranchState::Open => Text::new("进行中", "Open"),
            BranchState::Merged => Text::new("已合并", "Merged"),
            BranchState::Dropped => Text::new("已放弃", "Given up"),
        }
    }
}

impl StartFrom {
    /// What it means for whoever chooses.
    pub fn text(self) -> Text {
        match self {
            StartFrom::Blank => Text::new("从头选，不看别人的标记", "From nothing, without the others' marks"),
            StartFrom::AsItStands => Text::new("接着现在的标记选", "From the marks as they are now"),
        }
    }
}

impl KeyProfile {
    /// The program by its own name.
    pub fn text(self) -> Text {
        match self {
            KeyProfile::Bocheng => Text::new("博诚选片", "Bocheng"),
            KeyProfile::PhotoMechanic => Text::new("Photo Mechanic", "Photo Mechanic"),
            KeyProfile::Lightroom => Text::new("Lightroom", "Lightroom"),
            KeyProfile::Darktable => Text::new("darktable", "darktable"),
        }
    }
}

impl KeyGroup {
    /// The heading of the group.
    pub fn text(self) -> Text {
        match self {
            KeyGroup::Decide => Text::new("标记", "Decide"),
            KeyGroup::Rate => Text::new("星级与色标", "Stars and labels"),
            KeyGroup::Purposes => Text::new("用途", "Purposes"),
            KeyGroup::Look => Text::new("看片", "Look"),
            KeyGroup::Compare => Text::new("对比", "Compare"),
            KeyGroup::Lists => Text::new("列表与顺序", "Lists and order"),
            KeyGroup::Room => Text::new("客户屏与提交", "Client's screen, submit"),
        }
    }
}

impl KeyAct {
    /// What the key does, with its number or colour.
    pub fn words(self, lang: Lang) -> String {
        let number = match self {
            KeyAct::Rate(number) | KeyAct::Purpose(number) | KeyAct::Survey(number) => number.to_string(),
            KeyAct::Label(Some(label)) => {
                return Text::new("{label}色标", "{label} label").with(lang, &[("label", label.text().get(lang))]);
            }
            _ => String::new(),
        };
        self.text().with(lang, &[("n", &number)])
    }

    fn text(self) -> Text {
        match self {
            KeyAct::Pick => Text::new("选中(恢复)", "Pick, restore"),
            KeyAct::Reject => Text::new("不要，看下一张", "Reject, go on"),
            KeyAct::Maybe => Text::new("待定", "Maybe"),
            KeyAct::Undecided => Text::new("清除标记", "Undecided"),
            KeyAct::Rate(0) => Text::new("去掉星级", "No stars"),
            KeyAct::Rate(_) => Text::new("{n} 星", "{n} {n|star|stars}"),
            KeyAct::Label(_) => Text::new("去掉色标", "No label"),
            KeyAct::Purpose(_) => Text::new("用途 {n}", "Purpose {n}"),
            KeyAct::Purposes => Text::new("用途", "Purposes"),
            KeyAct::Note => Text::new("修图说明", "Retouch note"),
            KeyAct::Undo => Text::new("撤销", "Undo"),
            KeyAct::Redo => Text::new("重做", "Redo"),
            KeyAct::Next => Text::new("下一张", "Next"),
            KeyAct::Previous => Text::new("上一张", "Previous"),
            KeyAct::Up => Text::new("上一行", "Row up"),
            KeyAct::Down => Text::new("下一行", "Row down"),
            KeyAct::First => Text::new("第一张", "First"),
            KeyAct::Last => Text::new("最后一张", "Last"),
            KeyAct::Loupe => Text::new("放大看", "Loupe"),
            KeyAct::Grid => Text::new("回到网格", "Grid"),
            KeyAct::ZoomIn => Text::new("放大", "Zoom in"),
            KeyAct::ZoomOut => Text::new("缩小", "Zoom out"),
            _ => self.more_text(),
        }
    }

    fn more_text(self) -> Text {
        match self {
            KeyAct::ActualSize => Text::new("实际尺寸", "Actual size"),
            KeyAct::BeforeAfter => Text::new("修前修后", "Before and after"),
            KeyAct::Slideshow => Text::new("自动播放", "Slideshow"),
            KeyAct::SlideFaster => Text::new("播放快一点", "Slideshow faster"),
            KeyAct::SlideSlower => Text::new("播放慢一点", "Slideshow slower"),
            KeyAct::RapidPass => Text::new("快速过片", "Rapid pass"),
            KeyAct::FoldSeries => Text::new("折叠连拍", "Fold series"),
            KeyAct::PartSeries => Text::new("不作连拍，再按恢复", "Not a series, again to restore"),
            KeyAct::Compare => Text::new("对比(Ctrl 点两张后)", "Compare (two by Ctrl and a click)"),
            KeyAct::Promote => Text::new("换擂主", "Promote"),
            KeyAct::Choose => Text::new("选定擂主", "Choose the champion"),
            KeyAct::Survey(_) => Text::new("{n} 张并排", "{n} side by side"),
            KeyAct::Shuffle => Text::new("打乱", "Shuffle"),
            KeyAct::ShuffleOutfits => Text::new("打乱，造型不拆开", "Shuffle by outfit"),
            KeyAct::ShootOrder => Text::new("拍摄顺序", "Shoot order"),
            KeyAct::Picked => Text::new("选中列表", "Selected list"),
            KeyAct::Rejected => Text::new("不要列表", "Rejected list"),
            KeyAct::ClearFilter => Text::new("取消筛选", "Clear the filter"),
            KeyAct::Count => Text::new("显示数量", "Show the count"),
            KeyAct::Names => Text::new("显示或隐藏文件名", "File names on or off"),
            KeyAct::History => Text::new("回看", "History"),
            KeyAct::Present => Text::new("客户屏跟随或定住", "Client's screen follows or holds"),
            KeyAct::Blank => Text::new("客户屏黑屏", "Blank the client's screen"),
            KeyAct::Submit => Text::new("提交", "Submit"),
            KeyAct::AllKeys => Text::new("全部按键", "All keys"),
            _ => Text::new("", ""),
        }
    }
}

impl SheetTrouble {
    /// What is wrong, and what can be done.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            SheetTrouble::NoSuchChoice { word } => {
                Text::new("没有“{word}”这种打印选项。", "There is no choice “{word}” for a sheet.").with(lang, &[("word", word)])
            }
            SheetTrouble::Grid { at_most } => Text::new("行数和列数须在 1 到 {n} 之间。", "Rows and columns are from 1 to {n}.")
                .with(lang, &[("n", &at_most.to_string())]),
            SheetTrouble::CellsTooSmall { columns, rows } => {
                Text::new("这种纸放不下，最多 {n} 列 {m} 行。", "That does not fit this paper: at most {n} columns and {m} rows.")
                    .with(lang, &[("n", &columns.to_string()), ("m", &rows.to_string())])
            }
            SheetTrouble::SheetsOnly => {
                Text::new("卷纸只能打印选片单，请换 A4 或 A5。", "Only the selection sheet is made for rolls. Choose A4 or A5.")
                    .get(lang)
                    .to_owned()
            }
            SheetTrouble::NoSuchPage { page, pages } => {
                Text::new("没有第 {n} 页，共 {m} 页。", "There is no page {n}; the document has {m}.")
                    .with(lang, &[("n", &page.to_string()), ("m", &pages.to_string())])
            }
            SheetTrouble::NoPosition => {
                Text::new("编号的起始位置和长度都从 1 开始。", "A number's position and length begin at 1.").get(lang).to_owned()
            }
            SheetTrouble::BeyondName { from, file } => {
                Text::new("{file} 没有第 {n} 位，请换一种编号。", "{file} has no position {n}. Choose another numbering.")
                    .with(lang, &[("file", file), ("n", &from.to_string())])
            }
        }
    }
}
