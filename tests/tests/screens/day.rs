//! One order from the booking to the pick-up, by the hands of five people at one screen.

use std::path::PathBuf;

use atelier_tests::web::tour::DEMO_PASSWORD;
use atelier_tests::web::{Browser, Key};
use atelier_tests::world::{commented, roll};

/// Where the pages are, and the folder that the studio keeps its files in.
pub struct Place {
    /// What stands before a path.
    pub start: String,
    /// The data folder.
    pub data: PathBuf,
}

/// Photos of the shoot.
const PHOTOS: usize = 9;

/// The whole day.
pub fn play(page: &Browser, place: &Place) {
    sign_in(page, place, "zhao");
    let number = book(page);
    let order = page.address();
    arrive(page, place, &number);
    sign_out(page);

    sign_in(page, place, "sun");
    select(page, place, &number);
    sign_out_of_the_room(page, place);

    sign_in(page, place, "zhou");
    assign(page, place, &number);
    sign_out(page);

    sign_in(page, place, "xiaomi");
    work(page, place, &number);
    sign_out_of_the_room(page, place);

    sign_in(page, place, "zhou");
    send_back(page, place, &number);
    sign_out_of_the_room(page, place);

    sign_in(page, place, "xiaomi");
    work_again(page, place, &number);
    sign_out_of_the_room(page, place);

    sign_in(page, place, "zhou");
    accept(page, place, &number);
    sign_out_of_the_room(page, place);

    sign_in(page, place, "zhao");
    pick_up(page, &order);
}

fn sign_in(page: &Browser, place: &Place, who: &str) {
    page.go(&format!("{}/sign-in", place.start));
    page.fill("[data-test=sign-in-name]", who);
    page.fill("[data-test=sign-in-password]", "wrong password");
    page.click("[data-test=sign-in]");
    page.says("[data-test=trouble]", "密码不对");
    page.fill("[data-test=sign-in-password]", DEMO_PASSWORD);
    page.click("[data-test=sign-in]");
    page.until("somebody is signed in", || (page.count("[data-test=sign-in-password]") == 0).then_some(()));
}

fn sign_out(page: &Browser) {
    page.click("[data-test=account]");
    page.click("[data-test=sign-out]");
    page.find("[data-test=sign-in-name]");
}

/// The room has no head; its way back leads to a page that has one.
fn sign_out_of_the_room(page: &Browser, place: &Place) {
    page.go(&format!("{}/gallery", place.start));
    sign_out(page);
}

/// Booked and part-paid: a new customer, a package, today, a deposit by two tenders.
fn book(page: &Browser) -> String {
    page.find("[data-test=today-taken]");
    page.press(&[Key::Char('n')]);
    page.fill("[data-test=customer-search]", "欧阳晴");
    page.click("[data-test=customer-add]");
    page.fill("[data-test=customer-name]", "欧阳晴");
    page.fill("[data-test=customer-phone-0]", "not a phone");
    page.click("[data-test=customer-save]");
    page.says("[data-test=customer-form]", "电话");
    page.fill("[data-test=customer-phone-0]", "139 5555 0101");
    page.click("[data-test=customer-save]");
    page.says("[data-test=book-customer]", "欧阳晴");
    page.click("[data-test='book-package-孕味时光']");
    let today = page.run("return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())");
    page.fill("[data-test=book-date]", today.as_str().unwrap());
    page.fill("[data-test=tender-wechat]", "300");
    page.fill("[data-test=tender-cash]", "200.50");
    page.says("[data-test=book-left]", "779.50");
    page.click("[data-test=book-submit]");
    page.says("[data-test=order-owing]", "779.50");
    page.says("[data-test=order-customer]", "欧阳晴");
    let number = page.text("[data-test=order-number]");
    let number = number.split_whitespace().find(|word| word.starts_with('A') && word.contains('-')).unwrap();
    number.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned()
}

