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
/// The browser let no window be opened.
pub const POPUP_BLOCKED: Text =
    Text::new("浏览器拦截了新窗口，请允许后再打印。", "The browser blocked the new window. Allow it, then print again.");
/// A folder's path is in the clipboard.
pub const PATH_COPIED: Text = Text::new("文件夹路径已复制", "Folder path copied");
