//! Words of the selection room.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("选片", "Selection");
pub const QUEUE_EMPTY: Text = Text::new(
    "没有等待选片的订单。照片导入后会出现在这里。",
    "No order waits for a selection. Orders appear here once their photos are in.",
);
pub const TO_SHOOTS: Text = Text::new("看导片", "See arriving photos");
pub const PHOTOS_N: Text = Text::new("{n} 张", "{n} {n|photo|photos}");
pub const PICKED_N: Text = Text::new("选中 {n}", "{n} picked");
pub const SITTING_N: Text = Text::new("第 {n} 次选片", "Sitting {n}");
pub const NOT_BEGUN: Text = Text::new("未开始", "Not begun");
pub const BACK: Text = Text::new("返回", "Back");
pub const SHOOT_ORDER: Text = Text::new("拍摄顺序", "Shoot order");
pub const SHUFFLED: Text = Text::new("已打乱 #{seed}", "Shuffled #{seed}");
pub const SHUFFLE: Text = Text::new("打乱", "Shuffle");
pub const UNSHUFFLE: Text = Text::new("恢复拍摄顺序", "Back to shoot order");
pub const COMPARE: Text = Text::new("对比", "Compare");
pub const SUBMIT: Text = Text::new("提交", "Submit");
pub const MARKS: Text = Text::new("标记", "Marks");
pub const ALL: Text = Text::new("全部", "All");
pub const PURPOSES: Text = Text::new("用途", "Purposes");
pub const USED_OF: Text = Text::new("{used} / {included}", "{used} / {included}");
pub const ANY_NUMBER: Text = Text::new("全部", "all");
pub const BILL: Text = Text::new("账单", "Bill");
pub const LIVE: Text = Text::new("即时", "live");
pub const PACKAGE: Text = Text::new("套系 {name}", "Package {name}");
pub const EARLIER: Text = Text::new("前次加片", "Earlier extras");
pub const EXTRA_N: Text = Text::new("{what} 加片 {n}", "{what}, {n} extra");
pub const PAID: Text = Text::new("已付", "Paid");
pub const TO_PAY: Text = Text::new("还需付", "To pay");
pub const NOTHING_TO_PAY: Text = Text::new("已付清", "Paid in full");
pub const LEFT: Text = Text::new("还可选", "Still included");
pub const LEFT_N: Text = Text::new("{what} {n} 张", "{what} {n}");
pub const PRINT_SELECTION: Text = Text::new("打印选片单", "Print selection sheet");
pub const PRINT_CONTACT: Text = Text::new("打印小样", "Print contact sheet");
pub const SAVED_AT: Text = Text::new("已保存 · {clock}", "Saved · {clock}");
pub const NOTHING_YET: Text = Text::new("每个标记自动保存", "Every mark saves itself");
pub const SAVING: Text = Text::new("正在保存 {n}", "Saving {n}");
pub const QUEUED: Text = Text::new("{n} 个标记待发送,连上后自动保存", "{n} {n|mark|marks} queued, sent once the server answers");
pub const KEY_NEXT: Text = Text::new("下一张", "Next");
pub const KEY_PREVIOUS: Text = Text::new("上一张", "Previous");
pub const KEY_UP: Text = Text::new("上一行", "Row up");
pub const KEY_DOWN: Text = Text::new("下一行", "Row down");
pub const KEY_FIRST: Text = Text::new("第一张", "First");
pub const KEY_LAST: Text = Text::new("最后一张", "Last");
pub const KEY_PICK: Text = Text::new("选中(恢复)", "Pick, restore");
pub const KEY_REJECT: Text = Text::new("不要,看下一张", "Reject, go on");
pub const KEY_MAYBE: Text = Text::new("待定", "Maybe");
pub const KEY_UNDECIDED: Text = Text::new("清除标记", "Undecided");
pub const KEY_PURPOSE: Text = Text::new("用途", "Purposes");
pub const KEY_NOTE: Text = Text::new("修图说明", "Retouch note");
pub const KEY_LOUPE: Text = Text::new("放大看", "Loupe");
pub const KEY_GRID: Text = Text::new("回到网格", "Grid");
pub const KEY_ZOOM_IN: Text = Text::new("放大", "Zoom in");
pub const KEY_ZOOM_OUT: Text = Text::new("缩小", "Zoom out");
pub const KEY_COUNT: Text = Text::new("显示数量", "Show the count");
pub const KEY_SLIDESHOW: Text = Text::new("自动播放", "Slideshow");
pub const KEY_SELECTED: Text = Text::new("选中列表", "Selected list");
pub const KEY_REJECTED: Text = Text::new("不要列表", "Rejected list");
pub const KEY_NAMES: Text = Text::new("显示或隐藏文件名", "File names on or off");
pub const KEY_UNDO: Text = Text::new("撤销", "Undo");
pub const KEY_REDO: Text = Text::new("重做", "Redo");
pub const KEY_TAG_N: Text = Text::new("用途 1 到 9", "Purpose 1 to 9");
pub const KEY_ALL: Text = Text::new("全部按键", "All keys");
pub const KEY_PROMOTE: Text = Text::new("换擂主", "Promote");
pub const NOTES_N: Text = Text::new("{n} 处修", "{n} {n|note|notes}");
pub const PHOTO_NAME: Text = Text::new("{number} {verdict} {tags}", "{number} {verdict} {tags}");
pub const NONE_HERE: Text = Text::new("这里没有照片。", "No photos here.");
pub const START_TITLE: Text = Text::new("开始第 {n} 次选片", "Begin sitting {n}");
pub const START_WORDS: Text =
    Text::new("每按一个键都会保存;关掉窗口也不会丢。", "Every keystroke is saved; closing the window loses none.");
