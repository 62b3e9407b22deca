//! What the customers' pages say, in both languages.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("客户", "Customers");
pub const SEARCH_HINT: Text =
    Text::new("姓名、拼音首字母、电话片段、订单号", "Name, pinyin initials, part of a phone number, order number");
pub const ADD: Text = Text::new("新客户", "New customer");
pub const EDIT: Text = Text::new("修改资料", "Edit");
pub const SAVE: Text = Text::new("保存", "Save");
pub const CANCEL: Text = Text::new("取消", "Cancel");
pub const LATEST: Text = Text::new("最近的客户", "Latest customers");
pub const FOUND: Text = Text::new("找到 {n} 位", "{n} found");
pub const NONE_YET: Text = Text::new("客户登记后会列在这里。", "Customers are listed here once they are added.");
pub const NOT_FOUND: Text = Text::new("没有找到“{words}”", "Nobody matches \"{words}\"");
pub const ADD_THIS: Text = Text::new("登记新客户“{words}”", "Add \"{words}\" as a new customer");
pub const ORDERS_COUNT: Text = Text::new("{n} 单", "{n} {n|order|orders}");
pub const OWES: Text = Text::new("欠 {sum}", "owes {sum}");

pub const COLUMN_NAME: Text = Text::new("客户", "Customer");
pub const COLUMN_PHONES: Text = Text::new("电话", "Phones");
pub const COLUMN_CHILDREN: Text = Text::new("孩子", "Children");
pub const COLUMN_ORDERS: Text = Text::new("订单", "Orders");
pub const COLUMN_LAST: Text = Text::new("最近订单", "Latest order");
pub const COLUMN_OWING: Text = Text::new("还欠", "Owing");

pub const NAME: Text = Text::new("姓名", "Name");
pub const NAME_HINT: Text = Text::new("一家人写在一起，如“孙悦 & 周航”", "The household, such as Sun Yue & Zhou Hang");
pub const PHONES: Text = Text::new("电话", "Phones");
pub const PHONE: Text = Text::new("电话", "Phone");
pub const PHONE_WHOSE: Text = Text::new("谁的", "Whose");
pub const PHONE_WHOSE_HINT: Text = Text::new("妈妈、爸爸…", "Mum, dad…");
pub const ADD_PHONE: Text = Text::new("加电话", "Add phone");
pub const CHILDREN: Text = Text::new("孩子", "Children");
pub const CHILD_NAME: Text = Text::new("孩子姓名", "Child's name");
pub const BIRTHDAY: Text = Text::new("生日", "Birthday");
pub const ADD_CHILD: Text = Text::new("加孩子", "Add child");
pub const REMOVE: Text = Text::new("去掉", "Remove");
pub const NOTE: Text = Text::new("备注", "Note");
pub const ORDERS: Text = Text::new("订单", "Orders");
pub const NO_ORDERS: Text = Text::new("还没有订单。", "No order yet.");
pub const NO_CHILDREN: Text = Text::new("没有登记孩子", "No child on file");
pub const BOOK: Text = Text::new("开单", "Book");
pub const OWING_NOW: Text = Text::new("还欠", "Owing");
pub const OWES_NOTHING: Text = Text::new("没有欠款", "Nothing owed");
pub const TO_PAY_BACK: Text = Text::new("应退客户 {sum}", "{sum} is to be paid back");
pub const TURNS: Text = Text::new("{age} 岁", "{age} {age|year|years}");
pub const MONTHS_OLD: Text = Text::new("{n} 个月", "{n} {n|month|months}");
pub const SAVED: Text = Text::new("已保存 {name}", "{name} saved");
pub const RELOAD: Text = Text::new("载入最新内容", "Load the latest");
pub const NO_SUCH: Text = Text::new("没有这位客户", "There is no such customer");
