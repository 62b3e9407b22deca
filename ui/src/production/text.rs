//! What the production pages say, in both languages. Words for kinds, states and refusals are in `atelier_core`.

use atelier_core::text::Text;

pub const BOARD_TITLE: Text = Text::new("后期", "Production");
pub const LATE_COUNT: Text = Text::new("{n} 项已误期", "{n} late");
pub const TODAY_COUNT: Text = Text::new("{n} 项今天交", "{n} due today");
pub const SENT_BACK_COUNT: Text = Text::new("返工 {n}", "{n} sent back");
pub const ALL_KINDS: Text = Text::new("全部工种", "All kinds");
pub const KIND_FILTER: Text = Text::new("工种", "Kind");
pub const LOAD_TITLE: Text = Text::new("每人手上的活", "Load per person");
pub const LOAD: Text = Text::new("{tasks} 项 · {photos} 张", "{tasks} {tasks|task|tasks} · {photos} {photos|photo|photos}");
pub const LOAD_LATE: Text = Text::new("误期 {n}", "{n} late");
pub const LOAD_ON_TIME: Text = Text::new("不误期", "on time");
pub const LOAD_FREE: Text = Text::new("空闲", "free");
pub const LOAD_HINT: Text = Text::new("点按只看此人，拖任务到这里即派工", "Select to see only this person; drop a task here to assign it");
pub const COLUMN_WAITING: Text = Text::new("待派工", "To assign");
pub const COLUMN_WORKING: Text = Text::new("制作中", "In work");
pub const COLUMN_TO_CHECK: Text = Text::new("待检查", "To check");
pub const COLUMN_SENT_BACK: Text = Text::new("返工", "Sent back");
pub const COLUMN_ACCEPTED: Text = Text::new("已通过 · 7 天内", "Accepted, last 7 days");
pub const COLUMN_EMPTY: Text = Text::new("没有任务", "Nothing here");
pub const NO_TASKS: Text =
    Text::new("客户确认选片后，任务会出现在这里。", "Tasks appear here as soon as a client has confirmed a selection.");
pub const NONE_SHOWN: Text = Text::new("没有符合筛选的任务", "No task fits the filter");
pub const SHOW_ALL: Text = Text::new("显示全部", "Show all");
pub const TO_SELECTION: Text = Text::new("去选片", "Go to selection");

pub const NOT_BEGUN: Text = Text::new("未开始", "Not begun");
pub const NO_DUE_DATE: Text = Text::new("未定交期", "No due date");
pub const DUE: Text = Text::new("交 {day}", "Due {day}");
pub const DUE_TODAY: Text = Text::new("今晚前", "Tonight");
pub const DAYS_LATE: Text = Text::new("误期 {n} 天", "{n} {n|day|days} late");
pub const KIND_AND_COUNT: Text = Text::new("{kind} {n} 张", "{kind}, {n} {n|photo|photos}");
pub const KIND_AND_NUMBER: Text = Text::new("{kind} {n} 张", "{kind} · {n}");
pub const TIMES_SENT_BACK: Text = Text::new("返工 {n} 次", "sent back {n}×");
pub const NOTES: Text = Text::new("{n} 条修图要求", "{n} {n|wish|wishes}");
pub const CARD_NAME: Text = Text::new("{customer}，{what}，{state}，{due}", "{customer}, {what}, {state}, {due}");

pub const ASSIGN: Text = Text::new("派工", "Assign");
pub const REASSIGN: Text = Text::new("改派", "Reassign");
pub const OPEN: Text = Text::new("打开", "Open");
pub const PRINT_SHEET: Text = Text::new("打印后期制作单", "Print production sheet");
pub const ASSIGN_TITLE: Text = Text::new("派工：{customer}", "Assign: {customer}");
pub const ASSIGN_TO: Text = Text::new("交给谁", "To whom");
pub const ASSIGN_DUE: Text = Text::new("交期", "Due");
pub const ASSIGN_DUE_HINT: Text = Text::new("默认七天后", "A week from today unless you choose another day");
pub const ASSIGN_DUE_PAST: Text = Text::new("交期已过，请另选日期", "That day is over; choose another");
pub const ASSIGN_DUE_NEEDED: Text = Text::new("请选交期", "Choose a day");
pub const NOBODY: Text =
    Text::new("还没有能做后期的人，请店主给员工开通“做后期任务”。", "Nobody may do tasks yet. The owner can give that right to staff.");
