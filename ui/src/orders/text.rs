//! What the front desk's pages say, in both languages: today, orders, booking, pick-up. Words for stages, steps, slots
//! and lines are in `atelier_core`.

use atelier_core::text::Text;

// Today
pub const TODAY_TITLE: Text = Text::new("今天", "Today");
pub const TODAY_DATE: Text = Text::new("{day} {weekday}", "{weekday}, {day}");
pub const SHOOTS_TODAY: Text = Text::new("今日拍摄", "Shoots today");
pub const COMING_COUNT: Text = Text::new("七天内 {n}", "{n} in the next 7 days");
pub const TO_SELECT: Text = Text::new("待选片", "To select");
pub const OLDEST_FROM: Text = Text::new("最早 {day}", "oldest from {day}");
pub const NOBODY_WAITS: Text = Text::new("没有人等", "nobody waits");
pub const TO_PICK_UP: Text = Text::new("待取件", "To pick up");
pub const OF_THEM_OWING: Text = Text::new("其中 {n} 单欠款", "{n} of them {n|owes|owe}");
pub const ALL_PAID: Text = Text::new("都已付清", "all paid");
pub const TAKEN_TODAY: Text = Text::new("今日实收", "Taken today");
pub const DEPOSITS: Text = Text::new("订金 {sum}", "deposits {sum}");
pub const OWING_HERE: Text = Text::new("欠款到店", "Owed by visitors");
pub const OWING_WHO: Text = Text::new("今天来或可取件的", "who come or pick up");
pub const DAY_PLAN: Text = Text::new("今日拍摄", "Shoots today");
pub const DAY_PLAN_NONE: Text = Text::new("今天没有拍摄。", "No shoot today.");
pub const COMING: Text = Text::new("接下来七天", "Next seven days");
pub const COMING_NONE: Text = Text::new("七天内没有拍摄。", "No shoot in the next seven days.");
pub const DO_NOW: Text = Text::new("现在该做", "Do now");
pub const DO_NOW_NONE: Text = Text::new("没有要马上办的事。", "Nothing is waiting.");
pub const DO_SELECT: Text = Text::new("选片", "Select");
pub const DO_PAY: Text = Text::new("收款", "Take payment");
pub const DO_HAND_OVER: Text = Text::new("取件", "Hand over");
pub const WAITS_SELECTION: Text = Text::new("照片已到 {n} 张", "{n} {n|photo|photos} in");
pub const WAITS_PAYMENT: Text = Text::new("成品齐，等补款", "ready, balance due");
pub const WAITS_PICK_UP: Text = Text::new("成品齐，可取件", "ready to collect");
pub const COMES_OWING: Text = Text::new("{slot} 来拍，先收款", "comes {slot}, collect first");
pub const SHOT_ON: Text = Text::new("{day} 拍摄", "shot {day}");
pub const OWES: Text = Text::new("欠 {sum}", "owes {sum}");
pub const PAY_BACK_SUM: Text = Text::new("应退 {sum}", "pay back {sum}");
pub const MORE: Text = Text::new("还有 {n} 件", "{n} more");
pub const BIRTHDAYS: Text = Text::new("生日", "Birthdays");
pub const THIS_WEEK: Text = Text::new("七天内", "next 7 days");
pub const BIRTHDAYS_NONE: Text = Text::new("七天内没有孩子过生日。", "No child has a birthday in the next seven days.");
pub const TURNS: Text = Text::new("{n} 周岁", "turns {n}");
pub const TOMORROW: Text = Text::new("明天", "tomorrow");
pub const ARRIVED: Text = Text::new("已导片", "photos in");

