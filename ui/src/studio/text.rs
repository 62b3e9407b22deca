//! Words of the first run, the settings and the gallery.

use atelier_core::text::Text;

/// Heading of the first run.
pub const SET_UP: Text = Text::new("建店", "Set up the studio");
/// What the first run is for.
pub const SET_UP_HINT: Text = Text::new("填好店铺和店主账号，就可以开始。", "Name the studio and its owner, and begin.");
/// The studio.
pub const STUDIO: Text = Text::new("店铺", "Studio");
/// The owner.
pub const OWNER: Text = Text::new("店主", "Owner");
/// The studio's name.
pub const STUDIO_NAME: Text = Text::new("店名", "Name of the studio");
/// Language of paper and new stations.
pub const LANGUAGE: Text = Text::new("单据与新电脑的语言", "Language of paper and new stations");
/// Chinese.
pub const CHINESE: Text = Text::new("中文", "中文");
/// English.
pub const ENGLISH: Text = Text::new("English", "English");
/// What amounts are counted in.
pub const CURRENCY: Text = Text::new("币种", "Currency");
/// The currency cannot be changed later.
pub const CURRENCY_HINT: Text = Text::new("建店后不能再改", "Cannot be changed later");
/// Another currency.
pub const OTHER: Text = Text::new("其他", "Other");
/// The code of another currency.
pub const CURRENCY_CODE: Text = Text::new("货币代码", "Currency code");
/// What a code is.
pub const CURRENCY_CODE_HINT: Text = Text::new("三个字母，如 THB", "Three letters, such as THB");
/// Digits behind the point.
pub const DECIMALS: Text = Text::new("小数位数", "Decimals");
/// How amounts will look.
pub const AMOUNTS_LOOK: Text = Text::new("金额写作 {sum}", "Amounts look like {sum}");
/// The owner's name.
pub const OWNER_NAME: Text = Text::new("姓名", "Name");
/// Name to sign in with.
pub const SIGN_IN_NAME: Text = Text::new("登录名", "Sign-in name");
/// Password.
pub const PASSWORD: Text = Text::new("密码", "Password");
/// How long a password is.
pub const PASSWORD_HINT: Text = Text::new("至少 {n} 个字符", "At least {n} characters");
/// Password once more.
pub const REPEAT_PASSWORD: Text = Text::new("再输一次密码", "Password once more");
/// The two differ.
pub const PASSWORDS_DIFFER: Text = Text::new("两次输入的密码不同", "The two passwords differ");
/// What this computer is called.
pub const STATION: Text = Text::new("本机名称", "This station");
/// What the name of the station is for.
pub const STATION_HINT: Text = Text::new("记入操作日志", "Written into the audit trail");
/// What a station is called that nobody has named.
pub const STATION_DEFAULT: Text = Text::new("前台", "Front desk");
/// Makes the studio.
pub const BEGIN: Text = Text::new("建好，开始", "Set up and begin");

/// The settings.
pub const SETTINGS: Text = Text::new("设置", "Settings");
/// Telephone and address.
pub const CONTACT: Text = Text::new("电话与地址", "Telephone and address");
/// Where they are printed.
pub const CONTACT_HINT: Text = Text::new("印在单据上", "Printed on paper");
/// Days and times.
pub const TIMES: Text = Text::new("日期与时间", "Days and times");
/// Time zone.
pub const TIME_ZONE: Text = Text::new("时区", "Time zone");
/// Such as.
pub const TIME_ZONE_HINT: Text = Text::new("如 Asia/Shanghai", "Such as Asia/Shanghai");
/// When the business day ends.
pub const DAY_ENDS_AT: Text = Text::new("营业日结束于（点）", "Business day ends at (hour)");
/// What that means.
pub const DAY_ENDS_AT_HINT: Text =
    Text::new("0 为午夜；2 则凌晨 1:30 的收款算前一天", "0 is midnight; with 2, a payment at 1:30 belongs to the day before");
/// When goods are promised.
pub const PROMISE_DAYS: Text = Text::new("取件期限（天）", "Goods promised after (days)");
/// From when.
pub const PROMISE_DAYS_HINT: Text = Text::new("从确认选片算起", "Counted from confirming the selection");
/// Arriving photos.
pub const PHOTOS: Text = Text::new("导片", "Arriving photos");
/// The folder that is watched.
pub const SHOOT_FOLDER: Text = Text::new("拍摄文件夹", "Shoot folder");
/// Whose folder it is.
pub const SHOOT_FOLDER_HINT: Text = Text::new(
    "服务器上的路径。以订单号命名的子文件夹自动归单，其余进入待分配。原片只读，不会改动。",
    "A path at the server. Sub-folders named by an order number go to that order, the rest waits. Originals are only read.",
);
/// The folder of second copies.
pub const SECOND_COPY: Text = Text::new("第二份备份", "Second copy");
/// What it is for.
pub const SECOND_COPY_HINT: Text = Text::new(
    "服务器上的路径，最好在另一块硬盘上。每张原片都会再存一份，存好后才提示清空存储卡。留空则不做。",
    "A path at the server, best on another disk. Every original is kept there too, before a card is offered for clearing. Empty for none.",
);
/// Chooses a folder.
pub const CHOOSE_FOLDER: Text = Text::new("选择文件夹", "Choose a folder");
/// Saves.
pub const SAVE: Text = Text::new("保存", "Save");
/// Saved.
pub const SAVED: Text = Text::new("设置已保存", "Settings saved");
/// Throws away what was typed and shows the latest.
pub const SHOW_LATEST: Text = Text::new("看最新内容", "Show the latest");

/// The gallery of controls.
pub const GALLERY: Text = Text::new("控件", "Controls");
/// What the gallery is for.
pub const GALLERY_HINT: Text = Text::new("每个控件的样子与用法", "How each control looks and behaves");
/// The paper theme.
pub const PAPER: Text = Text::new("纸面", "Paper");
/// The room theme.
pub const ROOM: Text = Text::new("暗房", "Room");
/// The choice between them.
pub const THEME: Text = Text::new("底色", "Theme");