pub const CANCEL: Text = Text::new("取消", "Cancel");
pub const DRAGGING: Text = Text::new("松开即派工，{day} 交", "Release to assign, due {day}");
pub const ASSIGNED_DONE: Text = Text::new("已派给 {name}，{day} 交", "Assigned to {name}, due {day}");

pub const MY_TASKS: Text = Text::new("我的任务", "My tasks");
pub const TASKS_OF: Text = Text::new("{name} 的任务", "Tasks of {name}");
pub const QUEUE_COUNTS: Text = Text::new("今天 {today} · 共 {all}", "{today} today · {all} in all");
pub const QUEUE_EMPTY: Text = Text::new("现在没有派给你的任务。", "No task is assigned to you at present.");
pub const QUEUE_CHECK: Text = Text::new("等待检查", "Waits for the check");
pub const CHOOSE_TASK: Text = Text::new("从左边选一项任务。", "Choose a task on the left.");
pub const TO_START: Text = Text::new("首页", "Start page");
pub const TO_BOARD: Text = Text::new("后期看板", "Board");

pub const OPEN_FOLDER: Text = Text::new("打开文件夹", "Open folder");
pub const START: Text = Text::new("开始", "Start");
pub const START_AGAIN: Text = Text::new("开始返工", "Start again");
pub const HAND_IN: Text = Text::new("交件", "Hand in");
pub const PRINT: Text = Text::new("制作单", "Sheet");
pub const COPY: Text = Text::new("复制", "Copy");
pub const COPIED: Text = Text::new("已复制", "Copied");
pub const FOLDERS: Text = Text::new("文件夹", "Folders");
pub const FOLDER_TODO: Text = Text::new("待修照片", "To work on");
pub const FOLDER_DONE: Text = Text::new("成片放这里", "Put finished files here");

pub const BEFORE_START_WORDS: Text = Text::new(
    "开始后，{n} 张照片的副本会放进任务文件夹，以用途和原片号命名。原片不动。",
    "Starting puts {n} {n|copy|copies} into the task's folder, named by purpose and original number. The originals stay as they are.",
);
pub const NOT_YOURS: Text = Text::new("这项任务由 {name} 负责。", "This task belongs to {name}.");
pub const NOT_ASSIGNED: Text = Text::new("还没有派工。", "Nobody has this task yet.");
pub const DUE_LABEL: Text = Text::new("交期", "Due");
pub const PHOTOS_LABEL: Text = Text::new("照片", "Photos");
pub const WISHES_LABEL: Text = Text::new("修图要求", "Wishes");
pub const PRODUCT_LABEL: Text = Text::new("用途", "For");
pub const LOOK_FIRST: Text = Text::new("先看照片", "See the photos first");
pub const SENT_BACK_TITLE: Text = Text::new("返工原因", "Sent back");
pub const HANDED_IN_TITLE: Text = Text::new("已交件，等待检查。", "Handed in; waits for the check.");
pub const CHECK_WORDS: Text =
    Text::new("{name} 已交件。对照后通过，或写明原因返工。", "{name} has handed in. Compare, then accept, or send back with a reason.");
pub const ACCEPTED_TITLE: Text = Text::new("已通过。", "Accepted.");

pub const WISHES: Text = Text::new("修图说明", "Wishes");
pub const NO_WISHES: Text = Text::new("这张照片没有修图要求。", "There is no wish for this photo.");
pub const WISH_ON_OTHERS: Text = Text::new("其他照片还有 {n} 条", "{n} more on other photos");
pub const NEXT_WISH: Text = Text::new("下一张有要求的", "Next photo with a wish");
pub const OF_STAFF: Text = Text::new("店内备注", "Staff note");
pub const FOR_ALL: Text = Text::new("全部照片的要求", "For all photos");
pub const REGION: Text = Text::new("修图要求 {n}：{what}", "Wish {n}: {what}");
pub const PHOTO_OF: Text = Text::new("第 {n} 张，共 {all} 张", "Photo {n} of {all}");
pub const PHOTO_NAME: Text = Text::new("{file}，第 {n} 张，{mark}", "{file}, photo {n}, {mark}");
pub const NO_PHOTOS: Text = Text::new("这项任务没有照片。", "This task has no photos.");
pub const HIDE_MARKS: Text = Text::new("隐藏标记", "Hide marks");
pub const SHOW_MARKS: Text = Text::new("显示标记", "Show marks");

