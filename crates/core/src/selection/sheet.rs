//! What a sheet of the selection room may be asked for: which photos, how they are numbered, on which paper. Read from
//! an address and written into one by the same words, so that the page and the server cannot differ.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Arrangement, Verdict};
use crate::refusal::Refusal;
use crate::shoots::{file_number, file_stem};

/// The most columns or rows that anybody asks for; what fits is judged by the paper.
const MOST_CELLS: u32 = 40;

/// Which photos a contact sheet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SheetList {
    /// All.
    #[default]
    All,
    /// Those that the client wants.
    Picked,
    /// Those that are not decided.
    Maybe,
    /// Those that the client does not want.
    Rejected,
}

impl SheetList {
    /// Whether a photo that was decided about like this is on it.
    pub fn shows(self, verdict: Verdict) -> bool {
        match self {
            SheetList::All => true,
            SheetList::Picked => verdict == Verdict::Pick,
            SheetList::Maybe => verdict == Verdict::Maybe,
            SheetList::Rejected => verdict == Verdict::Reject,
        }
    }
}

/// The paper of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SheetSize {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 148 x 210 mm.
    A5,
    /// A till's roll, 80 mm wide and as long as it takes; for the selection sheet only.
    Roll80,
}

/// What of a file's name stands below its photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbering {
    /// The camera's number: the last run of digits.
    #[default]
    Camera,
    /// The whole name.
    Name,
    /// The first three characters of the name, without its ending.
    First3,
    /// The last three.
    Last3,
    /// So many characters from a position on, counted from 1.
    Part {
        /// The first character's position.
        from: u32,
        /// How many; fewer where the name ends before.
        length: u32,
    },
}

impl Numbering {
    /// What stands below the photo of this file; a refusal where the name ends before the position.
    pub fn of(self, file: &str) -> Result<String, Refusal> {
        let stem = file_stem(file);
        let count = stem.chars().count();
        let part = |from: usize, length: usize| stem.chars().skip(from).take(length).collect::<String>();
        Ok(match self {
            Numbering::Camera => file_number(file).to_owned(),
            Numbering::Name => file.to_owned(),
            Numbering::First3 => part(0, 3),
            Numbering::Last3 => part(count.saturating_sub(3), 3),
            Numbering::Part { from, length } => {
                let part = part(from.saturating_sub(1) as usize, length as usize);
                if part.is_empty() {
                    let trouble = SheetTrouble::BeyondName { from, file: file.to_owned() };
                    return Err(Refusal::SheetNotMade { trouble });
                }
                part
            }
        })
    }
}

/// Why a sheet cannot be made as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum SheetTrouble {
    /// An address names a choice that there is not.
    NoSuchChoice {
        /// The choice and its value, as they came.
        word: String,
    },
    /// No column or no row, or more than any paper has.
    Grid {
        /// The most of each.
        at_most: u32,
    },
    /// So many cells do not fit this paper.
    CellsTooSmall {
        /// The most columns.
        columns: u32,
        /// The most rows.
        rows: u32,
    },
    /// A roll was asked for, and the paper is made on sheets only.
    SheetsOnly,
    /// A page was to be looked at that the document does not have.
    NoSuchPage {
        /// The page that was asked for, counted from 1.
        page: u32,
        /// How many there are.
        pages: u32,
    },
    /// A position or a length of none.
    NoPosition,
    /// A photo's name ends before the position.
    BeyondName {
        /// The position.
        from: u32,
        /// The file's name.
        file: String,
    },
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetWishes {
    /// How the photos are laid out.
    pub arrangement: Arrangement,
    /// Which photos.
    pub list: SheetList,
    /// The paper.
    pub size: SheetSize,
    /// Columns on a page; none for what suits the paper.
    pub columns: Option<u32>,
    /// Rows on a page; none for what suits the paper.
    pub rows: Option<u32>,
    /// What stands below each photo.
    pub numbering: Numbering,
    /// Each outfit under a heading.
    pub outfits: bool,
    /// The studio's name across each photo.
    pub watermark: bool,
    /// With amounts.
    pub prices: bool,
}

impl Default for SheetWishes {
    fn default() -> SheetWishes {
        SheetWishes {
            arrangement: Arrangement::ShootOrder,
            list: SheetList::All,
            size: SheetSize::A4,
            columns: None,
            rows: None,
            numbering: Numbering::Camera,
            outfits: false,
            watermark: false,
            prices: true,
        }
    }
}

