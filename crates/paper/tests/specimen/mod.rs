//! A studio's papers with made-up people, for tests and for looking at. The photos are drawn, or given by the caller.

use atelier_core::text::Lang;
use atelier_paper::{
    AfterSaleSlip, BillLine, Cell, ContactSheet, Entitled, Handover, Head, Imprint, Jpeg, MarkedPhoto, Note, OrderSlip, PhotoGroup,
    PickupSlip, ProductionSheet, Receipt, Region, SelectionReceipt, SelectionSheet, SheetPaper, Shoot, Signature, Studio, TenderLine,
    Verdict, Voice,
};
use image::{ExtendedColorType, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// A drawn photo: a soft ground and a figure, different for each seed.
pub fn drawn(seed: u32, width: u32, height: u32) -> Vec<u8> {
    let (r, g, b) = ((seed * 47 % 90 + 120) as f32, (seed * 31 % 80 + 120) as f32, (seed * 17 % 90 + 110) as f32);
    let (cx, cy) = (width as f32 * (0.35 + (seed % 7) as f32 * 0.05), height as f32 * 0.45);
    let reach = width.min(height) as f32 * 0.26;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let away = ((x as f32 - cx).powi(2) + (y as f32 - cy).powi(2)).sqrt();
        let fall = 0.75 + 0.35 * y as f32 / height as f32;
        let grain = ((x * 7 + y * 13 + seed * 29) % 11) as f32;
        let tone = if away < reach { [226.0, 188.0, 160.0] } else { [r * fall, g * fall, b * fall] };
        Rgb(tone.map(|value| (value + grain).clamp(0.0, 255.0) as u8))
    });
    let mut bytes = Vec::new();
    let made = JpegEncoder::new_with_quality(&mut bytes, 85).encode(&picture, width, height, ExtendedColorType::Rgb8);
    assert!(made.is_ok(), "a drawn photo is always encodable");
    bytes
}

/// Thumbnails in the mixed shapes of a shoot.
pub fn drawn_shoot(count: u32) -> Vec<Jpeg> {
    (0..count)
        .map(|seed| {
            let (width, height) = if seed % 3 == 0 { (213, 320) } else { (320, 213) };
            Jpeg::Bytes(drawn(seed, width, height).into())
        })
        .collect()
}

/// Picks a text by language.
fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn word(lang: Lang, zh: &str, en: &str) -> String {
    say(lang, zh, en).to_string()
}

pub fn imprint(lang: Lang) -> Imprint {
    Imprint {
        studio: Studio {
            name: word(lang, "拾光儿童摄影", "Lumen Family Portraits"),
            address: word(lang, "杭州市西湖区文三路 128 号 3 楼", "128 Wensan Road, 3rd floor, Hangzhou"),
            phone: "0571-8888 1234".into(),
        },
        lang,
        printed: word(lang, "2025-11-22 14:03 王敏", "22 Nov 2025 14:03 by Wang Min"),
        made_at_ms: 1_763_791_380_000,
    }
}

pub fn head(lang: Lang) -> Head {
    Head {
        order_no: "S2511-0042".into(),
        customer: word(lang, "林晓燕", "Lin Xiaoyan 林晓燕"),
        phones: vec!["138 0571 2046".into(), "139 0571 8812".into()],
        children: vec![word(lang, "陈一诺（2025-08-14）", "Chen Yinuo (14 Aug 2025)")],
        package: word(lang, "百天成长套系 ¥2,680", "Hundred-day growth package ¥2,680"),
    }
}

pub fn contact(lang: Lang, photos: &[Jpeg], columns: u32, rows: u32) -> ContactSheet {
    let verdicts = [Verdict::Pick, Verdict::Open, Verdict::Maybe, Verdict::Pick, Verdict::Reject];
    let tags = [word(lang, "精修", "Retouch"), word(lang, "入册", "Album"), word(lang, "摆台", "Desk frame")];
    let cells = photos.iter().enumerate().map(|(index, photo)| Cell {
        photo: photo.clone(),
        number: format!("IMG_{:04}", 2001 + index),
        tags: tags.iter().take((index * 3 + 1) % 4).cloned().collect(),
        verdict: verdicts[index % verdicts.len()],
        ..Cell::default()
    });
    ContactSheet {
        imprint: imprint(lang),
        title: word(lang, "S2511-0042 林晓燕 百天照", "S2511-0042 Lin Xiaoyan, hundred days"),
        subtitle: word(lang, "2025-11-22 摄影 周岩 内景 A 棚", "22 Nov 2025, photographer Zhou Yan, room A"),
        paper: SheetPaper::A4,
        columns,
        rows,
        shuffled: Some(42),
        cells: cells.collect(),
    }
}

