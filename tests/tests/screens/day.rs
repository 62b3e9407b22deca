//! One order from the booking to the client's yes, by the hands of two people at one screen.

use std::path::PathBuf;

use atelier_tests::web::tour::DEMO_PASSWORD;
use atelier_tests::web::{Browser, Key};
use atelier_tests::world::roll;

/// Where the pages are, and the folder that the studio keeps its files in.
pub struct Place {
    /// What stands before a path.
    pub start: String,
    /// The data folder.
    pub data: PathBuf,
}

/// Photos of the shoot.
const PHOTOS: usize = 9;

/// The day as far as the client's yes.
pub fn play(page: &Browser, place: &Place) {
    sign_in(page, place, "zhao");
    let number = book(page);
    arrive(page, place, &number);
    sign_out(page);

    sign_in(page, place, "sun");
    select(page, place, &number);
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
    page.says("[data-test=confirm-extra]", "60.00");
    page.says("[data-test=confirm-to-pay]", "839.50");
    page.fill("[data-test=confirm-sign]", "欧阳晴");
    page.click("[data-test=confirm]");
    page.says("[data-test=order-owing]", "839.50");
}
