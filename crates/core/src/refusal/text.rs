//! The words of every refusal, in both languages: what, why, and what can be done.

use super::{Field, Refusal, Subject};
use crate::catalog::PhotoShape;
use crate::money::{Currency, Money};
use crate::text::{Lang, Text};

impl Refusal {
    /// The refusal in words. `currency` writes the amounts.
    pub fn words(&self, lang: Lang, currency: &Currency) -> String {
        let say = |zh, en, gaps: &[(&str, &str)]| Text::new(zh, en).with(lang, gaps);
        match self {
            Refusal::NotSignedIn => say("请先登录。", "Please sign in.", &[]),
            Refusal::WrongNameOrPassword => say("用户名或密码不对。", "The name or the password is wrong.", &[]),
            Refusal::SlowDown { seconds } => say(
                "密码错误次数过多，请 {n} 秒后再试。",
                "Too many wrong passwords. Try again in {n} {n|second|seconds}.",
                &[("n", &seconds.to_string())],
            ),
            Refusal::AccountClosed => say("此账号已停用，请联系店主。", "This account is closed. Ask the owner.", &[]),
            Refusal::RightMissing { right } => say(
                "没有权限：{right}。请找店主开通。",
                "Your role lacks the right: {right}. The owner can give it.",
                &[("right", right.text().get(lang))],
            ),
            Refusal::PasswordTooShort { at_least } => {
                say("密码至少 {n} 个字符。", "A password needs at least {n} characters.", &[("n", &at_least.to_string())])
            }
            Refusal::SignInNameTaken { name } => say("登录名 {name} 已有人使用。", "The sign-in name {name} is taken.", &[("name", name)]),
            Refusal::LastOwner => say(
                "至少要有一个账号能管理员工，不能去掉最后一个。",
                "One account must be able to manage staff; this is the last one.",
                &[],
            ),
            Refusal::AlreadySetUp => say("店铺已经建好，请登录。", "The studio is set up already. Please sign in.", &[]),
            Refusal::FieldEmpty { field } => say("请填写{field}。", "{field} is missing.", &[("field", field.text().get(lang))]),
            Refusal::FieldTooLong { field, at_most } => say(
                "{field}最多 {n} 个字。",
                "{field}: at most {n} characters.",
                &[("field", field.text().get(lang)), ("n", &at_most.to_string())],
            ),
            Refusal::NotFound { what, name } if name.is_empty() => {
                say("找不到{what}。", "There is no such {what}.", &[("what", what.text().get(lang))])
            }
            Refusal::NotFound { what, name } => {
                say("找不到{what} {name}。", "There is no {what} {name}.", &[("what", what.text().get(lang)), ("name", name)])
            }
            Refusal::ChangedMeanwhile { what } => say(
                "{what}刚被别人改过，请看过最新内容再改。",
                "Somebody else has just changed the {what}. Look at it again, then change it.",
                &[("what", what.text().get(lang))],
            ),
            Refusal::NotUnderstood { detail } => {
                say("请求无法识别：{detail}", "The request could not be read: {detail}", &[("detail", detail)])
            }
            Refusal::NotAnAmount { typed } => say("“{typed}”不是金额。", "“{typed}” is not an amount.", &[("typed", typed)]),
            Refusal::AmountNotPositive => say("金额要大于零。", "The amount must be more than zero.", &[]),
            Refusal::AmountOutOfRange => say("金额太大。", "The amount is too large.", &[]),
            Refusal::TendersDoNotAddUp { said, sum } => say(
                "各支付方式合计 {sum}，与总额 {said} 不符。",
                "The tenders add up to {sum}, not {said}.",
                &[("sum", &currency.full(*sum)), ("said", &currency.full(*said))],
            ),
            Refusal::MoreThanOwed { owed, given } => say(
                "只欠 {owed}，收了 {given}。请改金额。",
                "Only {owed} is owed, {given} was given. Change the amount.",
                &[("owed", &currency.full(*owed)), ("given", &currency.full(*given))],
            ),
            Refusal::MoreThanToPayBack { to_pay_back: Money::ZERO, .. } => {
                say("这张订单没有要退的款。", "Nothing is to be paid back on this order.", &[])
            }
            Refusal::MoreThanToPayBack { to_pay_back, given } => say(
                "只应退 {owed}，要退的是 {given}。请改金额。",
                "Only {owed} is to be paid back, not {given}. Change the amount.",
                &[("owed", &currency.full(*to_pay_back)), ("given", &currency.full(*given))],
            ),
            Refusal::MoreThanCameBy { tender, left, given } => say(
                "{tender}只剩 {left} 可退，要退的是 {given}。请用付款时的方式退，或请店长换方式。",
                "{tender}: {left} of what came by it is left, not {given}. Pay back as it was paid, or ask the manager for another way.",
                &[("tender", tender.text().get(lang)), ("left", &currency.full(*left)), ("given", &currency.full(*given))],
            ),
            Refusal::PhoneNotUnderstood { typed } => {
                say("“{typed}”不是电话号码。", "“{typed}” is not a phone number.", &[("typed", typed)])
            }
            Refusal::BirthdayImpossible => say("生日要在 1900 年以后、今天以前。", "A birthday lies between 1900 and today.", &[]),
            Refusal::DayIsPast => say("这一天已经过去，请另选日期。", "That day is over. Choose another.", &[]),
            Refusal::ExtraPriceMissing { purpose } => say(
                "{purpose}没有加片价格，请先填写。",
                "{purpose} has no price for an extra photo. Fill it in first.",
                &[("purpose", purpose.text().get(lang))],
            ),
            Refusal::PackageRetired { name } => say("套系 {name} 已停售。", "The package {name} is no longer sold.", &[("name", name)]),
            Refusal::OrderIsClosed => say("订单已取件或已取消，不能再改。", "The order is closed and cannot be changed.", &[]),
            Refusal::NoPhotosYet => say("还没有照片，请先导片。", "There are no photos yet.", &[]),
            Refusal::NoOpenSitting => say("没有进行中的选片。", "No sitting is open.", &[]),
            Refusal::SittingStillOpen { number } => {
                say("第 {n} 次选片还没有确认。", "Sitting {n} is not confirmed yet.", &[("n", &number.to_string())])
            }
            Refusal::SittingClosed => {
                say("这次选片已提交，不能再标记；可先退回修改。", "This sitting is submitted. Reopen it to change marks.", &[])
            }
            Refusal::BranchClosed => {
                say("这份家人选片已合并或放弃，不能再标记。", "These marks are merged or given up and cannot be changed.", &[])
            }
            Refusal::BranchNameTaken { name } => {
                say("{name} 已经在选了，请换个称呼。", "{name} is choosing already. Use another name.", &[("name", name)])
            }
            Refusal::BranchesOpen { names } => say(
                "{names} 的选择还没有合并，请先合并或放弃。",
                "The choice of {names} is neither merged nor given up yet.",
                &[("names", &names.join(if lang == Lang::Zh { "、" } else { ", " }))],
            ),
            Refusal::MergeNotSettled { left } => {
                say("还有 {n} 处不一致没有定。", "{n} {n|difference is|differences are} not settled yet.", &[("n", &left.to_string())])
            }
            Refusal::ScreenCodeWrong => {
                say("没有这个代码，请看选片师的电脑。", "No screen has this code. Look at the consultant's computer.", &[])
            }
            Refusal::ScreenSlowDown { seconds } => say(
                "代码错误次数过多，请 {n} 秒后再试。",
                "Too many wrong codes. Try again in {n} {n|second|seconds}.",
                &[("n", &seconds.to_string())],
            ),
            Refusal::ScreenClosed => say("这块客户屏已关闭。", "This screen is closed.", &[]),
            Refusal::KeyTaken { cap, act, other } => say(
                "{cap} 已用于“{other}”，不能再用于“{act}”。",
                "{cap} is the key for “{other}” and cannot be that for “{act}” too.",
                &[("cap", cap.name()), ("other", &other.words(lang)), ("act", &act.words(lang))],
            ),
            Refusal::KeyKeptBack { cap } => {
                say("{cap} 由浏览器或系统占用，不能使用。", "{cap} is kept by the browser or the system.", &[("cap", cap.name())])
            }
            Refusal::KeyMissing { act } => {
                say("“{act}”至少要有一个按键。", "“{act}” needs at least one key.", &[("act", &act.words(lang))])
            }
            Refusal::TooManyKeys { act, at_most } => say(
                "“{act}”最多 {n} 个按键。",
                "“{act}” has room for at most {n} {n|key|keys}.",
                &[("act", &act.words(lang)), ("n", &at_most.to_string())],
            ),
            Refusal::TagConfirmed => say("客户已确认的用途不能取消。", "The client has confirmed this tag; it cannot be taken back.", &[]),
            Refusal::PlaceTaken { purpose } => say(
                "{purpose}的名额已满；要加片请直接标用途。",
                "All places for {purpose} are taken. Mark the purpose itself to add an extra photo.",
                &[("purpose", purpose.text().get(lang))],
            ),
            Refusal::WrongShape { purpose, shape: PhotoShape::Upright } => {
                say("{purpose}要竖拍的照片。", "{purpose} takes upright photos.", &[("purpose", purpose.text().get(lang))])
            }
            Refusal::WrongShape { purpose, shape: PhotoShape::Across } => {
                say("{purpose}要横拍的照片。", "{purpose} takes photos that lie across.", &[("purpose", purpose.text().get(lang))])
            }
            Refusal::NoExtras { purpose } => say(
                "{purpose}的名额已满，这一项不能加片。",
                "All places for {purpose} are taken, and no more can be added.",
                &[("purpose", purpose.text().get(lang))],
            ),
            Refusal::PlacesOverfull { purpose, count } => say(
                "{purpose}多了 {n} 张，这一项不能加片，请先去掉。",
                "{purpose} has {n} {n|photo|photos} too many, and no more can be added. Take them away first.",
                &[("purpose", purpose.text().get(lang)), ("n", &count.to_string())],
            ),
            Refusal::EachOutOfRange { purpose, at_most } => say(
                "{purpose}每件要 1 到 {n} 张照片。",
                "{purpose}: a piece takes from 1 to {n} photos.",
                &[("purpose", purpose.text().get(lang)), ("n", &at_most.to_string())],
            ),
            Refusal::NothingSelected => say("还没有给照片标用途。", "No photo has a purpose yet.", &[]),
            Refusal::RegionOutside => say("标记超出了照片。", "The mark lies outside the photo.", &[]),
            Refusal::TooMuchDrawn { strokes, points } => say(
                "画得太多了，一处最多 {n} 笔、{m} 个点，请分成几处。",
                "Too much is drawn: at most {n} strokes and {m} points for one wish. Make several of it.",
                &[("n", &strokes.to_string()), ("m", &points.to_string())],
            ),
            Refusal::SignatureOffPad => {
                say("签名超出了签名板，请清除后重签。", "The signature leaves the pad. Clear it and sign again.", &[])
            }
            Refusal::SignatureTooLong => {
                say("签名笔画太多，请清除后重签。", "The signature has too many lines. Clear it and sign again.", &[])
            }
            Refusal::WishNameTaken { name } => say("列表里已有“{name}”。", "The list has “{name}” already.", &[("name", name)]),
            Refusal::TooManyWishes { at_most } => say("最多 {n} 项要求。", "At most {n} wishes.", &[("n", &at_most.to_string())]),
            Refusal::SheetNotMade { trouble } => trouble.words(lang),
            Refusal::OpeningCount { at_most } => {
                say("产品要有 1 到 {n} 个照片位。", "A product has from 1 to {n} openings for photos.", &[("n", &at_most.to_string())])
            }
            Refusal::OpeningOutside { number } => say(
                "第 {n} 个照片位没有大小，或超出了产品。",
                "Opening {n} has no size, or leaves the product.",
                &[("n", &number.to_string())],
            ),
            Refusal::ProductSize => say("产品每边要在 2 厘米到 10 米之间。", "A product has from 2 cm to 10 m a side.", &[]),
            Refusal::OpeningsNotMatched { openings, given } => say(
                "产品有 {n} 个照片位，收到的是 {m} 个。",
                "The product has {n} {n|opening|openings}, and {m} came.",
                &[("n", &openings.to_string()), ("m", &given.to_string())],
            ),
            Refusal::CropOutside => say("裁切超出了照片。", "The crop leaves the photo.", &[]),
            Refusal::RoomLength => say("已知长度要在 1 厘米到 10 米之间。", "The known length is from 1 cm to 10 m.", &[]),
            Refusal::RoomEndsTooClose => {
                say("两端太近，量不准。请选一段更长的。", "The ends lie too close to measure by. Choose a longer piece.", &[])
            }
            Refusal::RoomSize => say(
                "按这个长度，墙面不像真的：请核对长度和两端。",
                "By this length no room would have that wall: check the length and its ends.",
                &[],
            ),
            Refusal::TooManyRooms { at_most } => {
                say("一个订单最多 {n} 个房间。", "An order has at most {n} {n|room|rooms}.", &[("n", &at_most.to_string())])
            }
            Refusal::FileTooBig { at_most_mib } => {
                say("文件太大，最多 {n} MB。", "The file is too large: at most {n} MB.", &[("n", &at_most_mib.to_string())])
            }
            Refusal::TooManyDesigns { at_most } => {
                say("一个订单最多 {n} 个设计。", "An order has at most {n} designs.", &[("n", &at_most.to_string())])
            }
            Refusal::TasksOpen { count } => say(
                "还有 {n} 项后期没有完成，不能取件。",
                "{n} {n|task is|tasks are} not accepted yet; nothing can be picked up.",
                &[("n", &count.to_string())],
            ),
            Refusal::SelectionNotConfirmed => say("客户还没有确认选片。", "The client has not confirmed a selection yet.", &[]),
            Refusal::Owing { owed } => say(
                "还欠 {owed}，请先收款；经理可说明原因放行。",
                "{owed} is owed. Take the payment first, or let a manager release it with a reason.",
                &[("owed", &currency.full(*owed))],
            ),
            Refusal::PiecesOutOfRange { name, at_most: 0 } => {
                say("“{name}”没有可退的了。", "Nothing of “{name}” is left to be taken back.", &[("name", name)])
            }
            Refusal::PiecesOutOfRange { name, at_most } => {
                say("“{name}”的数量要在 1 到 {n} 之间。", "“{name}”: from 1 to {n} pieces.", &[("name", name), ("n", &at_most.to_string())])
            }
            Refusal::WorkBegun { name } => {
                say("{name} 已经开始制作，不能退。", "{name} is being worked on and cannot be given back.", &[("name", name)])
            }
            Refusal::NotExtra { purpose, at_most: 0 } => say(
                "{purpose}没有加片可退。",
                "{purpose} has no extra photo that could be given back.",
                &[("purpose", purpose.text().get(lang))],
            ),
            Refusal::NotExtra { purpose, at_most } => say(
                "{purpose}只有 {n} 张加片可退。",
                "{purpose} has {n} extra {n|photo|photos} that could be given back, no more.",
                &[("purpose", purpose.text().get(lang)), ("n", &at_most.to_string())],
            ),
            Refusal::PieceNotWhole { purpose, each } => say(
                "{purpose}每件 {n} 张，请整件退。",
                "{purpose} is charged by pieces of {n} {n|photo|photos}. Give whole pieces back.",
                &[("purpose", purpose.text().get(lang)), ("n", &each.to_string())],
            ),
            Refusal::TaskNotReady => say("这项任务现在不能这样操作。", "The task is not in a state for that.", &[]),
            Refusal::NotYourTask { name } => say("这项任务是 {name} 的。", "This task belongs to {name}.", &[("name", name)]),
            Refusal::FilesMissing { count, first } => say(
                "还缺 {n} 个文件，如 {first}。",
                "{n} {n|file is|files are} missing, such as {first}.",
                &[("n", &count.to_string()), ("first", first)],
            ),
            Refusal::FilesUnreadable { count, first } => say(
                "有 {n} 个文件打不开，如 {first}。",
                "{n} {n|file|files} cannot be opened, such as {first}.",
                &[("n", &count.to_string()), ("first", first)],
            ),
            Refusal::OriginalsMissing { count, names } => say(
                "照片库里缺 {n} 个文件：{names}。其余已导出；找回后再试一次。",
                "The library lacks {n} {n|file|files}: {names}. All others are laid out. Try again once they are back.",
                &[("n", &count.to_string()), ("names", &some(names, *count, lang))],
            ),
            Refusal::File { name, reason } => {
                say("{name}:{reason}", "{name}: {reason}", &[("name", name), ("reason", &reason.words(lang))])
            }
            Refusal::NoWatchedFolder => say("还没有设置拍摄文件夹。", "No shoot folder is set yet.", &[]),
            Refusal::FolderIsWatched { path } => say(
                "{path} 与程序自己用的文件夹（监视文件夹、数据文件夹或第二份备份）相互包含，请另选。",
                "{path} and a folder that the program itself uses (watched, data or second copy) contain each other. Choose another.",
                &[("path", path)],
            ),
            Refusal::CardNotSafe { card } => say(
                "{card} 上还有照片没有安全入库，不能清空。",
                "Not every photo on {card} is safe yet, so it is not cleared.",
                &[("card", card)],
            ),
            Refusal::FolderUnreadable { path } => {
                say("文件夹 {path} 不存在或不能读取。", "The folder {path} is not there or cannot be read.", &[("path", path)])
            }
            Refusal::PhotosInSelection { count } => say(
                "有 {n} 张照片已在订单里选过片，不能移走。",
                "{n} {n|photo was|photos were} marked in the selection since and cannot leave the order.",
                &[("n", &count.to_string())],
            ),
            Refusal::GroupRule { number, trouble } => {
                say("第 {n} 条规则：{what}。", "Rule {n}: {what}.", &[("n", &number.to_string()), ("what", &trouble.words(lang))])
            }
            Refusal::NothingOpens { path } => {
                say("这台电脑没有能打开 {path} 的程序。", "No program of this computer opens {path}.", &[("path", path)])
            }
            Refusal::DataFolderInUse { path } => {
                say("另一个程序正在使用数据文件夹 {path}。", "Another server is working on the data folder {path}.", &[("path", path)])
            }
            Refusal::DatabaseIsNewer => {
                say("数据库来自更新的版本，请先升级程序。", "The database was written by a newer version. Update the program.", &[])
            }
            Refusal::OnlyAtTheServer => say("只能在服务器本机上操作。", "This can only be done at the server's own window.", &[]),
        }
    }
}