pub const START_AGAIN: Text = Text::new("上次已确认的用途不变,新加的另计。", "What was confirmed stays; what is added is charged anew.");
pub const START: Text = Text::new("开始选片", "Begin");
pub const TO_ORDER: Text = Text::new("看订单", "See the order");
pub const CONFIRM_TITLE: Text = Text::new("请客户确认", "For the client to confirm");
pub const CONFIRM_EXTRA: Text = Text::new("本次加片", "Extras of this sitting");
pub const CONFIRM_NONE: Text = Text::new("没有加片,全部在套系内。", "No extras; everything is included.");
pub const SIGNED_BY: Text = Text::new("客户签名", "Signed by");
pub const SIGNED_HINT: Text = Text::new("写确认人的姓名", "The name of whoever confirms");
pub const FINISHED: Text = Text::new("全部选完", "That is all");
pub const MORE_TO_COME: Text = Text::new("分批选片,还要再选", "Partial, more to come");
pub const CONFIRM: Text = Text::new("确认选片", "Confirm");
pub const REOPEN: Text = Text::new("退回修改", "Back to the marks");
pub const CONFIRMED: Text = Text::new("选片已确认,后期任务已生成", "Confirmed; the tasks are made");
pub const PURPOSE_TITLE: Text = Text::new("给 {number} 选用途", "Purposes of {number}");
pub const PURPOSE_HINT: Text = Text::new("按数字键标记或取消", "Press a number to set or clear");
pub const NOTE_TITLE: Text = Text::new("修图说明", "Retouch note");
pub const NOTE_HINT: Text = Text::new("在照片上拖出要修的地方", "Drag over what is to be retouched");
pub const NOTE_WORDS: Text = Text::new("说明", "In words");
pub const NOTE_SAVE: Text = Text::new("保存", "Save");
pub const NOTE_CANCEL: Text = Text::new("取消", "Cancel");
pub const NOTE_DROP: Text = Text::new("删除这处", "Take away");
pub const NOTE_REGION: Text = Text::new("{n} {code} {words}", "{n} {code} {words}");
pub const CHAMPION: Text = Text::new("擂主", "Champion");
pub const CHALLENGER: Text = Text::new("挑战者", "Challenger");
pub const SAME_SPOT: Text = Text::new("同一位置放大", "Same spot, same zoom");
pub const ONLY_THIS: Text = Text::new("只动这边", "This side only");
pub const CHOOSE: Text = Text::new("选定", "Choose");
pub const ZOOM_N: Text = Text::new("{n}%", "{n}%");
pub const COUNT_TOLD: Text = Text::new(
    "共 {all} 张:选中 {pick},待定 {maybe},不要 {reject},未看 {open}",
    "{all} photos: {pick} picked, {maybe} maybe, {reject} rejected, {open} undecided",
);
pub const CLOSED: Text = Text::new("已提交,等客户确认", "Submitted, awaiting the client");
pub const NO_PHOTO: Text = Text::new("先选一张照片", "Choose a photo first");
pub const NEED_TWO: Text = Text::new("对比要有两张照片", "Comparing takes two photos");
