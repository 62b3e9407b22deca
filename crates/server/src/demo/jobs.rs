//! The orders of the demo studio: who, what, when, and what was paid. How each goes on is the story's.

use atelier_core::cashier::Tender;
use atelier_core::orders::Slot;

/// One order. Days count from today, past ones are negative; households and offers are places in the cast.
pub(super) struct Job {
    pub household: usize,
    pub offer: usize,
    pub booked: (i32, i8, i8),
    pub shoot: i32,
    pub slot: Slot,
    /// Yuan.
    pub deposit: &'static [(Tender, i64)],
    /// How many photos are drawn.
    pub photos: usize,
    pub note: &'static str,
}

const BABY: usize = 0;
const CHILD: usize = 1;
const WEDDING: usize = 2;
const MATERNITY: usize = 3;
const FAMILY: usize = 4;
const PORTRAIT: usize = 5;

const fn job(household: usize, offer: usize, booked: (i32, i8, i8), shoot: i32, slot: Slot) -> Job {
    Job { household, offer, booked, shoot, slot, deposit: &[], photos: 0, note: "" }
}

use Tender::{Alipay, Card, Cash, Transfer, WeChat};

/// The orders, in the order of their booking.
pub(super) const JOBS: [Job; 20] = [
    Job { deposit: &[(WeChat, 500)], photos: 14, ..job(0, BABY, (-24, 10, 20), -21, Slot::At(600)) },
    Job { deposit: &[(Cash, 300), (WeChat, 200)], photos: 12, ..job(4, MATERNITY, (-23, 15, 5), -20, Slot::At(840)) },
    Job { deposit: &[(Card, 800)], photos: 14, ..job(8, BABY, (-21, 11, 40), -18, Slot::Morning) },
    Job { deposit: &[(Alipay, 899)], photos: 12, note: "七口人，备小凳两张", ..job(9, FAMILY, (-20, 16, 30), -17, Slot::At(900)) },
    Job { deposit: &[(WeChat, 1000), (Cash, 500)], photos: 24, ..job(2, CHILD, (-15, 10, 0), -10, Slot::At(570)) },
    Job { deposit: &[(Cash, 800)], photos: 16, ..job(5, BABY, (-14, 9, 50), -9, Slot::Morning) },
    Job { deposit: &[(Transfer, 3000)], photos: 24, note: "外景：植物园", ..job(7, WEDDING, (-14, 17, 10), -9, Slot::At(480)) },
    Job { deposit: &[(Card, 500)], photos: 14, ..job(6, PORTRAIT, (-12, 13, 30), -8, Slot::Evening) },
    Job {
        deposit: &[(Alipay, 2000), (Card, 1000)],
        photos: 120,
        note: "内景三套，外景两套",
        ..job(1, WEDDING, (-9, 14, 20), -2, Slot::At(510))
    },
    Job { deposit: &[(WeChat, 1000)], photos: 16, ..job(10, CHILD, (-8, 11, 15), -3, Slot::At(600)) },
    Job { deposit: &[(WeChat, 500)], photos: 24, ..job(12, BABY, (-6, 10, 45), -1, Slot::Morning) },
    Job { photos: 14, note: "公司报销，票后付款", ..job(11, PORTRAIT, (-5, 16, 0), -1, Slot::At(960)) },
    Job { deposit: &[(WeChat, 1500)], note: "两个孩子一起拍", ..job(3, CHILD, (-4, 10, 10), 0, Slot::At(600)) },
    Job { deposit: &[(Cash, 500)], ..job(14, MATERNITY, (-3, 15, 40), 0, Slot::At(870)) },
    job(15, FAMILY, (-2, 12, 0), 0, Slot::Afternoon),
    Job { deposit: &[(Transfer, 2000)], ..job(13, WEDDING, (-2, 17, 20), 1, Slot::At(540)) },
    Job { deposit: &[(Alipay, 500)], ..job(23, BABY, (-1, 11, 30), 3, Slot::Morning) },
    Job { deposit: &[(Card, 300)], ..job(17, PORTRAIT, (-1, 15, 0), 5, Slot::At(630)) },
    Job { deposit: &[(WeChat, 1200), (Alipay, 800)], ..job(19, WEDDING, (0, 9, 30), 12, Slot::Uncertain) },
    Job { deposit: &[(Cash, 300)], note: "满月照转百天", ..job(20, BABY, (0, 10, 15), 7, Slot::Afternoon) },
];
