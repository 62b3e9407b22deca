//! Finding customers as one types: names in any part, pinyin in full or by initials, parts of phone numbers.

use std::collections::BTreeSet;

use atelier_core::id::CustomerId;
use pinyin::ToPinyinMulti as _;

use crate::db::{Tx, args, statements};
use crate::failure::Outcome;

statements! {
    FORGET: "delete from search_token where customer_id = $1";
    LEARN: "insert into search_token (token, customer_id) values ($1, $2) on conflict do nothing";
    FIND: "select distinct customer_id from search_token where token >= $1 and token < $2 limit 500";
    FIND_BOTH: "select distinct customer_id from search_token where token >= $1 and token < $2 and customer_id in \
                (select customer_id from search_token where token >= $3 and token < $4) limit 500";
}

/// Replaces what a customer is found by.
pub async fn learn(tx: &mut Tx, customer: &CustomerId, names: &[&str], phones: &[&str]) -> Outcome<()> {
    tx.run(FORGET, args![customer]).await?;
    let mut tokens = BTreeSet::new();
    for name in names {
        name_tokens(name, &mut tokens);
    }
    for phone in phones {
        phone_tokens(phone, &mut tokens);
    }
    for token in tokens {
        tx.run(LEARN, args![hex(&token), customer]).await?;
    }
    Ok(())
}

/// Customers that every typed word fits (at most two words count), at most 500.
pub async fn find(tx: &mut Tx, typed: &str) -> Outcome<Vec<CustomerId>> {
    let words: Vec<String> = typed.split_whitespace().map(normal).filter(|word| !word.is_empty()).take(2).collect();
    let rows = match words.as_slice() {
        [] => return Ok(Vec::new()),
        [word] => {
            let (from, to) = prefix_range(word);
            tx.all(FIND, args![from, to]).await?
        }
        [first, second, ..] => {
            let ((from, to), (from_2, to_2)) = (prefix_range(first), prefix_range(second));
            tx.all(FIND_BOTH, args![from, to, from_2, to_2]).await?
        }
    };
    Ok(rows.iter().map(|row| row.id("customer_id")).collect::<anyhow::Result<_>>()?)
}

/// Lower case, digits of a phone without their spaces and dashes, full-width forms as plain ones.
fn normal(word: &str) -> String {
    let folded: String = word
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect();
    if folded.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | ')')) {
        folded.chars().filter(char::is_ascii_digit).collect()
    } else {
        folded.chars().filter(|c| c.is_alphanumeric()).collect()
    }
}

/// The range of tokens that begin with what was typed, spaces left out; two empty texts for nothing.
pub fn range(typed: &str) -> (String, String) {
    match normal(&typed.split_whitespace().collect::<String>()) {
        word if word.is_empty() => (String::new(), String::new()),
        word => prefix_range(&word),
    }
}

/// A range of hexadecimal tokens is the same under every collation; `g` follows every hexadecimal digit.
fn prefix_range(word: &str) -> (String, String) {
    let from = hex(word);
    let to = format!("{from}g");
    (from, to)
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// Every tail of the name, and of its pinyin in full and by initials: a prefix of a tail is any part of the name.
fn name_tokens(name: &str, tokens: &mut BTreeSet<String>) {
    let plain: Vec<char> = normal(name).chars().take(24).collect();
    for from in 0..plain.len() {
        let tail: String = plain[from..].iter().collect();
        if from == 0 || !plain[from].is_ascii_alphanumeric() || !plain[from - 1].is_ascii_alphanumeric() {
            for (full, initials) in readings(&plain[from..]) {
                tokens.insert(full);
                tokens.insert(initials);
            }
            tokens.insert(tail);
        }
    }
    for word in name.split_whitespace() {
        tokens.insert(normal(word));
    }
    tokens.remove("");
}

/// Pinyin in full and by initials; several where a character has several readings, at most 8.
fn readings(name: &[char]) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), String::new())];
    for c in name {
        let mut sounds: Vec<&'static str> = match c.to_pinyin_multi() {
            Some(multi) => multi.into_iter().map(pinyin::Pinyin::plain).collect(),
            None => Vec::new(),
        };
        sounds.sort_unstable();
        sounds.dedup();
        if sounds.is_empty() {
            for (full, initials) in &mut all {
                full.push(*c);
                initials.push(*c);
            }
            continue;
        }
        all = all
            .iter()
            .flat_map(|(full, initials)| {
                sounds.iter().map(move |sound| {
                    (format!("{full}{sound}"), format!("{initials}{}", &sound[..sound.chars().next().map_or(0, char::len_utf8)]))
                })
            })
            .take(8)
            .collect();
    }
    all
}

/// Every tail of the number with at least three digits: a prefix of a tail is any part of the number.
fn phone_tokens(phone: &str, tokens: &mut BTreeSet<String>) {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    for from in 0..digits.len().saturating_sub(2) {
        tokens.insert(digits[from..].to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(names: &[&str], phones: &[&str], typed: &str, expected: bool) {
        let mut tokens = BTreeSet::new();
        names.iter().for_each(|name| name_tokens(name, &mut tokens));
        phones.iter().for_each(|phone| phone_tokens(phone, &mut tokens));
        let word = normal(typed);
        let (from, to) = prefix_range(&word);
        let found = tokens.iter().map(|token| hex(token)).any(|token| token >= from && token < to);
        assert_eq!(found, expected, "{typed} in {tokens:?}");
    }

    #[test]
    fn names_in_every_form() {
        let name = ["王小明", "Sun Yue & 周航"];
        for typed in ["王", "小明", "明", "wxm", "xm", "wangxiaoming", "wangx", "Sun", "YUE", "周航", "zh", "zhouh"] {
            finds(&name, &[], typed, true);
        }
        for typed in ["李", "wm", "ming x", "un"] {
            finds(&name, &[], typed, false);
        }
    }

    #[test]
    fn several_readings() {
        for typed in ["chongqing", "zhongqing", "cq", "zq"] {
            finds(&["重庆"], &[], typed, true);
        }
        for typed in ["zeng", "ceng"] {
            finds(&["曾"], &[], typed, true);
        }
    }

    #[test]
    fn parts_of_phones() {
        for typed in ["2207", "138", "0013-2207", "13800132207"] {
            finds(&[], &["13800132207"], typed, true);
        }
        finds(&[], &["13800132207"], "2208", false);
    }
}
