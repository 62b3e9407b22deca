//! Words of the page on which products are designed.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("产品设计", "Products");
pub const BACK: Text = Text::new("回到选片", "Back to the selection");
pub const DESIGNS: Text = Text::new("设计", "Designs");
pub const NONE_YET: Text =
    Text::new("还没有设计。点一种产品，照片会自动排好。", "No designs yet. Click a product: photos are put in by themselves.");
pub const NOTHING_OPEN: Text =
    Text::new("在左边选一个设计，或点一种产品新建。", "Open a design at the left, or click a product to begin one.");
pub const NOT_SAVED: Text = Text::new("未保存", "Not saved");
pub const NAME: Text = Text::new("名称", "Name");
pub const FOR_LINE: Text = Text::new("用于", "For");
pub const FOR_NOTHING: Text = Text::new("仅展示", "Only to show");
pub const PROPOSE: Text = Text::new("自动排版", "Propose");
pub const SAVE: Text = Text::new("保存", "Save");
pub const DISCARD: Text = Text::new("放弃改动", "Discard");
pub const DROP: Text = Text::new("删除", "Delete");
pub const DROP_ASK: Text = Text::new("删除“{name}”？删除后不能恢复。", "Delete “{name}”? It cannot be brought back.");
pub const KEEP: Text = Text::new("保留", "Keep");
pub const LAID: Text = Text::new("版面", "Layout");
pub const ON_WALL: Text = Text::new("上墙", "On the wall");
pub const VIEW: Text = Text::new("看法", "View");
pub const ROOM: Text = Text::new("房间", "Room");
pub const GUIDES: Text = Text::new("辅助线", "Guides");
pub const GUIDES_TOLD: Text = Text::new(
    "红线外会裁掉 {trim} 毫米；虚线内 {safety} 毫米才安全；中间 {gutter} 毫米是装订缝。",
    "Beyond the red line, {trim} mm are cut off; safe is what stands {safety} mm within; the fold takes {gutter} mm.",
);
pub const PRICE: Text = Text::new("显示价格", "Show the price");
pub const PRICE_TOLD: Text = Text::new("每加一张 {sum}", "{sum} for each photo more");
pub const FOR_CLIENT: Text = Text::new("给客户看", "For the client");
pub const FOR_STAFF: Text = Text::new("退出展示", "Leave");
pub const STRIP: Text = Text::new("选中的照片", "Picked photos");
pub const STRIP_EMPTY: Text =
    Text::new("还没有选中的照片。先在选片室选几张。", "No photo is picked yet. Pick some in the selection room first.");
pub const STRIP_HINT: Text = Text::new(
    "拖到照片位，或先点照片位再点照片。照片位上：左右键换照片，回车放入，删除键清空，Alt 加方向键在框内移动。",
    "Drag onto an opening, or click an opening, then a photo. On an opening: arrows choose a photo, Enter puts it in, Delete empties it, Alt and arrows move it within.",
);
pub const PUT_IN: Text = Text::new("放入 {number}", "Put {number} in");
pub const OPENING_EMPTY: Text = Text::new("照片位 {n}，空", "Opening {n}, empty");
pub const OPENING_WITH: Text = Text::new("照片位 {n}，{number}", "Opening {n}, {number}");
pub const FACE_CUT: Text = Text::new("有脸被裁到或裁掉", "A face is cut or left out");
pub const SOFT: Text = Text::new("像素太少，印出来会发虚", "Too few pixels: the print will look soft");
pub const PIXELS: Text = Text::new("照片位 {n}：每英寸 {pixels} 像素", "Opening {n}: {pixels} pixels per inch");
pub const WITHIN: Text = Text::new("框内移动", "Move within");
pub const WITHIN_HINT: Text = Text::new(
    "拖动照片，滚轮或两指放大；也可以用 Alt 加方向键移动，加号和减号缩放，0 复原。",
    "Drag the photo; wheel or two fingers magnify it. By keys: Alt and arrows move it, plus and minus magnify, 0 puts it back.",
);
pub const SHOW: Text = Text::new("在客户屏显示", "Show to client");
pub const STOP_SHOWING: Text = Text::new("停止显示", "Stop showing");
pub const NO_SITTING: Text = Text::new("没有进行中的选片，不能显示在客户屏。", "No sitting is open, so there is no client's screen.");
pub const PHOTO_LEFT: Text = Text::new("照片已不在这个订单", "The photo has left the order");
pub const SIZE: Text = Text::new("{width} × {height} 厘米", "{width} × {height} cm");
pub const HANG_NAME: Text = Text::new("{name}，拖动或用方向键移动", "{name}; drag it, or move it by arrow keys");
pub const SCALE_LIVING: Text = Text::new("沙发宽 210 厘米", "The sofa is 210 cm wide");
pub const SCALE_BEDROOM: Text = Text::new("床宽 180 厘米", "The bed is 180 cm wide");
pub const SCALE_CHILD: Text = Text::new("床长 160 厘米", "The bed is 160 cm long");
pub const SCALE_HALLWAY: Text = Text::new("边柜宽 120 厘米", "The sideboard is 120 cm wide");
pub const SCALE_OWN: Text = Text::new("照片里宽 {width} 米、高 {height} 米", "{width} m wide and {height} m high");
pub const ROOM_BRING: Text = Text::new("客户的房间…", "Client's room…");
pub const ROOM_OWN: Text = Text::new("客户的房间", "Client's room");
pub const ROOM_CHANGE: Text = Text::new("重新量这个房间", "Measure this room again");
pub const ROOM_CALIBRATE: Text = Text::new("按已知长度量房间", "Measure the room by a known length");
pub const ROOM_HOW: Text = Text::new(
    "把两个圆点拖到墙上一段已知长度的两端，再输入这段长度。照片要正对着墙拍。",
    "Drag the two rings onto the ends of something on the wall whose length you know, then type it. The photograph must face the wall straight on.",
);
pub const ROOM_NAME: Text = Text::new("房间名称", "Name of the room");
pub const ROOM_LENGTH: Text = Text::new("两点之间的实际长度（厘米）", "True length between the rings (cm)");
pub const ROOM_SEEN: Text =
    Text::new("这张照片里：宽 {width} 米、高 {height} 米。", "In this photograph: {width} m wide, {height} m high.");
pub const ROOM_END: Text = Text::new("端点 {n}，拖动或用方向键移动", "End {n}; drag it, or move it by arrow keys");
pub const ROOM_DROP: Text = Text::new("从列表移除", "Take off the list");
pub const CANCEL: Text = Text::new("取消", "Cancel");
pub const A4_LONG: Text = Text::new("A4 长边 29.7", "A4 long side 29.7");
pub const A4_SHORT: Text = Text::new("A4 短边 21", "A4 short side 21");
pub const DOOR: Text = Text::new("门高 200", "Door height 200");
pub const SOFA: Text = Text::new("沙发宽 210", "Sofa 210");