// List
pub const ORDERS_TITLE: Text = Text::new("订单", "Orders");
pub const BOOK: Text = Text::new("开单", "Book");
pub const SEARCH_HINT: Text = Text::new("姓名、拼音首字母、电话片段、订单号", "Name, pinyin initials, part of a phone or order number");
pub const ALL_STAGES: Text = Text::new("全部", "All");
pub const STAGE_FILTER: Text = Text::new("进度", "Stage");
pub const COLUMN_NUMBER: Text = Text::new("订单号", "Order");
pub const COLUMN_CUSTOMER: Text = Text::new("客户", "Customer");
pub const COLUMN_PACKAGE: Text = Text::new("套系", "Package");
pub const COLUMN_SHOOT: Text = Text::new("拍摄", "Shoot");
pub const COLUMN_STAGE: Text = Text::new("进度", "Stage");
pub const COLUMN_PHOTOS: Text = Text::new("照片", "Photos");
pub const COLUMN_TOTAL: Text = Text::new("总额", "Total");
pub const COLUMN_OWING: Text = Text::new("还欠", "Owing");
pub const NO_ORDERS: Text = Text::new("开单后，订单会列在这里。", "Orders are listed here once they are booked.");
pub const NONE_MATCH: Text = Text::new("没有符合的订单", "No order matches");
pub const RANGE: Text = Text::new("第 {from}–{to} 单，共 {total} 单", "{from}–{to} of {total}");
pub const NEWER: Text = Text::new("上一页", "Newer");
pub const OLDER: Text = Text::new("下一页", "Older");

// The order
pub const CHANGE: Text = Text::new("改单", "Change");
pub const SELECTION_ROOM: Text = Text::new("去选片室", "Selection room");
pub const PICK_UP: Text = Text::new("取件", "Hand over");
pub const OWED: Text = Text::new("还欠", "Owing");
pub const PAID_OFF: Text = Text::new("已付清", "Paid off");
pub const TO_PAY_BACK: Text = Text::new("应退客户", "To be paid back");
pub const OF_TOTAL: Text = Text::new("共 {sum}", "of {sum}");
pub const TAKE_PAYMENT: Text = Text::new("收款", "Take payment");
pub const CONTENTS: Text = Text::new("内容", "Contents");
pub const CHARGED: Text = Text::new("费用", "Charges");
pub const COLUMN_ITEM: Text = Text::new("项目", "Item");
pub const COLUMN_INCLUDED: Text = Text::new("含", "Included");
pub const COLUMN_USED: Text = Text::new("已用", "Used");
pub const COLUMN_EXTRA_PRICE: Text = Text::new("加片单价", "Each extra");
pub const COLUMN_QUANTITY: Text = Text::new("数量", "Quantity");
pub const COLUMN_UNIT_PRICE: Text = Text::new("单价", "Price");
pub const COLUMN_AMOUNT: Text = Text::new("金额", "Amount");
pub const COLUMN_DAY: Text = Text::new("日期", "Day");
pub const ALL_INCLUDED: Text = Text::new("全部", "all");
pub const BEYOND: Text = Text::new("多 {n}", "{n} extra");
pub const IN_SITTING: Text = Text::new("第 {n} 次选片", "sitting {n}");
pub const DOCUMENTS: Text = Text::new("单据", "Documents");
pub const ORDER_SLIP: Text = Text::new("约拍单", "Order slip");
pub const RECEIPT: Text = Text::new("收据 {number}", "Receipt {number}");
pub const REFUND: Text = Text::new("退款单 {number}", "Refund {number}");
pub const CONTACT_SHEET: Text = Text::new("小样", "Contact sheet");
pub const SELECTION_RECEIPT: Text = Text::new("选片凭证", "Selection receipt");
pub const SELECTION_SHEET: Text = Text::new("选片单", "Selection sheet");
pub const PRODUCTION_SHEET: Text = Text::new("后期制作单 {what}", "Production sheet, {what}");
pub const PICK_UP_SLIP: Text = Text::new("取件单", "Pick-up slip");
pub const PRINT: Text = Text::new("打印", "Print");
pub const TASKS: Text = Text::new("后期任务", "Tasks");
pub const NO_TASKS: Text = Text::new("客户确认选片后派工。", "Made when the client confirms the selection.");
pub const NOT_ASSIGNED: Text = Text::new("未派工", "not assigned");
pub const DUE: Text = Text::new("{day} 交", "due {day}");
pub const PHOTO_COUNT: Text = Text::new("{n} 张", "{n} {n|photo|photos}");
pub const FILES: Text = Text::new("{n} 个文件", "{n} {n|file|files}");
pub const SITTINGS: Text = Text::new("选片", "Sittings");
pub const SITTING: Text = Text::new("第 {n} 次", "Sitting {n}");
pub const LAY_OUT: Text = Text::new("导出到文件夹", "Lay out as folders");
pub const LAYING_OUT: Text = Text::new("照片正在导出到文件夹", "The photos are being laid out as folders");
pub const LAID_OUT: Text = Text::new("{day} {clock} 导出到文件夹", "Laid out as folders {day} {clock}");
pub const LAY_OUT_AGAIN: Text = Text::new("重新导出", "Lay out again");
pub const TRY_AGAIN: Text = Text::new("再试一次", "Try again");
pub const OPEN_FOLDER: Text = Text::new("打开文件夹", "Open folder");
pub const COPY_PATH: Text = Text::new("复制路径", "Copy path");
pub const HISTORY: Text = Text::new("经过", "History");
pub const NOTE: Text = Text::new("备注", "Note");
pub const BOOKED_ON: Text = Text::new("{day} 开单，{by}", "booked {day} by {by}");
pub const PROMISED: Text = Text::new("约 {day} 取", "promised for {day}");
pub const SHOOT_WHEN: Text = Text::new("{day} {slot} 拍", "shoot {day}, {slot}");
pub const EXPECTED: Text = Text::new("约 {day}", "about {day}");
pub const STEP_PHOTOS: Text = Text::new("{n} 张", "{n} {n|photo|photos}");
pub const STEP_SITTINGS: Text = Text::new("第 {n} 次", "sitting {n}");
pub const STEP_TASKS: Text = Text::new("{n} 项", "{n} {n|task|tasks}");
pub const PICKED_UP_BY: Text = Text::new("{day} {clock} 由 {name} 签收", "{name} signed on {day}, {clock}");
pub const RELEASED: Text = Text::new("欠 {sum} 放行：{reason}", "released owing {sum}: {reason}");

