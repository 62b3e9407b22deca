//! The printed words, in both languages. A document's own data (names, amounts) never stands here.

use atelier_core::text::Text;

macro_rules! words {
    ($($(#[$why:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        $($(#[$why])* pub const $name: Text = Text::new($zh, $en);)*
    };
}

words! {
    PAGE: "第 {page} 页，共 {pages} 页", "Page {page} of {pages}";
    PRINTED: "打印 {printed}", "Printed {printed}";

    PHOTOS: "{n} 张照片", "{n} {n|photo|photos}";
    NO_PHOTOS: "没有照片。照片导入后再打印。", "No photos. Print again once photos have arrived.";
    SHOOT_ORDER: "拍摄顺序", "Shoot order";
    SHUFFLED: "已打乱，种子 {seed}", "Shuffled, seed {seed}";
    PICK: "选中", "Pick";
    MAYBE: "待定", "Maybe";
    REJECT: "不要", "Reject";
    CANNOT_SHOW: "无法显示", "Cannot be shown";

    SELECTION_SHEET: "选片单", "Selection sheet";
    DETAIL_SHEET: "照片明细单", "Photo details";
    CHOSEN: "选定的照片", "Chosen photos";
    PRODUCTION_SHEET: "后期制作单", "Production sheet";
    ORDER_SLIP: "订单", "Order slip";
    RECEIPT: "收款收据", "Receipt";
    REFUND: "退款单", "Refund";
    SELECTION_RECEIPT: "选片凭证", "Selection receipt";
    SIGNED_BY: "签字", "Signed by";
    ARRANGEMENT: "排列", "Laid out";
    CHECK_VALUE: "校验码", "Check value";
    CHECK_VALUE_WORDS: "店里存有本次选片的完整记录。把校验码报给店员，即可核对记录与结果有没有改动。",
        "The studio keeps the full record of this sitting. By this value it can be checked at any time that neither record nor choice was changed.";
    SHOWN_IN_ORDER: "展示顺序", "Shown, in this order";
    PICKUP_SLIP: "取件单", "Pick-up slip";

    ORDER_NO: "单号", "Order";
    RECEIPT_NO: "收据号", "Receipt no.";
    REFUND_NO: "退款单号", "Refund no.";
    SLIP_NO: "取件单号", "Slip no.";
    SLIP_NUMBER: "单据号", "Slip no.";
    WRITTEN_ON: "日期", "Date";
    GOODS: "商品", "Goods";
    WHY: "退货原因", "Why it came back";
    WHY_REFUND: "退款原因", "Why it was paid back";
    CUSTOMER: "客户", "Customer";
    PHONES: "电话", "Phone";
    CHILDREN: "宝宝", "Children";
    PACKAGE: "套系", "Package";
    SHOT_ON: "拍摄日期", "Shot on";
    SITTINGS: "选片场次", "Sittings";
    CONSULTANT: "选片师", "Consultant";
    CONFIRMED: "客户确认", "Confirmed";
    NOT_CONFIRMED: "尚未确认", "Not confirmed yet";
    BOOKED_ON: "开单日期", "Booked on";
    BOOKED_BY: "门市", "Booked by";

    SUMMARY: "用途汇总", "By purpose";
    PURPOSE: "用途", "Purpose";
    INCLUDED: "套系含", "Included";
    USED: "已选", "Used";
    EXTRA: "加选", "Extra";
    NONE_CHOSEN: "尚未选片。", "Nothing chosen yet.";
    RETOUCH_NOTES: "修片要求", "Retouch notes";
    WHOLE: "整张", "Whole photo";
    FOR_ALL: "全部照片的要求", "Wishes for all photos";
    OF_STAFF: "店内备注", "Staff note";
    BILL: "本次费用", "Bill";
    ITEM: "项目", "Item";
    QUANTITY: "数量", "Qty";
    UNIT: "单价", "Each";
    AMOUNT: "金额", "Amount";
    TOTAL: "合计", "Total";
    PAID: "已付", "Paid";
    OWING: "尚欠", "Owing";
    TO_PAY: "应付", "To pay";
    NOTHING_OWED: "已付清", "Paid in full";
    TO_PAY_BACK: "应退客户", "To be paid back";

    FOR_TASK: "任务", "Task";
    NO_TASK_PHOTOS: "这项任务没有照片。", "This task has no photos.";
    ASSIGNEE: "负责人", "Assigned to";
    NOT_ASSIGNED: "尚未派工", "Not assigned yet";
    DUE: "交件日期", "Due";
    NO_DUE: "未定", "Not set";
    GENERAL: "整体要求", "For all photos";
    WITH_NOTES: "有修片要求的照片", "Photos with wishes";
    WITHOUT_NOTES: "按标准处理的照片", "Photos without special wishes";
    STARTED: "开始", "Started";
    FINISHED: "完成", "Finished";
    CHECKED: "验收", "Checked";

    SHOOTS: "拍摄安排", "Dates";
    WHICH: "内容", "What";
    WHEN: "时间", "When";
    WITH: "地点与人员", "Where and with whom";
    ENTITLEMENTS: "套系权益", "The package includes";
    EXTRA_PRICE: "加一件", "One more";
    CHARGES: "费用", "Charges";
    TERMS: "约定", "Terms";

    DAY: "营业日", "Business day";
    TIME: "时间", "Time";
    FOR: "款项", "For";
    TENDER: "支付方式", "Tender";
    REFERENCE: "凭证", "Reference";
    RECEIVED: "实收", "Received";
    BALANCE_AFTER: "本次付款后尚欠", "Owing after this payment";
    PAID_BACK: "实退", "Paid back";
    LEFT_AFTER: "本次退款后还应退", "Still to be paid back";
    NOTHING_LEFT: "已全部退清", "Paid back in full";
    CASHIER: "收款人", "Cashier";

    HANDED_ON: "取件时间", "Handed over";
    HANDED_BY: "经手人", "By";
    TAKEN_BY: "代取人", "Taken by";
    ITEMS: "取件明细", "Items";
    REMARK: "备注", "Remark";
    NO_ITEMS: "没有登记物品。", "No items listed.";
    OVERRIDE: "欠款放行", "Released while money is owed";
    CHECKED_BY_CUSTOMER: "以上物品已当面点清，数量与质量无误。", "Checked and received in full and in good order.";

    SIGN_CUSTOMER: "客户签字", "Customer";
    SIGN_CONSULTANT: "选片师签字", "Consultant";
    SIGN_FRONT_DESK: "门市签字", "Front desk";
    SIGN_STAFF: "经手人签字", "Staff";
    SIGN_DATE: "日期", "Date";
    STAMP: "盖章", "Stamp";
}