pub const LAST_HAND_IN: Text = Text::new("上次交件", "Last hand-in");
pub const NOT_HANDED_IN: Text = Text::new("还没有交过件。", "Nothing was handed in yet.");
pub const MATCHED: Text = Text::new("对上 {n}", "Matched {n}");
pub const UNCHANGED: Text = Text::new("未改动 {n}", "Unchanged {n}");
pub const MISSING: Text = Text::new("缺 {n}", "Missing {n}");
pub const UNEXPECTED: Text = Text::new("多出 {n}", "Unexpected {n}");
pub const PAGES_HANDED_IN: Text = Text::new("版面 {n}", "Pages {n}");
pub const NAMES: Text = Text::new("文件名", "File names");
pub const UNCHANGED_WORDS: Text = Text::new("与原片相同", "same as the original");
pub const UNEXPECTED_WORDS: Text = Text::new("不属于这项任务的照片", "belong to no photo of this task");
pub const MISSING_FILES_TITLE: Text = Text::new("不能交件：缺 {n} 个文件", "Not handed in: {n} {n|file is|files are} missing");
pub const UNREADABLE_FILES_TITLE: Text = Text::new("不能交件：{n} 个文件打不开", "Not handed in: {n} {n|file|files} cannot be opened");
pub const AND_MORE: Text = Text::new("{first}，另有 {n} 个", "{first} and {n} more");
pub const PUT_THEM_THERE: Text =
    Text::new("把成片放进右边所写的文件夹，再交一次。", "Put the finished files into the folder named on the right and hand in again.");

pub const HISTORY: Text = Text::new("经过", "History");
pub const EVENT_FILES: Text = Text::new(
    "{files} 个文件，未改动 {unchanged}，多出 {unexpected}",
    "{files} {files|file|files}, {unchanged} unchanged, {unexpected} unexpected",
);
pub const EVENT_ASSIGNED: Text = Text::new("{name}，{day} 交", "{name}, due {day}");
pub const EVENT_BY: Text = Text::new("{who} · {day} {clock}", "{who} · {day} {clock}");

pub const BEFORE: Text = Text::new("原片", "Before");
pub const AFTER: Text = Text::new("成片", "After");
pub const CHECK_TITLE: Text = Text::new("检查", "Check");
pub const VIEW_ONE: Text = Text::new("切换", "Toggle");
pub const VIEW_SLIDER: Text = Text::new("滑动", "Slider");
pub const VIEW_BESIDE: Text = Text::new("并排", "Side by side");
pub const SLIDER_NAME: Text = Text::new("原片与成片的分界", "Border between before and after");
pub const NOTHING_RETURNED: Text = Text::new("没有交回这张照片", "Nothing was returned for this photo");
pub const ACCEPT: Text = Text::new("通过", "Accept");
pub const SEND_BACK: Text = Text::new("返工", "Send back");
pub const SEND_BACK_TITLE: Text = Text::new("返工：{customer}", "Send back: {customer}");
pub const SEND_BACK_REASON: Text = Text::new("原因", "Reason");
pub const SEND_BACK_HINT: Text = Text::new("修图师会在任务顶部看到", "The retoucher sees it at the top of the task");
pub const REASON_NEEDED: Text = Text::new("请写明原因", "Say why");
pub const ACCEPTED_DONE: Text = Text::new("{customer} 的{kind}已通过", "{customer}: {kind} accepted");
pub const SENT_BACK_DONE: Text = Text::new("{customer} 的{kind}已返工", "{customer}: {kind} sent back");

pub const KEY_MOVE: Text = Text::new("在任务间移动", "Move between tasks");
pub const KEY_PHOTO: Text = Text::new("上一张、下一张", "Previous, next photo");
pub const KEY_TOGGLE: Text = Text::new("原片、成片切换", "Switch between before and after");
