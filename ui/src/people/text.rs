//! Words of signing in, staff, roles and the audit trail.

use atelier_core::text::Text;

/// Heading and button of the sign-in page.
pub const SIGN_IN: Text = Text::new("登录", "Sign in");
/// What the sign-in page is for.
pub const WELCOME: Text = Text::new("影楼管理", "For photo studios");
/// Name to sign in with.
pub const SIGN_IN_NAME: Text = Text::new("登录名", "Sign-in name");
/// Password.
pub const PASSWORD: Text = Text::new("密码", "Password");
/// What this computer is called.
pub const STATION: Text = Text::new("本机名称", "This station");
/// What the name of the station is for.
pub const STATION_HINT: Text = Text::new("记入操作日志，如 前台一号", "Written into the audit trail, such as Front desk 1");
/// What a station is called that nobody has named.
pub const STATION_DEFAULT: Text = Text::new("前台", "Front desk");
/// The accounts of the demo studio.
pub const DEMO: Text = Text::new("演示账号", "Demo accounts");
/// How the demo accounts are used.
pub const DEMO_HINT: Text = Text::new("点一下即可登录", "One press signs in");
/// Signs in as somebody.
pub const SIGN_IN_AS: Text = Text::new("以 {name} 登录", "Sign in as {name}");

/// Changes one's own password.
pub const CHANGE_PASSWORD: Text = Text::new("修改密码", "Change password");
/// The password until now.
pub const OLD_PASSWORD: Text = Text::new("现在的密码", "Present password");
/// The new password.
pub const NEW_PASSWORD: Text = Text::new("新密码", "New password");
/// The new password once more.
pub const REPEAT_PASSWORD: Text = Text::new("再输一次新密码", "New password once more");
/// How long a password is.
pub const PASSWORD_HINT: Text = Text::new("至少 {n} 个字符", "At least {n} characters");
/// The two differ.
pub const PASSWORDS_DIFFER: Text = Text::new("两次输入的密码不同", "The two passwords differ");
/// The password was changed.
pub const PASSWORD_CHANGED: Text = Text::new("密码已修改", "Password changed");
/// Changes it.
pub const CHANGE: Text = Text::new("修改", "Change");
/// Leaves it as it is.
pub const CANCEL: Text = Text::new("取消", "Cancel");
/// Saves.
pub const SAVE: Text = Text::new("保存", "Save");

/// The page of staff and roles.
pub const STAFF: Text = Text::new("员工", "Staff");
/// Heading of the page.
pub const STAFF_AND_ROLES: Text = Text::new("员工与角色", "Staff and roles");
/// The list of roles.
pub const ROLES: Text = Text::new("角色", "Roles");
/// How many rights a role has.
pub const RIGHTS_OF: Text = Text::new("{n} / {all} 项权限", "{n} of {all} rights");
/// Adds an account.
pub const ADD_STAFF: Text = Text::new("添加员工", "Add a person");
/// Adds a role.
pub const ADD_ROLE: Text = Text::new("添加角色", "Add a role");
/// Changes a role.
pub const EDIT_ROLE: Text = Text::new("角色权限", "Rights of the role");
/// A person's name.
pub const NAME: Text = Text::new("姓名", "Name");
/// The name of a role.
pub const ROLE_NAME: Text = Text::new("角色名称", "Name of the role");
/// Whether the account may sign in.
pub const MAY_SIGN_IN: Text = Text::new("可以登录", "May sign in");
/// The account may sign in.
pub const OPEN: Text = Text::new("在用", "Open");
/// The account is closed.
pub const CLOSED: Text = Text::new("停用", "Closed");
/// State of an account.
pub const STATE: Text = Text::new("状态", "State");
/// An empty password keeps the old one.
pub const KEEP_PASSWORD: Text = Text::new("留空则不改；否则至少 {n} 个字符", "Empty keeps the old one; otherwise at least {n} characters");
/// What a role may do.
pub const RIGHTS: Text = Text::new("权限", "Rights");
/// Saved.
pub const SAVED: Text = Text::new("{name} 已保存", "{name} saved");
/// Whose work the rights are: the front desk.
pub const GROUP_DESK: Text = Text::new("前台与收银", "Front desk and cashier");
/// Whose work the rights are: photos and selection.
pub const GROUP_PHOTOS: Text = Text::new("照片与选片", "Photos and selection");
/// Whose work the rights are: production and pick-up.
pub const GROUP_PRODUCTION: Text = Text::new("后期与取件", "Production and pick-up");
/// Whose work the rights are: running the studio.
pub const GROUP_STUDIO: Text = Text::new("店铺管理", "Running the studio");

