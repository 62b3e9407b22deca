//! A rule as a sentence, in both languages. Pure.

use atelier_core::shoots::{Condition, GroupRule, Shape, Split};
use atelier_core::text::{Lang, Text};

use super::text;

/// What a rule takes and how it is cut: `faces: 3 or more, shape: landscape; split by scene`.
pub fn sentence(rule: &GroupRule, lang: Lang) -> String {
    let mut words = if rule.conditions.is_empty() {
        text::EVERY_PHOTO.get(lang).to_owned()
    } else {
        rule.conditions.iter().map(|condition| says(condition, lang)).collect::<Vec<_>>().join(text::AND.get(lang))
    };
    if let Some(split) = &rule.split {
        words.push_str(text::THEN.get(lang));
        words.push_str(&says_split(split, lang));
    }
    words
}

/// What a condition asks for.
pub fn says(condition: &Condition, lang: Lang) -> String {
    let with = |text: Text, gap: &str, value: &str| text.with(lang, &[(gap, value)]);
    match condition {
        Condition::Camera { has } => with(text::SAYS_CAMERA, "has", has.trim()),
        Condition::Lens { has } => with(text::SAYS_LENS, "has", has.trim()),
        Condition::Folder { has } => with(text::SAYS_FOLDER, "has", has.trim()),
        Condition::Shape { is } => with(text::SAYS_SHAPE, "shape", shape(*is).get(lang)),
        Condition::Faces { least, most } => with(text::SAYS_FACES, "many", &many(*least, *most, lang)),
        Condition::InSeries { is: true } => text::IN_A_SERIES.get(lang).to_owned(),
        Condition::InSeries { is: false } => text::ALONE.get(lang).to_owned(),
        Condition::BlackAndWhite { is: true } => text::BLACK_AND_WHITE.get(lang).to_owned(),
        Condition::BlackAndWhite { is: false } => text::IN_COLOUR.get(lang).to_owned(),
    }
}

/// A shape's name.
pub fn shape(shape: Shape) -> Text {
    match shape {
        Shape::Portrait => text::PORTRAIT,
        Shape::Landscape => text::LANDSCAPE,
        Shape::Square => text::SQUARE,
    }
}

fn many(least: u32, most: Option<u32>, lang: Lang) -> String {
    let with = |text: Text, n: u32| text.with(lang, &[("n", &n.to_string())]);
    match (least, most) {
        (0, None) => text::ANY_NUMBER.get(lang).to_owned(),
        (0, Some(0)) => text::NO_FACE.get(lang).to_owned(),
        (0, Some(most)) => with(text::UP_TO, most),
        (least, None) => with(text::OR_MORE, least),
        (least, Some(most)) if least == most => with(text::EXACTLY, least),
        (least, Some(most)) => text::FROM_TO.with(lang, &[("from", &least.to_string()), ("to", &most.to_string())]),
    }
}

fn says_split(split: &Split, lang: Lang) -> String {
    let by = match split {
        Split::Gap { minutes } => return text::SAYS_GAP.with(lang, &[("n", &minutes.to_string())]),
        Split::Scene => text::BY_SCENE,
        Split::Series => text::BY_SERIES,
        Split::Camera => text::BY_CAMERA,
        Split::Folder => text::BY_FOLDER,
    };
    text::SAYS_SPLIT.with(lang, &[("by", by.get(lang))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_read_as_words() {
        for (condition, en, zh) in [
            (Condition::Faces { least: 3, most: None }, "faces: 3 or more", "人脸：3 张以上"),
            (Condition::Faces { least: 2, most: Some(2) }, "faces: 2", "人脸：2 张"),
            (Condition::Faces { least: 2, most: Some(4) }, "faces: 2 to 4", "人脸：2 至 4 张"),
            (Condition::Faces { least: 0, most: Some(1) }, "faces: at most 1", "人脸：最多 1 张"),
            (Condition::Faces { least: 0, most: Some(0) }, "faces: none", "人脸：没有"),
            (Condition::Faces { least: 0, most: None }, "faces: any number", "人脸：任意"),
            (Condition::Camera { has: " R5 ".into() }, "camera: “R5”", "相机含“R5”"),
            (Condition::Shape { is: Shape::Landscape }, "shape: landscape", "画幅：横幅"),
            (Condition::InSeries { is: false }, "alone", "单张的"),
            (Condition::BlackAndWhite { is: true }, "black and white", "黑白"),
        ] {
            assert_eq!((says(&condition, Lang::En).as_str(), says(&condition, Lang::Zh).as_str()), (en, zh));
        }
    }

    #[test]
    fn a_rule_reads_as_a_sentence() {
        let rule = |conditions, split| GroupRule { name: "a".into(), conditions, split };
        for (rule, en, zh) in [
            (rule(Vec::new(), None), "every photo", "所有照片"),
            (rule(Vec::new(), Some(Split::Scene)), "every photo; split by outfit and scene", "所有照片；按服装和场景再分"),
            (
                rule(
                    vec![Condition::Faces { least: 3, most: None }, Condition::BlackAndWhite { is: true }],
                    Some(Split::Gap { minutes: 1 }),
                ),
                "faces: 3 or more, black and white; a new group after 1 minute without a photo",
                "人脸：3 张以上，黑白；间隔 1 分钟另起一组",
            ),
        ] {
            assert_eq!((sentence(&rule, Lang::En).as_str(), sentence(&rule, Lang::Zh).as_str()), (en, zh));
        }
    }
}