/// Photos are copied into a folder of the order's number; the page in front of the front desk follows by itself.
fn arrive(page: &Browser, place: &Place, number: &str) {
    let folder = place.data.join("shoots").join(number);
    std::fs::create_dir_all(&folder).unwrap();
    for photo in roll(&place.data, PHOTOS) {
        std::fs::copy(&photo, folder.join(photo.file_name().unwrap())).unwrap();
    }
    std::fs::write(folder.join("notes.jpg"), "not a photo").unwrap();
    page.says("[data-test=order-journey]", &format!("{PHOTOS} 张"));
}

/// With the client: marks by keys, a purpose beyond what is included, a note, the shuffle; everything survives a reload.
fn select(page: &Browser, place: &Place, number: &str) {
    page.go(&format!("{}/selection", place.start));
    page.click(&format!("[data-test='queue-{number}']"));
    page.click("[data-test=start-sitting]");
    page.counts(".cell", PHOTOS);
    page.says("[data-test=bill-to-pay]", "779.50");
    for _ in 0..7 {
        page.press(&[Key::Char('1')]);
        page.press(&[Key::Char(' ')]);
    }
    page.says("[data-test=count-pick]", "7");
    page.says("[data-test=used-1]", "7 / 6");
    page.says("[data-test=bill-to-pay]", "839.50");
    page.press(&[Key::Char('c')]);
    page.says("[data-test=count-reject]", "1");
    page.press(&[Key::Ctrl, Key::Char('z')]);
    page.says("[data-test=count-reject]", "0");
    page.press(&[Key::Char('x')]);
    page.says("[data-test=count-maybe]", "1");

    page.press(&[Key::F(7)]);
    page.says("[data-test=arrangement]", "已打乱");
    page.press(&[Key::Shift, Key::F(7)]);
    page.says("[data-test=arrangement]", "按服装打乱");
    page.press(&[Key::Ctrl, Key::F(6)]);
    page.says("[data-test=arrangement]", "拍摄顺序");

    page.press(&[Key::F(10)]);
    page.counts(".cell", 7);
    page.press(&[Key::F(10)]);
    page.counts(".cell", PHOTOS);

    page.press(&[Key::Char('m')]);
    let (x, y) = page.middle("[data-test=drawing]");
    page.drag((x - 40, y - 40), (x + 40, y + 40));
    page.click("[data-test=code-stray-hair]");
    page.fill("[data-test=note-words]", "碎发收一收");
    page.click("[data-test=note-save]");
    page.says("[data-test=notes]", "碎发收一收");

    page.press(&[Key::Char('k')]);
    page.find("[data-test=compare-view]");
    page.press(&[Key::Escape]);
    page.counts(".cell", PHOTOS);
    page.until("everything is saved", || (page.attribute("[data-test=saved]", "data-state")? == "saved").then_some(()));

    page.go(&page.address());
    page.counts(".cell", PHOTOS);
    page.says("[data-test=count-pick]", "7");
    page.says("[data-test=count-maybe]", "1");
    page.counts(".cell .noted", 1);

    page.click("[data-test=submit]");
    page.says("[data-test=unready]", "1 张还是待定");
    page.click("[data-test=submit-anyway]");
    page.says("[data-test=confirm-extra]", "60.00");
    page.says("[data-test=confirm-to-pay]", "839.50");
    page.fill("[data-test=confirm-sign]", "欧阳晴");
    page.click("[data-test=confirm]");
    page.says("[data-test=order-owing]", "839.50");
}

fn assign(page: &Browser, place: &Place, number: &str) {
    page.go(&format!("{}/production", place.start));
    let card = format!("[data-test='task-{number}-retouch']");
    page.find(&card);
    page.run(&format!("document.querySelector({card:?}).focus()"));
    page.press(&[Key::Char('a')]);
    page.click("[data-test='assign-person-小米']");
    page.click("[data-test=assign-save]");
    page.until("the card is assigned", || {
        (page.attribute(&format!("[data-test='task-{number}-retouch']"), "data-state")? == "assigned").then_some(())
    });
}