impl Field {
    /// The label of the field.
    pub fn text(self) -> Text {
        match self {
            Field::Name => Text::new("名称", "Name"),
            Field::SignInName => Text::new("登录名", "Sign-in name"),
            Field::Password => Text::new("密码", "Password"),
            Field::Phone => Text::new("电话", "Phone"),
            Field::Note => Text::new("备注", "Note"),
            Field::Reason => Text::new("原因", "Reason"),
            Field::Signature => Text::new("签名", "Signature"),
            Field::Words => Text::new("说明", "Words"),
            Field::Tenders => Text::new("支付方式", "Tenders"),
            Field::Entitlements => Text::new("套系内容", "Entitlements"),
            Field::Goods => Text::new("商品", "Goods"),
            Field::Photos => Text::new("要退的照片", "Photos to give back"),
            Field::Shoots => Text::new("拍摄次数", "Shoots"),
            Field::Roles => Text::new("角色", "Roles"),
            Field::Currency => Text::new("币种", "Currency"),
        }
    }
}

/// Names, and that there are more of them.
fn some(names: &[String], of: u32, lang: Lang) -> String {
    let more = if usize::try_from(of).is_ok_and(|of| of > names.len()) { "…" } else { "" };
    names.join(if lang == Lang::Zh { "、" } else { ", " }) + more
}

