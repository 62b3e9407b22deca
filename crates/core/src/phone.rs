//! Phone numbers as the desk meets them: typed with spaces, dashes, a country code or full-width digits.

use crate::refusal::Refusal;

/// The digits of a phone number, `+` kept when it leads. 5 to 20 digits; anything else is a refusal.
pub fn parse(typed: &str) -> Result<String, Refusal> {
    let refusal = || Refusal::PhoneNotUnderstood { typed: typed.chars().take(40).collect() };
    let mut digits = String::new();
    for c in typed.trim().chars() {
        match c {
            '0'..='9' => digits.push(c),
            '\u{ff10}'..='\u{ff19}' => digits.extend(char::from_digit(u32::from(c) - 0xff10, 10)),
            '+' | '\u{ff0b}' if digits.is_empty() => digits.push('+'),
            ' ' | '-' | '(' | ')' | '\u{3000}' | '.' | '\u{2013}' => {}
            _ => return Err(refusal()),
        }
    }
    let count = digits.trim_start_matches('+').len();
    if (5..=20).contains(&count) { Ok(digits) } else { Err(refusal()) }
}

/// `138 **** 2207`: enough to recognise, too little to call; for screens that clients can see.
pub fn masked(digits: &str) -> String {
    if digits.len() == 11 && digits.is_ascii() {
        format!("{} **** {}", &digits[..3], &digits[7..])
    } else if digits.len() > 4 && digits.is_ascii() {
        format!("**** {}", &digits[digits.len() - 4..])
    } else {
        digits.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_typed() {
        for (typed, digits) in
            [("138 0013-2207", "13800132207"), ("+86 138 0013 2207", "+8613800132207"), ("(010) 6552 1234", "01065521234"), ("138", "138")]
        {
            if digits == "138" {
                assert!(parse(typed).is_err());
            } else {
                assert_eq!(parse(typed), Ok(digits.to_owned()));
            }
        }
        for bad in ["", "abc", "138x0013", "1+38001", "123456789012345678901"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        assert_eq!(masked("13800132207"), "138 **** 2207");
    }
}
