//! What the cashier's page and the payment fields say, in both languages. Names of tenders are in `atelier_core`.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("收银", "Takings");
pub const TAKEN_ON: Text = Text::new("{day}实收", "Taken on {day}");
pub const TAKEN_TODAY: Text = Text::new("今日实收", "Taken today");
pub const DAY: Text = Text::new("营业日", "Business day");
pub const DAY_BEFORE: Text = Text::new("前一天", "Day before");
pub const DAY_AFTER: Text = Text::new("后一天", "Day after");
pub const TO_TODAY: Text = Text::new("今天", "Today");
pub const RECEIPTS: Text = Text::new("收据", "Receipts");
pub const RECEIPT_COUNT: Text = Text::new("{n} 张收据", "{n} {n|receipt|receipts}");
pub const NO_RECEIPTS: Text = Text::new("这一天没有收款。", "No money was taken on this day.");
pub const COLUMN_NUMBER: Text = Text::new("收据号", "Receipt");
pub const COLUMN_TIME: Text = Text::new("时间", "Time");
pub const COLUMN_CUSTOMER: Text = Text::new("客户", "Customer");
pub const COLUMN_ORDER: Text = Text::new("订单", "Order");
pub const COLUMN_KIND: Text = Text::new("性质", "Kind");
pub const COLUMN_TENDERS: Text = Text::new("支付方式", "Tenders");
pub const COLUMN_BY: Text = Text::new("经手人", "By");
pub const COLUMN_PRINT: Text = Text::new("打印", "Print");
pub const COLUMN_SUM: Text = Text::new("金额", "Amount");
pub const PRINT: Text = Text::new("打印 {number}", "Print {number}");
pub const OF_THAT_DEPOSITS: Text = Text::new("其中订金 {sum}", "Of that, deposits {sum}");
pub const LESS_PAID_BACK: Text = Text::new("已减退款 {sum}", "{sum} paid back is taken off");

pub const TOTAL: Text = Text::new("合计", "Total");
pub const LEFT: Text = Text::new("收后还欠", "Owed afterwards");
pub const PAID_OFF: Text = Text::new("付清", "Paid off");
pub const TOO_MUCH: Text = Text::new("多收了 {sum}", "{sum} too much");
pub const LEFT_BACK: Text = Text::new("退后还应退", "Left to pay back");
pub const PAID_BACK_ALL: Text = Text::new("退清", "All paid back");
pub const TOO_MUCH_BACK: Text = Text::new("多退了 {sum}", "{sum} too much");
pub const NOT_AN_AMOUNT: Text = Text::new("金额不对", "Not an amount");
pub const REST_HERE: Text = Text::new("余额全部用{tender}", "Put the rest on {tender}");
pub const ALL_HERE: Text = Text::new("全用这个", "All by this");