impl Subject {
    /// The word for it.
    pub fn text(self) -> Text {
        match self {
            Subject::Staff => Text::new("员工", "staff account"),
            Subject::Role => Text::new("角色", "role"),
            Subject::Customer => Text::new("客户", "customer"),
            Subject::Package => Text::new("套系", "package"),
            Subject::Order => Text::new("订单", "order"),
            Subject::Receipt => Text::new("收据", "receipt"),
            Subject::Entitlement => Text::new("套系内容", "entitlement"),
            Subject::Photo => Text::new("照片", "photo"),
            Subject::Folder => Text::new("文件夹", "folder"),
            Subject::Card => Text::new("存储卡", "memory card"),
            Subject::Clock => Text::new("相机时间", "camera's clock"),
            Subject::GroupRules => Text::new("分组规则", "rules for groups"),
            Subject::Sitting => Text::new("选片", "sitting"),
            Subject::Branch => Text::new("家人选片", "own choice"),
            Subject::Record => Text::new("选片凭证", "selection receipt"),
            Subject::Wish => Text::new("修图要求", "retouch wish"),
            Subject::Design => Text::new("设计", "design"),
            Subject::Room => Text::new("房间", "room"),
            Subject::Task => Text::new("任务", "task"),
            Subject::Studio => Text::new("店铺设置", "studio settings"),
            Subject::Document => Text::new("单据", "document"),
            Subject::Call => Text::new("功能", "call"),
        }
    }
}
