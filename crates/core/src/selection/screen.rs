//! The client's screen: a second window, a browser or a television that shows what the consultant presents, and nothing
//! else. What it may show, by which code it is entered, and how large a print is on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::design::{OwnRoom, ShownDesign};
use super::wishes::Wish;
use crate::day::{Moment, Stamp};
use crate::id::{OnceId, PhotoId, ScreenId, SittingId};
use crate::money::Money;
use crate::people::wait_after;
use crate::refusal::{Refusal, Subject};

/// The letters of a code: none that are taken for another when read from a far screen or typed by a remote control.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Letters of a code.
pub const CODE_LETTERS: usize = 6;
/// Characters of a token: 128 bits in hexadecimal digits.
pub const TOKEN_LETTERS: usize = 32;
/// Most photos beside each other.
pub const MOST_BESIDE: usize = 9;
/// Most photos in a grid: a television does not scroll.
pub const MOST_IN_GRID: usize = 60;
/// Most photos of a slideshow.
pub const MOST_SLIDES: usize = 5_000;
/// Most photos that a screen fetches before they are shown.
pub const MOST_SOON: usize = 6;
/// Longest wait after wrong codes, in seconds: all screens share it, and one stranger must not lock the studio's out.
const WAIT_AT_MOST: u32 = 60;

/// How a photo lies in its place, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct View {
    /// How many times as large as the whole photo would be; 1000 shows all of it.
    pub scale: u32,
    /// How far it is moved to the right, as a part of its own width before it is enlarged.
    pub x: i32,
    /// How far it is moved down, as a part of its own height before it is enlarged.
    pub y: i32,
}

impl View {
    /// All of the photo.
    pub const FIT: View = View { scale: 1_000, x: 0, y: 0 };

    /// The view within what a photo allows: from all of it to 8 times as large, its middle never beyond its own edge.
    pub fn held(self) -> View {
        let scale = self.scale.clamp(1_000, 8_000);
        let most = i32::try_from((scale - 1_000) / 2).unwrap_or(0);
        View { scale, x: self.x.clamp(-most, most), y: self.y.clamp(-most, most) }
    }
}

/// A photo in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Placed {
    /// The photo.
    pub photo: PhotoId,
    /// How it lies.
    pub view: View,
    /// Whether it is seen as it came back from retouching, where it has.
    #[serde(default)]
    pub after: bool,
}

/// What a screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// Nothing: dark grey.
    #[default]
    Blank,
    /// One photo, or up to nine beside each other.
    Photos(Vec<Placed>),
    /// A page of a list.
    Grid {
        /// The photos.
        photos: Vec<PhotoId>,
        /// The one that is spoken of.
        current: Option<PhotoId>,
    },
    /// A list, one after the other, by the screen's own clock.
    Slides {
        /// The photos.
        photos: Vec<PhotoId>,
        /// How long each is seen, from 2 to 60.
        seconds: u32,
    },
    /// A product with its photos, alone or on a wall.
    Design(ShownDesign),
}

impl Picture {
    /// The photos that are seen, in their order.
    pub fn photos(&self) -> Vec<&PhotoId> {
        match self {
            Picture::Blank => Vec::new(),
            Picture::Photos(placed) => placed.iter().map(|placed| &placed.photo).collect(),
            Picture::Grid { photos, .. } | Picture::Slides { photos, .. } => photos.iter().collect(),
            Picture::Design(design) => design.photos(),
        }
    }
}

/// Size of a print, upright or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrintSize {
    /// One side in millimetres.
    pub wide: u32,
    /// The other.
    pub high: u32,
}

/// What a consultant presents.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Shown {
    /// What is seen.
    pub picture: Picture,
    /// Whether what it costs is seen, too.
    #[serde(default)]
    pub prices: bool,
    /// Whether the client's own retouch wishes are seen; notes of the staff never are.
    #[serde(default)]
    pub wishes: bool,
    /// The print whose true size a single photo is shown in.
    #[serde(default)]
    pub print: Option<PrintSize>,
    /// Photos that may come next: fetched before they are shown.
    #[serde(default)]
    pub soon: Vec<PhotoId>,
}