fn note(number: u32, region: Region, code: &str, words: &str) -> Note {
    Note { number, region, code: code.into(), words: words.into(), voice: Voice::Client }
}

pub fn photo(photos: &[Jpeg], index: usize, purposes: &str, notes: Vec<Note>) -> MarkedPhoto {
    let photo = if photos.is_empty() { Jpeg::Missing } else { photos[index % photos.len()].clone() };
    MarkedPhoto { photo, file: format!("IMG_{:04}.JPG", 2001 + index), purposes: purposes.into(), notes }
}

pub fn marked(lang: Lang, photos: &[Jpeg]) -> Vec<MarkedPhoto> {
    let both = say(lang, "精修 · 入册", "Retouch · Album");
    let skin = note(
        1,
        Region::Circle { x: 0.45, y: 0.4, radius: 0.09 },
        say(lang, "皮肤", "Skin"),
        say(
            lang,
            "去掉额头和鼻尖的奶癣，保留皮肤质感，不要磨皮过度。",
            "Clear the milk rash on forehead and nose; keep the skin's texture, do not smooth it away.",
        ),
    );
    let hair = note(2, Region::Rect { x: 0.3, y: 0.05, width: 0.3, height: 0.2 }, say(lang, "碎发", "Stray hair"), "");
    let cable = note(
        3,
        Region::Circle { x: 0.97, y: 0.95, radius: 0.06 },
        say(lang, "去除", "Remove"),
        say(lang, "右下角的电线 cable 和地上的纸巾", "the cable and the tissue on the floor at the lower right"),
    );
    let whole = note(
        1,
        Region::Whole,
        say(lang, "色调", "Tone"),
        say(lang, "整体偏暖一点，和封面那张一致", "a little warmer overall, as on the cover photo"),
    );
    let teeth = note(
        1,
        Region::Rect { x: 0.0, y: 0.0, width: 0.2, height: 0.2 },
        say(lang, "换背景", "Background"),
        say(lang, "换成浅灰", "to light grey"),
    );
    vec![
        photo(photos, 1, both, vec![skin, hair, cable]),
        photo(photos, 3, say(lang, "摆台", "Desk frame"), vec![whole]),
        photo(photos, 5, "", vec![teeth]),
    ]
}

fn bill_line(text: &str, quantity: &str, unit: &str, amount: &str) -> BillLine {
    BillLine { text: text.into(), quantity: quantity.into(), unit: unit.into(), amount: amount.into() }
}

pub fn selection(lang: Lang, photos: &[Jpeg]) -> SelectionSheet {
    let group = |name: &str, included: &str, used: usize, extra: &str, from: usize| PhotoGroup {
        name: name.into(),
        included: included.into(),
        used: used.to_string(),
        extra: extra.into(),
        photos: (from..from + used).map(|index| photo(photos, index, "", Vec::new())).collect(),
    };
    SelectionSheet {
        imprint: imprint(lang),
        head: head(lang),
        paper: SheetPaper::A4,
        shot_on: word(lang, "2025-11-22", "22 Nov 2025"),
        sittings: vec![
            word(lang, "2025-11-24 妈妈、外婆", "24 Nov 2025, mother and grandmother"),
            word(lang, "2025-11-26 妈妈", "26 Nov 2025, mother"),
        ],
        consultant: word(lang, "赵倩", "Zhao Qian"),
        confirmed: word(lang, "2025-11-26 16:20", "26 Nov 2025 16:20"),
        groups: vec![
            group(say(lang, "精修", "Retouch"), "20", 23, "3", 0),
            group(say(lang, "入册（12寸成长册）", "Album (12-inch growth book)"), "16", 16, "0", 2),
            group(say(lang, "摆台", "Desk frame"), "1", 1, "", 5),
        ],
        for_all: Vec::new(),
        marked: marked(lang, photos),
        bill: vec![
            bill_line(say(lang, "加选精修", "Extra retouched photo"), "3", "¥60", "¥180"),
            bill_line(
                say(lang, "水晶摆台 7寸，含两面照片与礼盒包装，送亲友装", "Crystal desk frame 7 in, photos on both sides, in a gift box"),
                "2",
                "¥128",
                "¥256",
            ),
        ],
        total: "¥436".into(),
        to_pay: "¥2,116".into(),
        signature: Signature::default(),
    }
}

/// A signature of three lines and a dot.
pub fn signature() -> Signature {
    let wave = |from: f32, to: f32, high: f32| -> Vec<(f32, f32)> {
        let part = |step: u16| f32::from(step) / 40.0;
        (0..=40).map(|step| (from + (to - from) * part(step), 0.5 + high * (part(step) * 19.0).sin())).collect()
    };
    let strokes = vec![wave(0.05, 0.4, 0.3), wave(0.45, 0.95, 0.2), vec![(0.1, 0.85), (0.9, 0.75)], vec![(0.96, 0.2)]];
    Signature { strokes, shape: 3.0 }
}

