//! Who is in the demo studio: staff, customers, packages. Invented, all of them.

use atelier_core::catalog::{Included, Purpose, ShootType};
use atelier_core::people::BuiltInRole;

/// Somebody who works there.
pub(super) struct Member {
    pub name: &'static str,
    pub sign_in_name: &'static str,
    pub role: BuiltInRole,
}

const fn member(name: &'static str, sign_in_name: &'static str, role: BuiltInRole) -> Member {
    Member { name, sign_in_name, role }
}

/// The staff, the owner first.
pub(super) const STAFF: [Member; 10] = [
    member("林静", "lin", BuiltInRole::Owner),
    member("吴敏", "wu", BuiltInRole::Manager),
    member("赵小雅", "zhao", BuiltInRole::FrontDesk),
    member("何丽", "he", BuiltInRole::Cashier),
    member("陈默", "chen", BuiltInRole::Photographer),
    member("孙悦", "sun", BuiltInRole::SelectionConsultant),
    member("周航", "zhou", BuiltInRole::ProductionLead),
    member("小米", "xiaomi", BuiltInRole::Retoucher),
    member("阿杰", "ajie", BuiltInRole::Retoucher),
    member("丁可", "ding", BuiltInRole::Retoucher),
];

/// A package of the catalogue.
pub(super) struct Offer {
    pub name: &'static str,
    pub shoot_type: ShootType,
    pub price: i64,
    pub shoots: u32,
    pub lines: &'static [(Purpose, &'static str, Included, i64)],
}

/// The packages; amounts in yuan.
pub(super) const OFFERS: [Offer; 6] = [
    Offer {
        name: "百天纪念",
        shoot_type: ShootType::Baby,
        price: 1680,
        shoots: 1,
        lines: &[
            (Purpose::Retouch, "", Included::Count(8), 60),
            (Purpose::Album, "8寸相册", Included::Count(12), 50),
            (Purpose::DeskFrame, "7寸摆台", Included::Count(1), 80),
            (Purpose::Negative, "", Included::All, 0),
        ],
    },
    Offer {
        name: "周岁成长",
        shoot_type: ShootType::Children,
        price: 3980,
        shoots: 2,
        lines: &[
            (Purpose::Retouch, "", Included::Count(20), 60),
            (Purpose::Album, "10寸相册", Included::Count(24), 50),
            (Purpose::DeskFrame, "10寸水晶", Included::Count(2), 120),
            (Purpose::Enlargement, "24寸", Included::Count(1), 280),
            (Purpose::Negative, "", Included::All, 0),
        ],
    },
    Offer {
        name: "森系婚纱",
        shoot_type: ShootType::Wedding,
        price: 5999,
        shoots: 1,
        lines: &[
            (Purpose::Retouch, "", Included::Count(30), 60),
            (Purpose::Album, "12寸相册", Included::Count(40), 80),
            (Purpose::DeskFrame, "12寸摆台", Included::Count(2), 150),
            (Purpose::Enlargement, "36寸", Included::Count(1), 480),
            (Purpose::Negative, "", Included::Count(60), 30),
        ],
    },
    Offer {
        name: "孕味时光",
        shoot_type: ShootType::Maternity,
        price: 1280,
        shoots: 1,
        lines: &[
            (Purpose::Retouch, "", Included::Count(6), 60),
            (Purpose::Album, "8寸相册", Included::Count(10), 50),
            (Purpose::Enlargement, "20寸", Included::Count(1), 260),
        ],
    },
    Offer {
        name: "全家福团圆",
        shoot_type: ShootType::Family,
        price: 899,
        shoots: 1,
        lines: &[
            (Purpose::Retouch, "", Included::Count(4), 60),
            (Purpose::DeskFrame, "10寸摆台", Included::Count(2), 100),
            (Purpose::Enlargement, "30寸", Included::Count(1), 380),
        ],
    },
    Offer {
        name: "个人写真",
        shoot_type: ShootType::Portrait,
        price: 1080,
        shoots: 1,
        lines: &[(Purpose::Retouch, "", Included::Count(9), 50), (Purpose::Album, "8寸相册", Included::Count(9), 50)],
    },
];

/// A household: its name, phones with whose they are, children with their age in days today.
pub(super) struct Household {
    pub name: &'static str,
    pub phones: &'static [(&'static str, &'static str)],
    pub children: &'static [(&'static str, i32)],
    pub note: &'static str,
}

const fn household(
    name: &'static str,
    phones: &'static [(&'static str, &'static str)],
    children: &'static [(&'static str, i32)],
    note: &'static str,
) -> Household {
    Household { name, phones, children, note }
}

/// The customers, in the order in which they came.
pub(super) const HOUSEHOLDS: [Household; 24] = [
    household("王雨桐", &[("妈妈", "13800132207"), ("爸爸", "13911027734")], &[("王小满", 104)], "宝宝怕闪光灯，先逗熟再拍"),
    household("李思远", &[("本人", "13521184406"), ("爱人", "13521184407")], &[], "婚期明年五一，外景要樱花"),
    household("张可欣", &[("妈妈", "18610552318")], &[("朵朵", 363)], ""),
    household("刘洋", &[("爸爸", "13701298845"), ("妈妈", "15810023397")], &[("刘一诺", 1093), ("刘一言", 361)], "老客户，第二次来"),
    household("陈嘉怡", &[("本人", "13691573320")], &[], "孕 32 周，不要久站"),
    household("杨帆", &[("妈妈", "15210967751"), ("外婆", "13661028890")], &[("杨果果", 98)], "外婆付款"),
    household("赵鹏飞", &[("本人", "18501330062")], &[], ""),
    household("黄诗涵", &[("本人", "13810476625"), ("未婚夫", "13810476626")], &[], "喜欢胶片色调"),
    household("周梓萱", &[("妈妈", "13426008173")], &[("周末", 727)], ""),
    household("吴俊杰", &[("爸爸", "15901152209")], &[("豆豆", 1826)], "全家七口，轮椅可进棚"),
    household("徐梦洁", &[("妈妈", "18811340957")], &[("团团", 365), ("圆圆", 365)], "双胞胎，约两位引导师"),
    household("孙浩然", &[("本人", "13718820046")], &[], ""),
    household("马晓雯", &[("妈妈", "13581665230")], &[("安安", 101)], "朋友圈介绍，介绍人王雨桐"),
    household("朱文博", &[("本人", "15011286673"), ("爱人", "15011286674")], &[], ""),
    household("胡雪", &[("本人", "18600431195")], &[], "孕 34 周"),
    household("林子墨", &[("爸爸", "13910857742"), ("妈妈", "13910857743")], &[("林小鱼", 1461)], ""),
    household("郭雅婷", &[("妈妈", "13264075518")], &[("小核桃", 722)], "上次的相册很满意"),
    household("何志强", &[("本人", "13801226690")], &[], "公司形象照，要发票"),
    household("高敏", &[("妈妈", "15611903384")], &[("多多", 1088)], ""),
    household("罗晨曦", &[("本人", "18210774416"), ("未婚妻", "18210774417")], &[], ""),
    household("梁宇轩", &[("妈妈", "13121560093")], &[("奇奇", 30)], "满月照"),
    household("宋佳", &[("妈妈", "13671294458")], &[("糖糖", 2190)], ""),
    household("唐婉", &[("本人", "18911023367")], &[], ""),
    household("欧阳倩", &[("妈妈", "13522907716"), ("爸爸", "13522907717")], &[("阳阳", 95)], "周末才有空"),
];
