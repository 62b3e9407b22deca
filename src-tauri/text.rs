//! The few words that stand in the window before the pages do.

use atelier_core::text::Text;

/// While the studio is being opened.
pub const OPENING: Text = Text::new("正在打开店铺…", "Opening the studio…");
/// It could not be opened; why stands below.
pub const NOT_OPENED: Text = Text::new("无法打开店铺", "The studio cannot be opened");
/// Title of the client's window.
pub const CLIENT_SCREEN: Text = Text::new("客户屏", "Client's screen");
/// Something broke that nobody refused.
pub const BROKE: Text = Text::new("程序遇到问题：{detail}", "Something broke: {detail}");
