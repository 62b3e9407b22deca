//! Words of someone's own choosing.

use atelier_core::text::Text;

pub const WHOSE: Text = Text::new("{name}的选择", "{name}'s choice");
pub const YES: Text = Text::new("要", "Yes");
pub const PERHAPS: Text = Text::new("待定", "Perhaps");
pub const NO: Text = Text::new("不要", "No");
pub const LEFT: Text = Text::new("未定", "Open");
pub const NEXT: Text = Text::new("下一张", "Next");
pub const PREVIOUS: Text = Text::new("上一张", "Previous");
pub const ALL_PHOTOS: Text = Text::new("全部照片", "All photos");
pub const NONE_HERE: Text = Text::new("这里没有照片。", "No photo is here.");
pub const CLOSED: Text = Text::new(
    "选择已经交给选片师，不能再改。谢谢。",
    "The consultant has taken the choice over; it cannot be changed here any more. Thank you.",
);
pub const SAVED: Text = Text::new("已保存", "Saved");
pub const SAVING: Text = Text::new("正在保存", "Saving");
pub const QUEUED: Text =
    Text::new("{n} 个选择没发出去，连上后自动补发", "{n} {n|decision|decisions} not sent yet; sent once the network is back");

pub const OWN_SCREEN: Text = Text::new("自己的屏幕", "Own screen");
pub const WAY_IN: Text = Text::new("让{name}在自己的手机或平板上选", "Let {name} choose on a telephone or tablet");
pub const WAY_WORDS: Text = Text::new(
    "连上店里的网络，扫码或输入代码。只能看这一单的照片，选要、待定、不要；看不到价格和备注。",
    "On the studio's network, by the QR code or by typing the code. It shows the photos of this order and takes yes, perhaps or no; never prices or notes.",
);
pub const ADDRESS: Text = Text::new("地址", "Address");
pub const CODE: Text = Text::new("代码", "Code");
pub const NO_ADDRESS: Text =
    Text::new("这台服务器没有对网络开放，别的设备连不上。", "This server is not open to the network: no other device reaches it.");
pub const ENDS: Text = Text::new("{clock} 自动关闭", "Ends by itself at {clock}");
pub const CLOSE: Text = Text::new("关闭这块屏幕", "Close the screen");
pub const BACK: Text = Text::new("返回", "Back");