// Payment
pub const PAY_TITLE: Text = Text::new("收款：{name}", "Take payment: {name}");
pub const PAY_SUBMIT: Text = Text::new("收 {sum}", "Take {sum}");
pub const PAY_NOTHING: Text = Text::new("收款", "Take payment");
pub const TAKEN: Text = Text::new("已收 {sum}", "{sum} taken");
pub const PRINT_ORDER_SLIP: Text = Text::new("打印约拍单", "Print order slip");
pub const PUT_AWAY: Text = Text::new("收起", "Put away");
pub const NO_SUCH: Text = Text::new("没有这张订单", "There is no such order");
pub const PRINT_RECEIPT: Text = Text::new("打印收据", "Print receipt");
pub const CANCEL: Text = Text::new("取消", "Cancel");

// Paying back
pub const PAY_BACK: Text = Text::new("退款", "Pay back");
pub const PAY_BACK_TITLE: Text = Text::new("退款：{name}", "Pay back: {name}");
pub const PAY_BACK_SUBMIT: Text = Text::new("退 {sum}", "Pay back {sum}");
pub const CAME_BY: Text = Text::new("客户付过：{tenders}", "What came by each tender: {tenders}");
pub const AND_THEN: Text = Text::new("、", ", ");
pub const PAY_BACK_REASON: Text = Text::new("退款原因", "Why it is paid back");
pub const PAY_BACK_HINT: Text = Text::new("写在退款单上", "Stands on the refund slip");
pub const PAY_BACK_WHY: Text = Text::new("请写退款原因", "Write why it is paid back");
pub const PAID_BACK: Text = Text::new("已退 {sum}", "{sum} paid back");
pub const PRINT_REFUND: Text = Text::new("打印退款单", "Print refund slip");

pub const SLATE: Text = Text::new("场记码", "Slate");
pub const SLATE_WHEN: Text = Text::new("开拍前先拍", "photograph it first");
pub const GROUPS: Text = Text::new("分组", "Groups");