/// A selection sheet that was signed on the screen.
pub fn selection_signed(lang: Lang, photos: &[Jpeg], paper: SheetPaper) -> SelectionSheet {
    SelectionSheet { paper, signature: signature(), ..selection(lang, photos) }
}

pub fn production(lang: Lang, photos: &[Jpeg]) -> ProductionSheet {
    let mut all = marked(lang, photos);
    all.extend((8..24).map(|index| photo(photos, index, "", Vec::new())));
    ProductionSheet {
        imprint: imprint(lang),
        head: head(lang),
        task: word(lang, "精修 19 张", "Retouch 19 photos"),
        assignee: word(lang, "孙浩", "Sun Hao"),
        due: word(lang, "11月30日（周日）", "Sun 30 Nov"),
        words: word(
            lang,
            "肤色自然，眼神光保留；宝宝左臂的胎记不要修掉。全套色调一致，以 IMG_2004 为准。",
            "Natural skin, keep the catchlights; do not remove the birthmark on the baby's left arm. One tone for the whole set, IMG_2004 is the reference.",
        ),
        for_all: Vec::new(),
        photos: all,
    }
}

pub fn order(lang: Lang) -> OrderSlip {
    let shoot = |name: &str, when: &str, with: &str| Shoot { name: name.into(), when: when.into(), with: with.into() };
    let entitled =
        |name: &str, included: &str, extra: &str| Entitled { name: name.into(), included: included.into(), extra_price: extra.into() };
    OrderSlip {
        imprint: imprint(lang),
        head: head(lang),
        booked_on: word(lang, "2025-11-02", "2 Nov 2025"),
        booked_by: word(lang, "王敏", "Wang Min"),
        shoots: vec![
            shoot(
                say(lang, "百天照", "Hundred days"),
                say(lang, "2025-11-22 上午 9:30", "22 Nov 2025, 9:30"),
                say(lang, "内景 A 棚，摄影 周岩，引导 小艾", "Room A, photographer Zhou Yan, assistant Ai"),
            ),
            shoot(say(lang, "半岁照", "Half a year"), say(lang, "待定（2026-02 起）", "open, from Feb 2026"), ""),
        ],
        entitlements: vec![
            entitled(say(lang, "拍摄", "Shoots"), "2", "—"),
            entitled(say(lang, "精修照片", "Retouched photos"), "20", "¥60"),
            entitled(say(lang, "12寸成长册 入册照片", "Photos in the 12-inch growth book"), "16", "¥80"),
            entitled(say(lang, "7寸摆台", "7-inch desk frame"), "1", "¥128"),
        ],
        bill: vec![
            bill_line(say(lang, "百天成长套系", "Hundred-day growth package"), "1", "¥2,680", "¥2,680"),
            bill_line(say(lang, "老客户转介绍优惠", "Referral discount"), "1", "−¥200", "−¥200"),
        ],
        total: "¥2,480".into(),
        paid: "¥800".into(),
        owing: "¥1,680".into(),
        to_pay_back: String::new(),
        terms: vec![
            word(
                lang,
                "拍摄当日如宝宝状态不佳，可免费改期一次；改期请提前一天通知门市。",
                "If the baby is unwell on the day, one change of date is free; please tell the front desk a day ahead.",
            ),
            word(
                lang,
                "选片后超出套系数量的照片按加选单价计费，由客户在选片单上签字确认。",
                "Photos beyond the package are charged at the price of one more, signed for on the selection sheet.",
            ),
            word(
                lang,
                "尾款付清后取件。底片自取件之日起保存一年。",
                "Work is handed over once the balance is paid. Originals are kept for one year from then.",
            ),
        ],
    }
}

pub fn receipt(lang: Lang) -> Receipt {
    let line = |tender: &str, reference: &str, amount: &str| TenderLine {
        tender: tender.into(),
        reference: reference.into(),
        amount: amount.into(),
    };
    Receipt {
        imprint: imprint(lang),
        number: "R251102-017".into(),
        business_day: word(lang, "2025-11-02", "2 Nov 2025"),
        time: "14:26".into(),
        customer: word(lang, "林晓燕", "Lin Xiaoyan 林晓燕"),
        order_no: "S2511-0042".into(),
        purpose: word(lang, "定金", "Deposit"),
        tenders: vec![line(say(lang, "微信", "WeChat Pay"), "…4471 8820", "¥500.00"), line(say(lang, "现金", "Cash"), "", "¥300.00")],
        total: "¥800.00".into(),
        balance_after: "¥1,680.00".into(),
        cashier: word(lang, "王敏", "Wang Min"),
        back: false,
        reason: String::new(),
    }
}

