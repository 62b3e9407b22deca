//! Words of memory cards.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("存储卡", "Memory cards");
pub const NONE: Text =
    Text::new("把卡插进服务器电脑的读卡器，它会出现在这里。", "Put a card into a reader of the server's computer and it shows up here.");
pub const READ_IN: Text = Text::new("读卡", "Read in");
pub const FOLDER: Text = Text::new("或读入服务器电脑上的文件夹", "Or any folder of the server's computer");
pub const FOLDER_HINT: Text = Text::new("路径，如 /media/EOS_DIGITAL 或 E:\\DCIM", "A path, such as /media/EOS_DIGITAL or E:\\DCIM");
pub const CHOOSE_FOLDER: Text = Text::new("选择文件夹", "Choose a folder");
pub const BEGUN: Text = Text::new("开始读入 {path}", "Reading {path}");
pub const OWED: Text = Text::new("还有 {n} 张待做第二份备份", "{n} {n|photo|photos} still without a second copy");

pub const READING: Text = Text::new("正在读卡", "Being read");
pub const AWAY: Text = Text::new("卡已拔出，插回后继续", "Pulled out; goes on when it is back");
pub const SAFE: Text = Text::new("全部入库，可以清空", "All in the library, may be cleared");
pub const SAFE_TWICE: Text = Text::new("已有两份，可以清空", "All in two places, may be cleared");
pub const NOT_ALL: Text = Text::new("没有全部入库，请勿清空", "Not everything was taken, do not clear");
pub const WAITS: Text = Text::new("已入库，等第二份备份", "In the library, waiting for the second copy");
pub const CLEARED: Text = Text::new("已清空", "Cleared");

pub const LOOKING: Text = Text::new("正在查看卡上的文件", "Looking through the card");
pub const EMPTY_CARD: Text = Text::new("没有照片", "No photos on it");
pub const IN_LIBRARY: Text = Text::new("{safe} / {files} 张已入库", "{safe} of {files} in the library");
pub const REFUSED: Text = Text::new("{n} 个未导入", "{n} not taken");
pub const SINCE: Text = Text::new("{when} 起", "since {when}");
pub const PROGRESS: Text = Text::new("{name} 的读卡进度", "How far {name} is");

pub const CLEAR: Text = Text::new("清空存储卡…", "Clear the card…");
pub const CLEAR_TITLE: Text = Text::new("清空 {name}", "Clear {name}");
pub const CLEAR_IN_LIBRARY: Text =
    Text::new("这张卡的 {n} 张照片已在照片库里。", "The {n} {n|photo|photos} of this card {n|is|are} in the library.");
pub const CLEAR_IN_BOTH: Text = Text::new(
    "这张卡的 {n} 张照片已在照片库里，在 {path} 还有第二份。",
    "The {n} {n|photo|photos} of this card {n|is|are} in the library, and in the second copy at {path}.",
);
pub const CLEAR_COMPARES: Text = Text::new(
    "每一张在删除前再逐字节核对一次；核对不上的留在卡上。",
    "Each is read and compared once more before it is deleted; one that differs stays on the card.",
);
pub const CLEAR_LEAVES: Text = Text::new("卡上的其他内容不动。", "Anything else on the card stays.");
pub const CLEAR_NO_UNDO: Text = Text::new("从卡上删除后不能撤销。", "What is deleted from the card does not come back.");
pub const CLEAR_SURE: Text = Text::new("删除 {name} 上的 {n} 张照片", "Delete the {n} {n|photo|photos} on {name}");
pub const CLEAR_NOW: Text = Text::new("核对并删除", "Compare and delete");
pub const CLEAR_STALE: Text = Text::new("这张卡的情况变了，现在不能清空。", "This card is not as it was; it cannot be cleared now.");
pub const CANCEL: Text = Text::new("取消", "Cancel");
pub const CLEARED_ALL: Text = Text::new("{name}：删除了 {n} 张", "{name}: {n} {n|photo|photos} deleted");
pub const CLEARED_SOME: Text =
    Text::new("{name}：删除了 {n} 张，留下 {kept} 张没有核对上", "{name}: {n} deleted, {kept} kept because they could not be confirmed");
