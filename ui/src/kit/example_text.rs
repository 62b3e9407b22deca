//! Words of the controls' examples: such as stand on real pages.

use atelier_core::text::Text;

/// A verb.
pub const TAKE_PAYMENT: Text = Text::new("收款", "Take payment");
/// A verb.
pub const PRINT: Text = Text::new("打印", "Print");
/// A verb.
pub const CANCEL: Text = Text::new("取消", "Cancel");
/// A verb.
pub const CANCEL_ORDER: Text = Text::new("取消订单", "Cancel the order");
/// A question.
pub const SURE: Text = Text::new("取消后不能再收款和选片。", "Nothing can be paid or selected after that.");
/// A verb.
pub const SAVE: Text = Text::new("保存", "Save");
/// A verb.
pub const BOOK: Text = Text::new("开单", "Book");
/// A state.
pub const WEDDING: Text = Text::new("婚纱", "Wedding");
/// A kind of shoot.
pub const CHILDREN: Text = Text::new("儿童", "Children");
/// A kind of shoot.
pub const FAMILY: Text = Text::new("全家福", "Family");
/// What is photographed.
pub const SHOOT_TYPE: Text = Text::new("拍照类型", "Shoot type");
/// A state.
pub const ARRIVED: Text = Text::new("已到", "Arrived");
/// A state.
pub const OWING: Text = Text::new("还欠", "Owing");
/// A state.
pub const TONIGHT: Text = Text::new("今晚前", "Tonight");
/// A state.
pub const UNDER_WAY: Text = Text::new("进行中", "Under way");
/// A field.
pub const NAME: Text = Text::new("姓名", "Name");
/// Its hint.
pub const NAME_HINT: Text = Text::new("如 孙悦 & 周航", "Such as Sun Yue & Zhou Hang");
/// A field.
pub const PHONE: Text = Text::new("电话", "Phone");
/// An error.
pub const TOO_SHORT: Text = Text::new("电话至少 5 位", "A phone number has at least 5 digits");
/// A field.
pub const PASSWORD: Text = Text::new("密码", "Password");
/// A field.
pub const NOTE: Text = Text::new("备注", "Note");
/// A count.
pub const PHOTOS: Text = Text::new("张数", "Photos");
/// A field.
pub const AMOUNT: Text = Text::new("金额", "Amount");
/// A field.
pub const SHOOT_DAY: Text = Text::new("拍摄日期", "Day of the shoot");
/// A person.
pub const PERSON: Text = Text::new("林晓", "Lin Xiao");
/// Nothing here.
pub const NO_ORDERS: Text = Text::new("今天还没有订单。", "No orders today yet.");