/// The audit trail.
pub const AUDIT: Text = Text::new("操作日志", "Audit trail");
/// What the search of the trail finds.
pub const AUDIT_HINT: Text = Text::new("人、操作或内容", "Who, what or detail");
/// No entry has been changed.
pub const INTACT: Text = Text::new("校验完整，未被改动", "Check values fit: nothing was altered");
/// An entry has been changed.
pub const NOT_INTACT: Text = Text::new("校验不符，有记录被改动", "Check values do not fit: an entry was altered");
/// Number of an entry.
pub const NUMBER: Text = Text::new("编号", "No.");
/// When.
pub const WHEN: Text = Text::new("时间", "When");
/// Who.
pub const WHO: Text = Text::new("谁", "Who");
/// From which station.
pub const WHERE: Text = Text::new("本机", "Station");
/// What was done.
pub const WHAT: Text = Text::new("操作", "What");
/// About what.
pub const DETAIL: Text = Text::new("内容", "Detail");
/// Older entries.
pub const OLDER: Text = Text::new("更早的记录", "Older entries");
/// That was all.
pub const NO_OLDER: Text = Text::new("没有更早的了", "Nothing older");
/// Nothing in the trail fits.
pub const NOTHING_DONE: Text = Text::new("没有符合的记录。", "No entry fits.");

/// What a call does, for the trail; none for one that the trail never shows.
pub fn deed(call: &str) -> Option<Text> {
    Some(match call {
        "cashier.take_payment" => Text::new("收款", "Took a payment"),
        "cashier.pay_back" => Text::new("退款", "Paid money back"),
        "catalog.save_package" => Text::new("保存套系", "Saved a package"),
        "customers.save" => Text::new("保存客户", "Saved a customer"),
        "orders.book" => Text::new("开单", "Booked an order"),
        "orders.change" => Text::new("改单", "Changed an order"),
        "orders.take_back_photos" => Text::new("退加片", "Took photos back"),
        "orders.pick_up" => Text::new("取件", "Handed over"),
        "people.sign_in" => Text::new("登录", "Signed in"),
        "people.sign_out" => Text::new("退出登录", "Signed out"),
        "people.change_password" => Text::new("修改密码", "Changed the password"),
        "people.save_staff" => Text::new("保存员工", "Saved an account"),
        "people.save_role" => Text::new("保存角色", "Saved a role"),
        "production.assign" => Text::new("派工", "Assigned tasks"),
        "production.start" => Text::new("开始任务", "Started a task"),
        "production.hand_in" => Text::new("交件", "Handed in"),
        "production.accept" => Text::new("验收", "Accepted work"),
        "production.send_back" => Text::new("退回返工", "Sent work back"),
        "selection.start" => Text::new("开始选片", "Began a sitting"),
        "selection.mark" => Text::new("标记照片", "Marked photos"),
        "selection.arrange" => Text::new("改变顺序", "Changed the order of photos"),
        "selection.submit" => Text::new("提交选片", "Submitted a selection"),
        "selection.reopen" => Text::new("退回选片", "Reopened a selection"),
        "selection.open_screen" => Text::new("打开客户屏", "Opened the client's screen"),
        "selection.enter_screen" => Text::new("客户屏接入", "A client's screen came in"),
        "selection.close_screen" => Text::new("关闭客户屏", "Closed the client's screen"),
        "selection.confirm" => Text::new("确认选片", "Confirmed a selection"),
        "shoots.assign" => Text::new("照片归单", "Assigned photos"),
        "shoots.dismiss" => Text::new("忽略文件", "Dismissed a file"),
        "shoots.take_card" => Text::new("读卡", "Read in a card"),
        "shoots.clear_card" => Text::new("清空存储卡", "Cleared a card"),
        "shoots.set_clock" => Text::new("相机校时", "Set a camera's clock"),
        "shoots.undo_clock" => Text::new("撤销或恢复相机校时", "Took a clock correction back, or let it count again"),
        "shoots.save_group_rules" => Text::new("修改分组规则", "Changed the rules for groups"),
        "shoots.lay_out_groups" => Text::new("按组建文件夹", "Laid out groups as folders"),
        "studio.set_up" => Text::new("建店", "Set the studio up"),
        "studio.save_settings" => Text::new("保存设置", "Saved the settings"),
        _ => return None,
    })
}
