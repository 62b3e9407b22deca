//! Words of cameras' clocks.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("相机时钟", "Cameras' clocks");
pub const HINT: Text = Text::new(
    "先用每台相机拍一次场记码，时间差会自动算出。照片文件里的时间不改，每次校正都可以撤销。",
    "Photograph the slate first with every camera, and its clock is known. Times in files stay as they are, and every correction can be taken back.",
);
pub const NONE: Text = Text::new("照片导入后，相机会列在这里。", "Cameras are listed here once photos have come in.");
pub const SERIAL: Text = Text::new("机身号 {serial}", "serial {serial}");
pub const NO_SERIAL: Text = Text::new("不写机身号", "writes no serial number");
pub const NO_CAMERA: Text = Text::new("未知相机", "Unknown camera");
pub const PHOTOS: Text = Text::new("{n} 张", "{n} {n|photo|photos}");

pub const RIGHT: Text = Text::new("准", "right");
pub const SLOW: Text = Text::new("慢 {by}", "{by} slow");
pub const FAST: Text = Text::new("快 {by}", "{by} fast");
pub const DAYS: Text = Text::new("{n} 天", "{n} d");
pub const HOURS: Text = Text::new("{n} 小时", "{n} h");
pub const MINUTES: Text = Text::new("{n} 分", "{n} min");
pub const SECONDS: Text = Text::new("{n} 秒", "{n} s");
pub const NOT_CHECKED: Text = Text::new("未核对", "not checked");
pub const BY_SLATE_OF: Text = Text::new("{off}，据 {number} 的场记码，{when}", "{off}, by the slate of {number}, {when}");
pub const BY_SLATE: Text = Text::new("{off}，据场记码，{when}", "{off}, by a slate, {when}");
pub const BY_HAND: Text = Text::new("{off}，据照片 {file}，{when}", "{off}, by photo {file}, {when}");
pub const ROUTED: Text = Text::new("据此 {n} 张归到 {number}", "sent {n} {n|photo|photos} to {number}");
pub const RECORDED: Text = Text::new("{when} 记下", "recorded {when}");
pub const TAKEN_BACK: Text = Text::new("已撤销", "taken back");
pub const UNDO: Text = Text::new("撤销", "Undo");
pub const COUNT_AGAIN: Text = Text::new("重新采用", "Count again");
pub const UNDONE: Text = Text::new("这次校正已撤销", "Correction taken back");
pub const COUNTS: Text = Text::new("这次校正重新采用", "Correction counts again");

pub const BY_PHOTO: Text = Text::new("按照片校时", "Set by a photo");
pub const BY_PHOTO_HINT: Text =
    Text::new("选一张拍到钟表或手机时间的照片，填上真实时间。", "Choose a photo that shows a clock or a phone, and type the true time.");
pub const NO_PHOTOS: Text = Text::new("这台相机的照片没有时间。", "This camera's photos have no time.");
pub const LATEST: Text = Text::new("最近的照片", "Latest photos");
pub const PHOTO_AT: Text = Text::new("{file}，相机时间 {when}", "{file}, camera's time {when}");
pub const CAMERA_SAID: Text = Text::new("相机时间", "Camera's time");
pub const TRUE_TIME: Text = Text::new("真实时间", "True time");
pub const TRUE_TIME_HINT: Text = Text::new("如 2026-11-22 14:02:07，或只写 14:02:07", "Such as 2026-11-22 14:02:07, or only 14:02:07");
pub const NOT_A_TIME: Text = Text::new("请写成 2026-11-22 14:02:07 或 14:02:07", "Write it as 2026-11-22 14:02:07 or 14:02:07");
pub const IT_IS_RIGHT: Text = Text::new("相机时间是准的", "The camera is right");
pub const IT_IS_OFF: Text = Text::new("相机{off}", "The camera is {off}");
pub const SAVE: Text = Text::new("保存", "Save");
pub const CANCEL: Text = Text::new("取消", "Cancel");
pub const SET: Text = Text::new("{camera} 已校时", "{camera}: clock set");
