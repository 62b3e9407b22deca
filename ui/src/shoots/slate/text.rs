//! Words of the slate.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("场记码", "Slate");
pub const HOW: Text = Text::new(
    "开拍前，每台相机都先拍一张这个画面：照片会自动归到这张订单，几台相机的时间也会对齐。",
    "Photograph this first, with every camera: the photos then go to this order, and the cameras' clocks are set alike.",
);
pub const CLOSED: Text = Text::new("这张订单已经结束，照片不会归到它名下。", "This order is closed; photos will not go to it.");
pub const CODE: Text = Text::new("{number} 的场记码", "Slate of {number}");
pub const BACK: Text = Text::new("返回", "Back");
pub const NO_SUCH: Text = Text::new("没有这张订单", "There is no such order");
