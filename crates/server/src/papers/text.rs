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
