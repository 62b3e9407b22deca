//! Statements that write many rows at once: one way to the database for fifty rows instead of fifty ways. They are constants
//! like all others, put together by the compiler, so that the test prepares them on both engines.

/// Rows of one statement.
pub const ROWS: usize = 50;

/// Writes a statement of [`ROWS`] rows into `into`, where there is room, and gives its length.
const fn write(into: &mut [u8], head: &str, columns: usize, tail: &str) -> usize {
    let mut at = copy(into, 0, head.as_bytes());
    let mut row = 0;
    while row < ROWS {
        at = copy(into, at, if row == 0 { b"(" } else { b", (" });
        let mut column = 0;
        while column < columns {
            at = copy(into, at, if column == 0 { b"$" } else { b", $" });
            at = number(into, at, row * columns + column + 1);
            column += 1;
        }
        at = copy(into, at, b")");
        row += 1;
    }
    copy(into, at, tail.as_bytes())
}

const fn copy(into: &mut [u8], at: usize, bytes: &[u8]) -> usize {
    let mut nth = 0;
    while nth < bytes.len() {
        if at + nth < into.len() {
            into[at + nth] = bytes[nth];
        }
        nth += 1;
    }
    at + bytes.len()
}

const fn number(into: &mut [u8], at: usize, value: usize) -> usize {
    let mut unit = 1;
    while unit * 10 <= value {
        unit *= 10;
    }
    let mut at = at;
    while unit > 0 {
        at = copy(into, at, DIGITS[value / unit % 10]);
        unit /= 10;
    }
    at
}

const DIGITS: [&[u8]; 10] = [b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8", b"9"];

/// How long the statement is.
pub const fn length(head: &str, columns: usize, tail: &str) -> usize {
    write(&mut [], head, columns, tail)
}

/// The statement's bytes.
pub const fn bytes<const LENGTH: usize>(head: &str, columns: usize, tail: &str) -> [u8; LENGTH] {
    let mut bytes = [b' '; LENGTH];
    write(&mut bytes, head, columns, tail);
    bytes
}

/// The statement that writes [`ROWS`] rows of so many columns: `many!("insert into t (a, b) values ", 2, "")`.
macro_rules! many {
    ($head:expr, $columns:literal, $tail:expr) => {{
        const LENGTH: usize = crate::db::many::length($head, $columns, $tail);
        const BYTES: [u8; LENGTH] = crate::db::many::bytes($head, $columns, $tail);
        match std::str::from_utf8(&BYTES) {
            Ok(sql) => sql,
            Err(_) => "",
        }
    }};
}
pub(crate) use many;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_counted_through_all_rows() {
        let sql = many!("insert into t (a, b) values ", 2, " on conflict do nothing");
        assert!(sql.starts_with("insert into t (a, b) values ($1, $2), ($3, $4), "));
        assert!(sql.contains("($9, $10), ($11, $12)"));
        assert!(sql.ends_with("($99, $100) on conflict do nothing"));
        assert_eq!(sql.matches('(').count(), ROWS + 1);
    }
}