impl SheetWishes {
    /// Reads an address's query, as pairs of name and value; names that are no choice of a sheet are passed over.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<SheetWishes, Refusal> {
        let mut wishes = SheetWishes::default();
        let (mut seed, mut together) = (None, false);
        for (name, value) in pairs {
            let word = || not_made(SheetTrouble::NoSuchChoice { word: format!("{name}={value}") });
            match name {
                "only" => wishes.list = named(&LISTS, value).ok_or_else(word)?,
                "size" => wishes.size = named(&SIZES, value).ok_or_else(word)?,
                "number" => wishes.numbering = numbering(value).ok_or_else(word)??,
                "columns" => wishes.columns = Some(cells(value)?),
                "rows" => wishes.rows = Some(cells(value)?),
                "outfits" => wishes.outfits = value.parse().map_err(|_| word())?,
                "watermark" => wishes.watermark = value.parse().map_err(|_| word())?,
                "prices" => wishes.prices = value.parse().map_err(|_| word())?,
                "shuffled" => seed = Some(value.parse().map_err(|_| word())?),
                "by_outfit" => together = value.parse().map_err(|_| word())?,
                _ => {}
            }
        }
        wishes.arrangement = match (seed, together) {
            (Some(seed), true) => Arrangement::ShuffledByOutfit(seed),
            (Some(seed), false) => Arrangement::Shuffled(seed),
            (None, _) => Arrangement::ShootOrder,
        };
        Ok(wishes)
    }

    /// The query that [`SheetWishes::read`] reads as this, without a question mark; empty where nothing differs from
    /// what is usual.
    pub fn query(&self) -> String {
        let usual = SheetWishes::default();
        let mut said = Vec::new();
        match self.arrangement {
            Arrangement::ShootOrder => {}
            Arrangement::Shuffled(seed) => said.push(format!("shuffled={seed}")),
            Arrangement::ShuffledByOutfit(seed) => said.push(format!("shuffled={seed}&by_outfit=true")),
        }
        said.extend((self.list != usual.list).then(|| format!("only={}", name_of(&LISTS, self.list))));
        said.extend((self.size != usual.size).then(|| format!("size={}", name_of(&SIZES, self.size))));
        said.extend(self.columns.map(|columns| format!("columns={columns}")));
        said.extend(self.rows.map(|rows| format!("rows={rows}")));
        match self.numbering {
            Numbering::Camera => {}
            Numbering::Part { from, length } => said.push(format!("number={from}-{length}")),
            named => said.push(format!("number={}", name_of(&NUMBERINGS, named))),
        }
        let switches = [("outfits", self.outfits, false), ("watermark", self.watermark, false), ("prices", self.prices, true)];
        said.extend(switches.iter().filter(|(_, is, usual)| is != usual).map(|(name, is, _)| format!("{name}={is}")));
        said.join("&")
    }

    /// The same wishes for a paper that is not made on rolls.
    pub fn on_sheets(self) -> Result<SheetWishes, Refusal> {
        if self.size == SheetSize::Roll80 { Err(not_made(SheetTrouble::SheetsOnly)) } else { Ok(self) }
    }

    /// Columns and rows on a page: those that were asked for, else what suits the paper.
    pub fn grid(&self) -> (u32, u32) {
        let (columns, rows) = match self.size {
            SheetSize::A4 => (5, 6),
            SheetSize::A5 => (4, 5),
            // A roll has no grid.
            SheetSize::Roll80 => (1, 1),
        };
        (self.columns.unwrap_or(columns), self.rows.unwrap_or(rows))
    }
}

const LISTS: [(&str, SheetList); 4] =
    [("all", SheetList::All), ("picked", SheetList::Picked), ("maybe", SheetList::Maybe), ("rejected", SheetList::Rejected)];
const SIZES: [(&str, SheetSize); 3] = [("a4", SheetSize::A4), ("a5", SheetSize::A5), ("roll80", SheetSize::Roll80)];
const NUMBERINGS: [(&str, Numbering); 4] =
    [("camera", Numbering::Camera), ("name", Numbering::Name), ("first3", Numbering::First3), ("last3", Numbering::Last3)];

fn named<T: Copy>(names: &[(&str, T)], value: &str) -> Option<T> {
    names.iter().find(|(name, _)| *name == value).map(|(_, it)| *it)
}

fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, it)| *it == value).map_or("", |(name, _)| name)
}

/// A numbering by its name, or a position and a length such as `5-4`; none where it is neither.
fn numbering(value: &str) -> Option<Result<Numbering, Refusal>> {
    if let Some(known) = named(&NUMBERINGS, value) {
        return Some(Ok(known));
    }
    let (from, length) = value.split_once('-')?;
    let (from, length) = (from.parse().ok()?, length.parse().ok()?);
    let is_place = from > 0 && length > 0;
    Some(if is_place { Ok(Numbering::Part { from, length }) } else { Err(not_made(SheetTrouble::NoPosition)) })
}

fn cells(value: &str) -> Result<u32, Refusal> {
    let count = value.parse().ok().filter(|count| (1..=MOST_CELLS).contains(count));
    count.ok_or_else(|| not_made(SheetTrouble::Grid { at_most: MOST_CELLS }))
}

fn not_made(trouble: SheetTrouble) -> Refusal {
    Refusal::SheetNotMade { trouble }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<SheetWishes, Refusal> {
        SheetWishes::read(query.split('&').filter_map(|pair| pair.split_once('=')))
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let numberings = [Numbering::Camera, Numbering::Name, Numbering::First3, Numbering::Last3, Numbering::Part { from: 5, length: 4 }];
        for numbering in numberings {
            for (_, list) in LISTS {
                for (_, size) in SIZES {
                    let wishes = SheetWishes { list, size, numbering, watermark: true, prices: false, ..SheetWishes::default() };
                    let shuffled = SheetWishes { arrangement: Arrangement::ShuffledByOutfit(9), columns: Some(3), outfits: true, ..wishes };
                    assert_eq!(read(&wishes.query()), Ok(wishes));
                    assert_eq!(read(&shuffled.query()), Ok(shuffled));
                }
            }
        }
        assert_eq!(SheetWishes::default().query(), "");
    }

    #[test]
    fn only_sheets_take_what_is_not_made_on_rolls() {
        for (_, size) in SIZES {
            let wishes = SheetWishes { size, ..SheetWishes::default() };
            let expected = if size == SheetSize::Roll80 { Err(not_made(SheetTrouble::SheetsOnly)) } else { Ok(wishes) };
            assert_eq!(wishes.on_sheets(), expected);
        }
    }

    #[test]
    fn what_cannot_be_made_is_refused() {
        let word = |word: &str| SheetTrouble::NoSuchChoice { word: word.to_owned() };
        for (query, trouble) in [
            ("columns=0", SheetTrouble::Grid { at_most: 40 }),
            ("rows=41", SheetTrouble::Grid { at_most: 40 }),
            ("rows=-1", SheetTrouble::Grid { at_most: 40 }),
            ("number=0-3", SheetTrouble::NoPosition),
            ("number=3-0", SheetTrouble::NoPosition),
            ("number=middle", word("number=middle")),
            ("size=a9", word("size=a9")),
            ("only=some", word("only=some")),
            ("watermark=maybe", word("watermark=maybe")),
        ] {
            assert_eq!(read(query), Err(not_made(trouble)), "{query}");
        }
        assert_eq!(read("lang=en&else=1"), Ok(SheetWishes::default()), "what is not about sheets is passed over");
    }

    #[test]
    fn a_number_is_the_part_of_the_name_that_was_asked_for() {
        for (numbering, file, number) in [
            (Numbering::Camera, "IMG_4213.JPG", "4213"),
            (Numbering::Name, "IMG_4213.JPG", "IMG_4213.JPG"),
            (Numbering::First3, "IMG_4213.JPG", "IMG"),
            (Numbering::Last3, "IMG_4213.JPG", "213"),
            (Numbering::Last3, "7.JPG", "7"),
            (Numbering::Part { from: 5, length: 2 }, "IMG_4213.JPG", "42"),
            (Numbering::Part { from: 8, length: 9 }, "IMG_4213.JPG", "3"),
            (Numbering::Part { from: 2, length: 2 }, "宝宝百天.JPG", "宝百"),
        ] {
            assert_eq!(numbering.of(file).as_deref(), Ok(number), "{numbering:?} {file}");
        }
        let beyond = SheetTrouble::BeyondName { from: 9, file: "IMG_4213.JPG".into() };
        assert_eq!(Numbering::Part { from: 9, length: 1 }.of("IMG_4213.JPG"), Err(not_made(beyond)));
    }
}
