//! Words of the frame around all pages.

use atelier_core::text::Text;

/// Behind a button that asks once more.
pub const AGAIN: Text = Text::new("重试", "Try again");
/// Something broke.
pub const FAULT: Text = Text::new(
    "出了故障，编号 {incident}。请重试；若仍如此，把编号告诉管理员。",
    "Something broke, no. {incident}. Try again; if it stays, tell whoever runs the server this number.",
);
/// The server is not reached.
pub const OFFLINE: Text = Text::new("连不上服务器，请检查网络。", "The server is out of reach. Check the network.");
/// The server is not reached, and is being tried.
pub const OFFLINE_BANNER: Text = Text::new("连不上服务器，正在重连", "The server is out of reach; reconnecting");
/// The browser let no window be opened.
pub const POPUP_BLOCKED: Text =
    Text::new("浏览器拦截了新窗口，请允许后再打印。", "The browser blocked the new window. Allow it, then print again.");
/// A folder's path is in the clipboard.
pub const PATH_COPIED: Text = Text::new("文件夹路径已复制", "Folder path copied");
/// There is no page at the address.
pub const NO_SUCH_PAGE: Text = Text::new("没有这个页面。", "There is no page at this address.");
/// Leads to where one's work is.
pub const TO_START: Text = Text::new("回到首页", "Back to the start");
/// Title of the sign-in page.
pub const SIGN_IN: Text = Text::new("登录", "Sign in");
/// Title of the first run.
pub const SET_UP: Text = Text::new("建店", "Set up");
/// The navigation.
pub const SECTIONS: Text = Text::new("栏目", "Sections");
/// Leads past the navigation.
pub const SKIP: Text = Text::new("跳到正文", "Skip to the page");
/// What the search finds.
pub const SEARCH_HINT: Text = Text::new("姓名、拼音首字母、电话尾号、订单号", "Name, initials, phone digits, order number");
/// Leads into the search.
pub const TO_SEARCH: Text = Text::new("查找客户", "Find a customer");
/// Opens an order.
pub const BOOK: Text = Text::new("开单", "Book");
/// What a customer owes.
pub const OWES: Text = Text::new("欠 {sum}", "owes {sum}");
/// How many orders.
pub const ORDERS: Text = Text::new("{n} 单", "{n} {n|order|orders}");
/// The switch of the language.
pub const LANGUAGE: Text = Text::new("语言", "Language");
/// Chinese, in its own script whatever the language is.
pub const ZH: Text = Text::new("中", "中");
/// English.
pub const EN: Text = Text::new("EN", "EN");
/// The menu of whoever is signed in.
pub const MY_ACCOUNT: Text = Text::new("我的账号", "My account");
/// Changes one's own password.
pub const CHANGE_PASSWORD: Text = Text::new("修改密码", "Change password");
/// The sheet of keys.
pub const KEYS: Text = Text::new("本页按键", "Keys of this page");
/// Ends the session.
pub const SIGN_OUT: Text = Text::new("退出登录", "Sign out");
/// A paper before it is printed.
pub const PAPER: Text = Text::new("打印预览", "Print preview");
/// Its pages are being drawn.
pub const PAPER_WAITING: Text = Text::new("正在生成预览", "Drawing the pages");
/// One of its pages.
pub const PAPER_PAGE: Text = Text::new("第 {n} 页，共 {m} 页", "Page {n} of {m}");
/// Prints it.
pub const PAPER_PRINT: Text = Text::new("打印", "Print");
/// Saves it as a file.
pub const PAPER_SAVE: Text = Text::new("存为文件", "Save as a file");