// Change
pub const CHANGE_TITLE: Text = Text::new("改单：{name}", "Change order: {name}");
pub const SHOOT_DAY: Text = Text::new("拍摄日期", "Day of the shoot");
pub const SLOT: Text = Text::new("时间", "Time");
pub const AT_O_CLOCK: Text = Text::new("定点", "At");
pub const O_CLOCK: Text = Text::new("几点", "Time of day");
pub const SAVE: Text = Text::new("保存", "Save");
pub const CHANGED: Text = Text::new("订单已改", "Order changed");
pub const RELOAD: Text = Text::new("载入最新内容", "Load the latest");
pub const DAY_NEEDED: Text = Text::new("请选日期", "Choose a day");
pub const DAY_IS_OVER: Text = Text::new("这一天已经过去", "That day is over");
pub const TIME_NEEDED: Text = Text::new("请填时间，如 9:30", "Type a time, such as 9:30");

// Pick-up
pub const PICK_UP_TITLE: Text = Text::new("取件：{name}", "Hand over: {name}");
pub const SIGNED_BY: Text = Text::new("取件人签名", "Who signs for the goods");
pub const SIGN_NEEDED: Text = Text::new("请写取件人姓名", "Write who signs");
pub const RELEASE_REASON: Text = Text::new("放行原因", "Reason for releasing it");
pub const RELEASE_HINT: Text = Text::new("写入操作日志", "Goes into the audit trail");
pub const RELEASE_INSTEAD: Text = Text::new("欠款放行", "Release while owing");
pub const HAND_OVER: Text = Text::new("确认取件", "Hand over");
pub const HANDED_OVER: Text = Text::new("已取件，{name} 签收", "Handed over, signed by {name}");
pub const PRINT_SLIP: Text = Text::new("打印取件单", "Print pick-up slip");

// After the selection
pub const AFTER_SALES: Text = Text::new("后期消费与退货", "Sold later and taken back");
pub const NO_AFTER_SALES: Text =
    Text::new("选片后另买或退的商品，各开一张单据。", "Goods sold or taken back after the selection, each by a document of its own.");
pub const SELL_AFTER: Text = Text::new("加购", "Sell more");
pub const SELL_FOR: Text = Text::new("加购 {sum}", "Sell for {sum}");
pub const TAKE_BACK: Text = Text::new("退货", "Take back");
pub const SIGNED_ON: Text = Text::new("{day} {by} 开，{name} 签字", "{day} by {by}, signed by {name}");
pub const CAME_BACK: Text = Text::new("已退 {n}", "{n} came back");
pub const REASON: Text = Text::new("退货原因", "Why it comes back");
pub const GOODS_NEEDED: Text = Text::new("每行都要有名称、数量和价格", "Each line needs a name, a number and a price");
pub const ADD_GOODS: Text = Text::new("加一行", "Add a line");
pub const REMOVE_GOODS: Text = Text::new("去掉这一行", "Remove the line");
pub const OTHER_GOODS: Text = Text::new("其他商品", "Other goods");
pub const GOODS_NAME: Text = Text::new("商品名称", "What it is");
pub const LIST_PRICES_ONLY: Text = Text::new(
    "按套系里的加购价；改价或卖其他商品要有改套系的权限。",
    "At list prices; another price, or other goods, need the right to change packages.",
);
pub const SIGNED_AFTER: Text = Text::new("客户签名", "Who signs for the customer");
pub const SOLD_AFTER: Text = Text::new("已加购", "Sold");
pub const TAKEN_BACK: Text = Text::new("已退货", "Taken back");
pub const LEFT_OF: Text = Text::new("可退 {n}，单价 {price}", "{n} left, {price} each");
pub const EXTRAS_BEGUN: Text = Text::new("灰色的照片已开始制作，不能再退。", "Work on the greyed photos has begun: they cannot come back.");
pub const PHOTOS_BACK: Text = Text::new("退加片", "Take photos back");
pub const PHOTOS_BACK_FOR: Text = Text::new("退加片 {sum}", "Take back for {sum}");
pub const EXTRAS_LEFT: Text = Text::new("加片 {n} 张，请点要退的照片", "{n} extra; choose what is given back");
pub const BEGUN: Text = Text::new("已开始制作，不能退", "being worked on, cannot be given back");
pub const NO_EXTRAS: Text = Text::new("没有可退的加片。", "No extra photo can be given back.");
pub const MONEY_BACK_AFTER: Text =
    Text::new("订单少收这些钱；多付的由收银另行退款。", "The order is charged less; the cashier pays back what was paid beyond that.");

