//! Words of the client's screen, and of presenting on it.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("客户屏", "Client's screen");
pub const TITLE_N: Text = Text::new("客户屏 {n}", "Client's screen {n}");
pub const CLOSED_WORDS: Text = Text::new(
    "打开后，第二块显示器，或店内网络上的任何浏览器、电视、平板，都能显示您正在看的照片；价格和备注不会出现。",
    "Once open, a second monitor, or any browser, television or tablet on the studio's network, shows what you look at; never prices or notes.",
);
pub const OPEN: Text = Text::new("打开客户屏", "Open the client's screen");
pub const CODE: Text = Text::new("代码", "Code");
pub const ADDRESS: Text = Text::new("地址", "Address");
pub const QR: Text = Text::new("客户屏地址二维码", "QR code of the screen's address");
pub const NO_ADDRESS: Text = Text::new(
    "这台服务器没有对网络开放，只能在这台电脑的第二块显示器上打开。",
    "This server is not open to the network: the screen can only be a window of this computer.",
);
pub const WINDOW: Text = Text::new("在第二块显示器打开", "Open on the second monitor");
pub const SHOWS: Text = Text::new("显示什么", "What it shows");
pub const FOLLOW: Text = Text::new("跟随我", "Follow me");
pub const HOLD: Text = Text::new("停住画面", "Hold the picture");
pub const BLANK: Text = Text::new("黑屏", "Blank");
pub const SLIDES: Text = Text::new("在客户屏放幻灯", "Play a slideshow there");
pub const PRICES: Text = Text::new("显示价格", "Show prices");
pub const WISHES: Text = Text::new("显示客户的修片要求", "Show the client's retouch wishes");
pub const PRINT: Text = Text::new("按实物大小", "As large as the print");
pub const PRINT_HINT: Text = Text::new(
    "只看一张照片时有效；客户屏上先填好屏幕尺寸。",
    "For one photo at a time; the screen's diagonal is set on the screen itself.",
);
pub const PRINT_NONE: Text = Text::new("不按", "No");
pub const PRINT_CM: Text = Text::new("{a} × {b} 厘米", "{a} × {b} cm");
pub const LOOKING: Text = Text::new("{n} 块屏幕在看", "{n} {n|screen is|screens are} looking");
pub const ENDS: Text = Text::new("{clock} 自动关闭", "Ends by itself at {clock}");
pub const CLOSE: Text = Text::new("关闭客户屏", "Close the client's screen");

pub const ENTER: Text = Text::new("请输入代码", "Enter the code");
pub const ENTER_WORDS: Text = Text::new("代码在选片师的电脑上：客户屏。", "It stands on the consultant's computer, under Client's screen.");
pub const TYPED: Text = Text::new("已输入 {code}", "Typed: {code}");
pub const LETTER: Text = Text::new("输入一个字符", "Type a letter");
pub const DELETE: Text = Text::new("删除", "Delete");
pub const MOVE: Text = Text::new("移动", "Move");
pub const ENDED: Text = Text::new("这次选片的客户屏已关闭。谢谢。", "This screen has been closed. Thank you.");
pub const LOST: Text = Text::new("连接中断，正在重连", "Connection lost, trying again");
pub const FULL: Text = Text::new("全屏", "Full screen");
pub const SIZE: Text = Text::new("屏幕尺寸", "Size of this screen");
pub const SIZE_INCHES: Text = Text::new("对角线（英寸）", "Diagonal in inches");
pub const SIZE_HINT: Text =
    Text::new("填了才能按实物大小显示，只记在这块屏幕上。", "Needed to show prints in their true size; kept on this screen only.");
pub const SIZE_WRONG: Text = Text::new("请填 3 到 400。", "Between 3 and 400.");
pub const SIZE_MISSING: Text = Text::new("填写屏幕尺寸后按实物大小显示", "Set this screen's size to see the print's true size");
pub const SAVE: Text = Text::new("保存", "Save");
pub const PHOTO_GONE: Text = Text::new("照片不在了", "This photo is missing");
pub const PACKAGE: Text = Text::new("套系", "Package");
pub const EXTRA: Text = Text::new("加选", "Extra");
pub const TO_PAY: Text = Text::new("待付", "To pay");
