//! What the page of arriving photos says, in both languages. Reasons are worded in `atelier_core`.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("拍摄导片", "Arriving photos");
pub const SECTION: Text = Text::new("拍摄", "Shoots");
pub const WATCHING_WORKS: Text = Text::new("正在看守", "Watching");
pub const WATCHING_GONE: Text = Text::new("文件夹不在了", "Folder is gone");
pub const WATCHING_NOT_SET: Text = Text::new("还没有设置拍摄文件夹", "No shoot folder is set");
pub const GONE_HINT: Text = Text::new("接好硬盘或网络盘后会自动继续。", "It goes on by itself once the disk or share is back.");
pub const NOT_SET_HINT: Text = Text::new(
    "店主在设置里选定文件夹后，照片会自动导入。",
    "Photos come in by themselves once the owner has chosen a folder in the settings.",
);
pub const TO_SETTINGS: Text = Text::new("去设置", "Open settings");
pub const HOW: Text = Text::new(
    "用订单号命名子文件夹，照片自动归单；其他的在下面等待归单。",
    "A sub-folder named by the order number belongs to that order; anything else waits below.",
);
pub const OPEN_FOLDER: Text = Text::new("打开文件夹", "Open folder");

pub const IDLE: Text = Text::new("没有待导入的照片", "Nothing is waiting");
pub const WAITING: Text = Text::new("等待", "Waiting");
pub const TAKEN: Text = Text::new("已导入", "Taken in");
pub const REFUSED: Text = Text::new("未导入", "Not taken");
pub const RATE: Text = Text::new("每分钟", "A minute");
pub const CURRENT: Text = Text::new("正在读 {file}", "Reading {file}");
pub const TIME_LEFT_MINUTES: Text = Text::new("约剩 {n} 分钟", "about {n} {n|minute|minutes} left");
pub const TIME_LEFT_SECONDS: Text = Text::new("不到一分钟", "less than a minute left");

pub const UNASSIGNED: Text = Text::new("待归单", "Unassigned");
pub const UNASSIGNED_NONE: Text = Text::new("没有待归单的文件夹。", "No folder waits for an order.");
pub const UNASSIGNED_HOW: Text = Text::new("拖到右边的订单上，或填订单号", "Drag onto an order, or type its number");
pub const TOP_FOLDER: Text = Text::new("（直接放在拍摄文件夹里）", "(directly in the shoot folder)");
pub const PHOTOS: Text = Text::new("{n} 张", "{n} {n|photo|photos}");
pub const FIRST_TAKEN: Text = Text::new("{when} 起拍", "from {when}");
pub const WRONG_NUMBER: Text = Text::new("没有订单 {number}", "No order {number}");
pub const ASSIGN: Text = Text::new("归单", "Assign");
pub const ORDER_NUMBER: Text = Text::new("订单号", "Order number");
pub const ASSIGNED: Text = Text::new("{folder} 已归到 {number}", "{folder} assigned to {number}");
pub const CARD_NAME: Text = Text::new("{folder}，{n} 张，可拖动到订单", "{folder}, {n} {n|photo|photos}, drag onto an order");

pub const ORDERS: Text = Text::new("订单", "Orders");
pub const ORDERS_SEARCH: Text = Text::new("姓名、电话、订单号", "Name, phone, order number");
pub const ORDERS_NONE: Text = Text::new("没有符合的订单", "No order matches");

pub const ARRIVING: Text = Text::new("正在到达", "Arriving");
pub const IS_COMING: Text = Text::new("{file}，正在导入", "{file}, being taken in");
pub const IS_IN: Text = Text::new("{file}，已导入", "{file}, taken in");
pub const ARRIVED: Text = Text::new("已到照片", "Photos in");
pub const ARRIVED_NONE: Text = Text::new("照片导入后，订单会列在这里。", "Orders are listed here as their photos come in.");
pub const TROUBLES: Text = Text::new("未导入的文件", "Files not taken");
pub const TROUBLES_NONE: Text = Text::new("没有未导入的文件。", "Every file was taken.");
pub const DISMISS_ALL: Text = Text::new("全部知道了", "Dismiss all");
pub const DISMISS_ONE: Text = Text::new("不再显示 {file}", "Dismiss {file}");
pub const TO_SELECTION: Text = Text::new("去选片", "Select");