impl Shown {
    /// What may be shown of it: every photo is one that `belongs` to the order, none too many, views held, products that can be,
    /// on walls of the order's own `rooms`.
    pub fn checked(mut self, belongs: impl Fn(&PhotoId) -> bool, rooms: &[OwnRoom]) -> Result<Shown, Refusal> {
        let too_many = || Refusal::NotUnderstood { detail: "photos on a screen".to_owned() };
        let count = self.picture.photos().len();
        match &mut self.picture {
            Picture::Blank => {}
            Picture::Photos(placed) if (1..=MOST_BESIDE).contains(&count) => {
                placed.iter_mut().for_each(|placed| placed.view = placed.view.held());
            }
            Picture::Grid { photos, current } if count <= MOST_IN_GRID => {
                if current.as_ref().is_some_and(|current| !photos.contains(current)) {
                    *current = None;
                }
            }
            Picture::Slides { seconds, .. } if (1..=MOST_SLIDES).contains(&count) => *seconds = (*seconds).clamp(2, 60),
            Picture::Design(design) => design.check(&belongs, rooms)?,
            Picture::Photos(_) | Picture::Grid { .. } | Picture::Slides { .. } => return Err(too_many()),
        }
        if !self.picture.photos().into_iter().all(&belongs) {
            return Err(Refusal::not_found(Subject::Photo, ""));
        }
        if self.print.is_some_and(|print| !print.is_possible()) {
            return Err(Refusal::NotUnderstood { detail: "size of a print".to_owned() });
        }
        self.soon.retain(belongs);
        self.soon.truncate(MOST_SOON);
        Ok(self)
    }

    /// What can still be shown of it when photos have left the order meanwhile. A product stays, with empty openings.
    pub fn without_gone(mut self, belongs: impl Fn(&PhotoId) -> bool) -> Shown {
        match &mut self.picture {
            Picture::Blank => {}
            Picture::Photos(placed) => placed.retain(|placed| belongs(&placed.photo)),
            Picture::Grid { photos, .. } | Picture::Slides { photos, .. } => photos.retain(&belongs),
            Picture::Design(design) => design.keep(&belongs),
        }
        if self.picture.photos().is_empty() && !matches!(self.picture, Picture::Design(_)) {
            self.picture = Picture::Blank;
        }
        self.soon.retain(belongs);
        self
    }
}

impl PrintSize {
    /// Both sides between 2 cm and 5 m.
    pub fn is_possible(self) -> bool {
        let side = 20..=5_000;
        side.contains(&self.wide) && side.contains(&self.high)
    }
}

/// Pixels in a centimetre of a screen that measures so many inches from corner to corner; none where that is no screen.
pub fn pixels_per_cm(diagonal_inches: f64, (width, height): (f64, f64)) -> Option<f64> {
    let pixels = width.hypot(height);
    let possible = (3.0..=400.0).contains(&diagonal_inches) && pixels.is_finite() && pixels > 0.0;
    possible.then(|| pixels / (diagonal_inches * 2.54))
}

/// Width and height in pixels of a print at its true size, turned as the photo lies.
pub fn true_size(print: PrintSize, photo: (u32, u32), pixels_per_cm: f64) -> (f64, f64) {
    let (short, long) = (print.wide.min(print.high), print.wide.max(print.high));
    let pixels = |mm: u32| f64::from(mm) / 10.0 * pixels_per_cm;
    if photo.0 >= photo.1 { (pixels(long), pixels(short)) } else { (pixels(short), pixels(long)) }
}

/// A code from chance, one letter a byte; 32 letters divide a byte's values evenly.
pub fn code_of(chance: [u8; CODE_LETTERS]) -> String {
    chance.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|letter| char::from(*letter)).collect()
}

/// A pass as it was typed or came by an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedPass {
    /// A code.
    Code(String),
    /// A token.
    Token(String),
}

