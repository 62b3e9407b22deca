//! The few words that papers need beside those of `core` and `paper`, in both languages.

use atelier_core::text::Text;

/// As many as the client likes.
pub(super) const ALL: Text = Text::new("全部", "all");
/// How many photos.
pub(super) const PHOTOS: Text = Text::new("{n} 张", "{n} {n|photo|photos}");
/// A shoot beyond the first.
pub(super) const LATER_SHOOTS: Text = Text::new("另有 {n} 次拍摄", "{n} more {n|shoot|shoots}");
/// A day that is not agreed yet.
pub(super) const DAY_OPEN: Text = Text::new("日期待定", "date open");
/// A sitting.
pub(super) const SITTING: Text = Text::new("第 {n} 次 {day} {by}", "No. {n}, {day}, {by}");
/// A task with its photos.
pub(super) const TASK: Text = Text::new("{what} {n} 张", "{what}, {n} {n|photo|photos}");
/// When and by whom a paper was printed; the footer says "printed" before it.
pub(super) const PRINTED: Text = Text::new("{day} {clock} {who}", "{day} {clock}, {who}");
/// The client's own files, handed over as they are.
pub(super) const FILES: Text = Text::new("电子文件", "as files");
/// Which sitting.
pub(super) const SITTING_NO: Text = Text::new("第 {n} 次", "No. {n}");
/// As photographed.
pub(super) const SHOOT_ORDER: Text = Text::new("拍摄顺序", "Shoot order");
/// Shuffled.
pub(super) const SHUFFLED: Text = Text::new("打乱 #{seed}", "Shuffled #{seed}");
/// Shuffled with outfits together.
pub(super) const SHUFFLED_BY_OUTFIT: Text = Text::new("按服装打乱 #{seed}", "Shuffled by outfit #{seed}");
/// An outfit, above its photos.
pub(super) const OUTFIT: Text = Text::new("造型 {n}", "Outfit {n}");
/// The slip of a booking, as a file's name says it; so for the other documents.
pub(super) const ORDER_SLIP: Text = Text::new("订单", "Order slip");
pub(super) const PICKUP_SLIP: Text = Text::new("取件单", "Pick-up slip");
pub(super) const AFTER_SALE: Text = Text::new("后期单据", "Later sale or return");
pub(super) const RECEIPT: Text = Text::new("收款收据", "Receipt");
pub(super) const REFUND: Text = Text::new("退款单", "Refund");
pub(super) const CONTACT_SHEET: Text = Text::new("小样", "Contact sheet");
pub(super) const DETAIL_SHEET: Text = Text::new("照片明细单", "Photo details");
pub(super) const SELECTION_SHEET: Text = Text::new("选片单", "Selection sheet");
pub(super) const SELECTION_RECEIPT: Text = Text::new("选片凭证", "Selection receipt");
pub(super) const PRODUCTION_SHEET: Text = Text::new("后期制作单", "Production sheet");
