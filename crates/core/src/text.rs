//! The two languages and a text that exists in both. A text cannot be written in one language only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of the screen and of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// The BCP 47 tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// Reads a BCP 47 tag; anything that is not English counts as Chinese, the trade's default.
    pub fn from_tag(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Zh }
    }
}

/// One text in both languages. Gaps are written `{name}`; `{n|one|many}` chooses an English plural by the gap `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// A text from its two wordings.
    pub const fn new(zh: &'static str, en: &'static str) -> Text {
        Text { zh, en }
    }

    /// The wording in `lang`, gaps left as they are.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The wording in `lang` with its gaps filled. A gap without a value stays visible, so that a slip is seen.
    pub fn with(self, lang: Lang, gaps: &[(&str, &str)]) -> String {
        let mut rest = self.get(lang);
        let mut out = String::with_capacity(rest.len() + 16);
        while let Some(open) = rest.find('{') {
            let (before, after) = rest.split_at(open);
            out.push_str(before);
            let Some(close) = after.find('}') else {
                out.push_str(after);
                return out;
            };
            fill(&mut out, &after[1..close], gaps);
            rest = &after[close + 1..];
        }
        out.push_str(rest);
        out
    }
}

fn fill(out: &mut String, gap: &str, gaps: &[(&str, &str)]) {
    let mut parts = gap.split('|');
    let name = parts.next().unwrap_or_default();
    let value = gaps.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
    match (value, parts.next(), parts.next()) {
        (Some(value), Some(one), Some(many)) => out.push_str(if value == "1" { one } else { many }),
        (Some(value), _, _) => out.push_str(value),
        (None, _, _) => {
            out.push('{');
            out.push_str(gap);
            out.push('}');
        }
    }
}

/// Months, January first, as they stand in a short date.
pub const MONTHS: [Text; 12] = [
    Text::new("1月", "Jan"),
    Text::new("2月", "Feb"),
    Text::new("3月", "Mar"),
    Text::new("4月", "Apr"),
    Text::new("5月", "May"),
    Text::new("6月", "Jun"),
    Text::new("7月", "Jul"),
    Text::new("8月", "Aug"),
    Text::new("9月", "Sep"),
    Text::new("10月", "Oct"),
    Text::new("11月", "Nov"),
    Text::new("12月", "Dec"),
];
/// Days of the week, Monday first.
pub const WEEKDAYS: [Text; 7] = [
    Text::new("星期一", "Monday"),
    Text::new("星期二", "Tuesday"),
    Text::new("星期三", "Wednesday"),
    Text::new("星期四", "Thursday"),
    Text::new("星期五", "Friday"),
    Text::new("星期六", "Saturday"),
    Text::new("星期日", "Sunday"),
];
/// A date of this year.
pub const DAY_AND_MONTH: Text = Text::new("{month}月{day}日", "{day} {name}");
/// A date of another year.
pub const DAY_MONTH_YEAR: Text = Text::new("{year}年{month}月{day}日", "{day} {name} {year}");

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(en: &'static str, gaps: &[(&str, &str)], expected: &str) {
        assert_eq!(Text::new("", en).with(Lang::En, gaps), expected);
    }

    #[test]
    fn gaps_are_filled() {
        check("{n} {n|photo|photos}", &[("n", "1")], "1 photo");
        check("{n} {n|photo|photos}", &[("n", "12")], "12 photos");
        check("owing {sum}", &[("sum", "¥5")], "owing ¥5");
        check("owing {sum}", &[], "owing {sum}");
        check("a { b", &[("b", "x")], "a { b");
    }
}