/// Reads a pass: small letters, full-width ones, spaces and dashes are taken; what can be no pass is none.
pub fn typed_pass(typed: &str) -> Option<TypedPass> {
    let half = |letter: char| match u32::from(letter) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    let plain: String = typed.chars().take(100).map(half).filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
    if plain.len() == TOKEN_LETTERS && plain.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(TypedPass::Token(plain.to_ascii_lowercase()));
    }
    let code = plain.to_ascii_uppercase();
    (code.len() == CODE_LETTERS && code.bytes().all(|byte| LETTERS.contains(&byte))).then_some(TypedPass::Code(code))
}

/// Wrong codes that were tried on any screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WrongCodes {
    /// How many in a row.
    pub count: u32,
    /// When the latest was.
    pub last: Moment,
}

impl WrongCodes {
    /// Whether a code may be tried now. Ten quiet minutes forget what was wrong.
    pub fn may_try(self, now: Moment) -> Result<(), Refusal> {
        let over = self.last.plus_ms(i64::from(wait_after(self.now(now).count).min(WAIT_AT_MOST)) * 1_000);
        if now >= over {
            return Ok(());
        }
        Err(Refusal::ScreenSlowDown { seconds: u32::try_from((over.0 - now.0 + 999) / 1_000).unwrap_or(WAIT_AT_MOST) })
    }

    /// With one more.
    pub fn and_another(self, now: Moment) -> WrongCodes {
        WrongCodes { count: self.now(now).count.saturating_add(1), last: now }
    }

    fn now(self, now: Moment) -> WrongCodes {
        if now.0 - self.last.0 > 600_000 { WrongCodes::default() } else { self }
    }
}

/// Lets screens show a sitting, or gives the pass that is open already with another token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenScreen {
    /// The sitting, which must not be confirmed.
    pub sitting: SittingId,
}

/// Asks whether screens may show a sitting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeeScreen {
    /// The sitting.
    pub sitting: SittingId,
}

/// What lets screens in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenPass {
    /// The pass.
    pub id: ScreenId,
    /// What is typed on a screen.
    pub code: String,
    /// What stands in an address instead; told only when the pass is opened, since only its hash is kept.
    pub token: Option<String>,
    /// Where other machines of the network reach the server, such as `http://192.168.1.20:8610`; none where they do not.
    pub address: Option<String>,
    /// Who opened it.
    pub by: String,
    /// When it ends by itself.
    pub ends: Stamp,
    /// What is shown.
    pub shown: Shown,
    /// How many screens look at it.
    pub looking: u32,
}

/// Ends a pass: its screens show nothing more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CloseScreen {
    /// The pass.
    pub screen: ScreenId,
}

/// Shows something on all screens of a pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Present {
    /// The pass.
    pub screen: ScreenId,
    /// What.
    pub shown: Shown,
}

/// Enters as a screen: what is given back besides travels as a cookie (or is kept by the window), never in the reply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EnterScreen {
    /// The code or the token.
    pub pass: String,
}

/// Asks what to show: the one call of a screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WatchScreen {
    /// Made by the page, to count the screens by.
    pub viewer: OnceId,
}

/// What a screen is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenView {
    /// What is seen.
    pub picture: Picture,
    /// The photos in it.
    pub photos: Vec<ScreenPhoto>,
    /// BLAKE3 of photos to fetch before they are shown.
    pub soon: Vec<String>,
    /// The print whose true size a single photo is shown in.
    pub print: Option<PrintSize>,
    /// What it costs, where the consultant shows that.
    pub prices: Option<ScreenPrices>,
    /// Whether it is no picture that is shown, but someone's own choosing ([`super::ReadOwn`]).
    #[serde(default)]
    pub own: bool,
}

/// A photo on a screen: no more of it than is needed to show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenPhoto {
    /// The photo.
    pub id: PhotoId,
    /// BLAKE3 of its content.
    pub content: String,
    /// BLAKE3 of its retouched version, once that was accepted.
    #[serde(default)]
    pub after: Option<String>,
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
    /// The client's own wishes, where the consultant shows them.
    pub wishes: Vec<Wish>,
}

/// What a selection costs as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenPrices {
    /// The package.
    pub package: Money,
    /// What this sitting adds.
    pub extra: Money,
    /// What is left to pay.
    pub to_pay: Money,
}

#[cfg(test)]
mod tests;