// Booking
pub const BOOK_TITLE: Text = Text::new("开单", "Book an order");
pub const STEP_CUSTOMER: Text = Text::new("客户", "Customer");
pub const STEP_PACKAGE: Text = Text::new("套系", "Package");
pub const STEP_WHEN: Text = Text::new("拍摄时间", "Date and time");
pub const STEP_DEPOSIT: Text = Text::new("订金", "Deposit");
pub const OTHER_CUSTOMER: Text = Text::new("换客户", "Change");
pub const OTHER_PACKAGE: Text = Text::new("换套系", "Change");
pub const PACKAGE_HINT: Text = Text::new("方向键选择，回车确定", "Arrow keys to choose, Enter to take it");
pub const NO_PACKAGES: Text = Text::new("还没有在售的套系。", "No package is sold yet.");
pub const TO_PACKAGES: Text = Text::new("去建套系", "Make a package");
pub const EXTRA_EACH: Text = Text::new("加片 {sum}", "extra {sum}");
pub const SHOOTS_COUNT: Text = Text::new("拍摄 {n} 次", "{n} {n|shoot|shoots}");
pub const NO_DEPOSIT: Text = Text::new("可不收订金", "A deposit is not required");
pub const BOOK_SUBMIT: Text = Text::new("开单", "Book");
pub const BOOK_AND_TAKE: Text = Text::new("开单并收 {sum}", "Book and take {sum}");
pub const BOOKED: Text = Text::new("{number} 已开单", "{number} booked");
pub const STILL_NEEDED: Text = Text::new("还差：{what}", "Still needed: {what}");
pub const PRICE: Text = Text::new("价格", "Price");
pub const DEPOSIT_NOW: Text = Text::new("今天收", "Taken now");
pub const LEFT_TO_PAY: Text = Text::new("余款", "Left to pay");
pub const SUMMARY: Text = Text::new("这一单", "This order");

/// What a call is called in an order's history; a call that is not listed is shown by its name.
pub fn happened(call: &str) -> Option<Text> {
    Some(match call {
        "orders.book" => Text::new("开单", "Booked"),
        "orders.change" => Text::new("改单", "Changed"),
        "orders.sell_after" => Text::new("后期消费", "Sold later"),
        "orders.take_back_goods" => Text::new("退货", "Goods taken back"),
        "orders.take_back_photos" => Text::new("退加片", "Photos taken back"),
        "orders.pick_up" => Text::new("取件", "Handed over"),
        "cashier.take_payment" => Text::new("收款", "Payment taken"),
        "cashier.pay_back" => Text::new("退款", "Paid back"),
        "shoots.assign" => Text::new("照片归单", "Photos assigned"),
        "shoots.lay_out_groups" => Text::new("按组建文件夹", "Groups laid out as folders"),
        "shoots.undo_clock" => Text::new("场记码撤销或恢复", "Slate taken back, or counted again"),
        "selection.start" => Text::new("开始选片", "Selection begun"),
        "selection.submit" => Text::new("提交选片", "Selection submitted"),
        "selection.reopen" => Text::new("退回修改", "Selection reopened"),
        "selection.lay_out" => Text::new("导出选片", "Selection laid out as folders"),
        "selection.confirm" => Text::new("确认选片", "Selection confirmed"),
        "production.assign" => Text::new("派工", "Task assigned"),
        "production.start" => Text::new("开始制作", "Task begun"),
        "production.hand_in" => Text::new("交件", "Handed in"),
        "production.accept" => Text::new("质检通过", "Accepted"),
        "production.send_back" => Text::new("返工", "Sent back"),
        _ => return None,
    })
}
