//! What the packages' page says, in both languages. Words for shoot types and purposes are in `atelier_core`.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("套系", "Packages");
pub const ADD: Text = Text::new("新套系", "New package");
pub const ADD_TITLE: Text = Text::new("新套系", "New package");
pub const EDIT_TITLE: Text = Text::new("修改套系 {name}", "Edit {name}");
pub const NONE_YET: Text =
    Text::new("套系建好后会列在这里，开单时就能选。", "Packages are listed here, and can be booked, once they are made.");
pub const RETIRED: Text = Text::new("停售", "Retired");
pub const NAME: Text = Text::new("名称", "Name");
pub const SHOOT_TYPE: Text = Text::new("拍照类型", "Shoot type");
pub const PRICE: Text = Text::new("价格", "Price");
pub const PRICE_NEEDED: Text = Text::new("请填价格", "Price needed");
pub const SHOOTS: Text = Text::new("拍摄次数", "Shoots");
pub const SHOOTS_COUNT: Text = Text::new("拍摄 {n} 次", "{n} {n|shoot|shoots}");
pub const SHOOTS_RANGE: Text = Text::new("1 到 50 次", "1 to 50");
pub const CONTENTS: Text = Text::new("套系内容", "What it includes");
pub const PURPOSE: Text = Text::new("用途", "Purpose");
pub const DETAIL: Text = Text::new("产品", "Product");
pub const DETAIL_HINT: Text = Text::new("如 12寸 30P 相册", "Such as 12\" album, 30 pages");
pub const INCLUDED: Text = Text::new("含几张", "Included");
pub const ALL: Text = Text::new("全部", "All");
pub const EXTRA_PRICE: Text = Text::new("加片单价", "Extra photo");
pub const EXTRA_NEEDED: Text = Text::new("填加片价格", "Price needed");
pub const COUNT_NEEDED: Text = Text::new("填张数", "Count needed");
pub const EXTRA_EACH: Text = Text::new("加一张 {sum}", "{sum} each extra");
pub const NO_EXTRA: Text = Text::new("不加价", "no extras");
pub const EACH: Text = Text::new("每件照片数", "Photos a piece");
pub const SHAPE: Text = Text::new("照片方向", "How they lie");
pub const SHAPE_ANY: Text = Text::new("横竖都可以", "Upright or across");
pub const SHAPE_UPRIGHT: Text = Text::new("只要竖拍", "Upright only");
pub const SHAPE_ACROSS: Text = Text::new("只要横拍", "Across only");
pub const EXTRAS: Text = Text::new("可以加", "More can be had");
pub const PIECES_OF: Text = Text::new("{n} 件 × {each} 张", "{n} of {each}");
pub const ADD_LINE: Text = Text::new("加一行", "Add line");
pub const REMOVE_LINE: Text = Text::new("去掉这一行", "Remove this line");
pub const IS_SOLD: Text = Text::new("在售，开单时可选", "Sold: offered when booking");
pub const KEEPS: Text = Text::new("已开的订单按开单时的内容，不受修改影响。", "Orders keep what they were booked with.");
pub const SAVE: Text = Text::new("保存", "Save");
pub const CANCEL: Text = Text::new("取消", "Cancel");
pub const SAVED: Text = Text::new("套系 {name} 已保存", "Package {name} saved");
pub const RELOAD: Text = Text::new("载入最新内容", "Load the latest");
pub const WISHES: Text = Text::new("修图要求", "Retouch wishes");
pub const WISHES_HINT: Text = Text::new(
    "选片时按数字选前九项；改名不影响已经记下的要求。",
    "The first nine are chosen by number in the selection room; renaming changes nothing that was noted.",
);
pub const WISH_ADD: Text = Text::new("添加要求", "Add a wish");
pub const WISH_NAME: Text = Text::new("要求名称", "Name of the wish");
pub const WISH_SAVE: Text = Text::new("保存", "Save");
pub const WISH_RENAME: Text = Text::new("改名", "Rename");
pub const WISH_UP: Text = Text::new("上移", "Up");
pub const WISH_DOWN: Text = Text::new("下移", "Down");
pub const WISH_HIDE: Text = Text::new("停用", "Hide");
pub const WISH_OFFER: Text = Text::new("启用", "Offer");
pub const WISH_HIDDEN: Text = Text::new("已停用", "Hidden");