/// Money that was paid back on the same order.
pub fn refund(lang: Lang) -> Receipt {
    Receipt {
        number: "T251220-001".into(),
        purpose: word(lang, "退款", "Refund"),
        tenders: vec![TenderLine { tender: word(lang, "微信", "WeChat Pay"), reference: String::new(), amount: "¥160.00".into() }],
        total: "¥160.00".into(),
        balance_after: String::new(),
        back: true,
        reason: word(lang, "相框边角有划痕，客户退货。", "The frame has a scratch; the customer returned it."),
        ..receipt(lang)
    }
}

/// A sitting of a long day: 600 photos shown.
pub fn selection_receipt(lang: Lang) -> SelectionReceipt {
    let number = |nth: usize| format!("{:04}", 4201 + nth * 7 % 600);
    SelectionReceipt {
        imprint: imprint(lang),
        head: head(lang),
        sitting: word(lang, "第 2 次", "No. 2"),
        confirmed: "2025-11-02 14:26".into(),
        signed_by: word(lang, "林晓燕", "Lin Xiaoyan"),
        signature: signature(),
        arrangement: word(lang, "按服装打乱 #4711", "Shuffled by outfit #4711"),
        check: "3F2A-009C-77B1-E04D-5A16".into(),
        chosen: vec![
            (word(lang, "精修", "Retouched"), (0..30).map(number).collect()),
            (word(lang, "入册（12寸成长册）", "Album (12-inch)"), (3..24).map(number).collect()),
        ],
        shown: (0..600).map(number).collect(),
    }
}

pub fn pickup(lang: Lang) -> PickupSlip {
    let item = |text: &str, quantity: &str, remark: &str| Handover { text: text.into(), quantity: quantity.into(), remark: remark.into() };
    PickupSlip {
        imprint: imprint(lang),
        head: head(lang),
        number: "Q251220-003".into(),
        handed_on: word(lang, "2025-12-20 10:15", "20 Dec 2025 10:15"),
        handed_by: word(lang, "王敏", "Wang Min"),
        taken_by: word(lang, "陈立（爸爸）", "Chen Li (father)"),
        items: vec![
            item(say(lang, "12寸成长册", "12-inch growth book"), "1", say(lang, "封面 IMG_2004", "cover IMG_2004")),
            item(say(lang, "7寸水晶摆台", "7-inch crystal desk frame"), "3", ""),
            item(
                say(lang, "精修电子版 U 盘", "Retouched photos on a USB stick"),
                "1",
                say(lang, "23 张精修，附赠全部底片", "23 retouched, all originals added as a gift"),
            ),
        ],
        owing: "¥236".into(),
        to_pay_back: String::new(),
        override_reason: word(
            lang,
            "客户手机支付限额，承诺当晚转账。店长 李静 放行。",
            "The customer's phone reached its payment limit; she will transfer tonight. Released by manager Li Jing.",
        ),
    }
}

pub fn after_sale(lang: Lang) -> AfterSaleSlip {
    let line = |text: &str, quantity: &str, unit: &str, amount: &str| BillLine {
        text: text.into(),
        quantity: quantity.into(),
        unit: unit.into(),
        amount: amount.into(),
    };
    AfterSaleSlip {
        imprint: imprint(lang),
        head: head(lang),
        title: word(lang, "退货单", "Return"),
        number: "B20251220-001".into(),
        written: "2025-12-20 10:15".into(),
        by: word(lang, "王敏", "Wang Min"),
        signed_by: word(lang, "陈立", "Chen Li"),
        reason: word(lang, "相框边角有划痕，客户要求退货。", "The frame has a scratch; the customer wants to return it."),
        goods: vec![line(say(lang, "7寸水晶摆台", "7-inch crystal desk frame"), "1", "¥160", "−¥160")],
        total: "−¥160".into(),
        owing: String::new(),
        to_pay_back: "¥160".into(),
    }
}

pub fn contact_by_outfit(lang: Lang, photos: &[Jpeg], paper: SheetPaper) -> ContactSheet {
    let mut sheet = ContactSheet { paper, ..contact(lang, photos, 4, 5) };
    for (nth, cell) in sheet.cells.iter_mut().enumerate() {
        cell.watermark = word(lang, "暖光儿童摄影", "Warm Light Studio");
        if nth % 7 == 0 {
            cell.heading = format!("{} {}", say(lang, "造型", "Outfit"), nth / 7 + 1);
        }
    }
    sheet
}

pub fn detail(lang: Lang, photos: &[Jpeg], paper: SheetPaper) -> atelier_paper::DetailSheet {
    atelier_paper::DetailSheet { imprint: imprint(lang), head: head(lang), paper, photos: marked(lang, photos) }
}
