//! Words of the controls.

use atelier_core::text::Text;

/// The space bar.
pub const SPACE: Text = Text::new("空格", "Space");
/// One less.
pub const LESS: Text = Text::new("减一", "One less");
/// One more.
pub const MORE: Text = Text::new("加一", "One more");
/// Closes a dialog, drawer or toast.
pub const CLOSE: Text = Text::new("关闭", "Close");
/// Stops long work.
pub const CANCEL: Text = Text::new("取消", "Cancel");
/// Takes back what was just done.
pub const UNDO: Text = Text::new("撤销", "Undo");
/// A photo that the library has not.
pub const PHOTO_MISSING: Text = Text::new("照片缺失", "Photo missing");
/// A step that is behind.
pub const STEP_DONE: Text = Text::new("已完成", "Done");
/// The step where it is.
pub const STEP_NOW: Text = Text::new("进行中", "Now");
/// A step that is ahead.
pub const STEP_AHEAD: Text = Text::new("未到", "Ahead");
/// How fast long work goes.
pub const PER_MINUTE: Text = Text::new("每分钟 {n}", "{n} a minute");
/// How long work still takes.
pub const SECONDS_LEFT: Text = Text::new("还需 {n} 秒", "{n} s left");
/// How long work still takes.
pub const MINUTES_LEFT: Text = Text::new("还需 {n} 分钟", "{n} min left");
/// The keys of this page.
pub const KEYS: Text = Text::new("本页按键", "Keys of this page");
/// Opens the sheet of keys.
pub const ALL_KEYS: Text = Text::new("全部按键", "All keys");
/// Opens the calendar of a date field.
pub const OPEN_CALENDAR: Text = Text::new("打开日历", "Open the calendar");
/// The month before.
pub const MONTH_BEFORE: Text = Text::new("上个月", "Month before");
/// The month after.
pub const MONTH_AFTER: Text = Text::new("下个月", "Month after");
/// The day that today is.
pub const TODAY: Text = Text::new("今天", "Today");
/// What was typed is no date.
pub const NOT_A_DAY: Text = Text::new("请写成 年-月-日，如 2026-11-22。", "Write it as year-month-day, such as 2026-11-22.");
/// The head of a calendar.
pub const MONTH_OF_YEAR: Text = Text::new("{year}年{month}", "{month} {year}");
/// The days of the week in a calendar's head, Monday first.
pub const WEEKDAY_LETTERS: [Text; 7] = [
    Text::new("一", "Mo"),
    Text::new("二", "Tu"),
    Text::new("三", "We"),
    Text::new("四", "Th"),
    Text::new("五", "Fr"),
    Text::new("六", "Sa"),
    Text::new("日", "Su"),
];
/// A search that found nothing.
pub const NOTHING_FOUND: Text = Text::new("没有找到", "Nothing found");
/// A search under way.
pub const SEARCHING: Text = Text::new("查找中", "Searching");
/// A list with nothing in it.
pub const NOTHING_HERE: Text = Text::new("还没有内容", "Nothing here yet");
/// Sorts a table by this column.
pub const SORT_BY: Text = Text::new("按{what}排序", "Sort by {what}");