/// The retoucher begins, hands in too little and is told what is missing, then hands in everything.
fn work(page: &Browser, place: &Place, number: &str) {
    page.go(&format!("{}/tasks", place.start));
    page.click(&format!("[data-test='task-{number}-retouch']"));
    page.click("[data-test=task-start]");
    page.find("[data-test=task-hand-in]");
    let task = place.data.join("tasks").join(number).join("1-retouch");
    let copies: Vec<PathBuf> = std::fs::read_dir(task.join("todo")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(copies.len(), 7);
    assert!(copies.iter().all(|copy| copy.file_name().unwrap().to_string_lossy().starts_with("精修_")), "{copies:?}");
    for (nth, copy) in copies.iter().enumerate().skip(1) {
        let retouched = commented(&std::fs::read(copy).unwrap(), &format!("retouched {nth}"));
        std::fs::write(task.join("done").join(copy.file_name().unwrap()), retouched).unwrap();
    }
    page.click("[data-test=task-hand-in]");
    page.says("[data-test=hand-in-missing]", &copies[0].file_name().unwrap().to_string_lossy());
    let last = commented(&std::fs::read(&copies[0]).unwrap(), "retouched 0");
    std::fs::write(task.join("done").join(copies[0].file_name().unwrap()), last).unwrap();
    page.click("[data-test=task-hand-in]");
    page.find("[data-test=state-handed_in]");
}

/// The lead compares before and after, and sends it back with a reason.
fn send_back(page: &Browser, place: &Place, number: &str) {
    open_from_the_board(page, place, number);
    page.click("[data-test=task-send-back]");
    page.fill("[data-test=send-back-reason]", "肤色偏黄");
    page.click("[data-test=send-back-save]");
    page.find("[data-test=state-sent_back]");
}

/// The retoucher reads why, mends one photo and hands in again.
fn work_again(page: &Browser, place: &Place, number: &str) {
    page.go(&format!("{}/tasks", place.start));
    page.click(&format!("[data-test='task-{number}-retouch']"));
    page.says("[data-test=sent-back-reason]", "肤色偏黄");
    page.click("[data-test=task-start]");
    page.find("[data-test=task-hand-in]");
    let done = place.data.join("tasks").join(number).join("1-retouch").join("done");
    let photo = std::fs::read_dir(&done).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&photo, commented(&std::fs::read(&photo).unwrap(), "less yellow")).unwrap();
    page.click("[data-test=task-hand-in]");
    page.find("[data-test=state-handed_in]");
}

fn accept(page: &Browser, place: &Place, number: &str) {
    open_from_the_board(page, place, number);
    page.click("[data-test=task-accept]");
    page.find("[data-test=state-accepted]");
}

fn open_from_the_board(page: &Browser, place: &Place, number: &str) {
    page.go(&format!("{}/production", place.start));
    page.click(&format!("[data-test='task-{number}-retouch']"));
    page.until("the task's own page", || page.address().contains("/tasks/").then_some(()));
    page.find("[data-test=stage]");
}

/// Owing blocks the pick-up; the balance frees it; the client signs.
fn pick_up(page: &Browser, order: &str) {
    page.go(order);
    page.click("[data-test=pick-up-open]");
    page.says("[data-test=pick-up-owing]", "839.50");
    page.click("[data-test=pick-up-pay]");
    page.says("[data-test=pay-owed]", "839.50");
    page.fill("[data-test=tender-cash]", "");
    page.fill("[data-test=tender-alipay]", "839.50");
    page.click("[data-test=pay-submit]");
    page.says("[data-test=order-owing]", "已付清");
    page.until("the paid dialog is closed", || {
        if page.count("[data-test=done-close]") > 0 {
            page.click("[data-test=done-close]");
        }
        (page.count("dialog[open]") == 0).then_some(())
    });
    page.click("[data-test=pick-up-open]");
    page.fill("[data-test=pick-up-sign]", "欧阳晴");
    page.click("[data-test=pick-up-submit]");
    page.says("[data-test=order-signed]", "欧阳晴");
}
