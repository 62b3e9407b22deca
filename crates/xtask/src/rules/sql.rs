//! Rules about SQL: it stands in `statements!` tables of the desk, where one test prepares every statement on both
//! databases; sqlx is called in the desk's `db` only; and nobody changes or deletes what the audit trail holds.

use super::Source;
use super::syntax::tokens;

const TABLES: [&str; 2] = ["statements", "macro_rules"];

fn is_the_rules_own(source: &Source) -> bool {
    source.within(&["crates/xtask/src/rules/"])
}

/// The desk's one door to the database, with what the database itself needs: migrations, backups.
fn is_the_door(source: &Source) -> bool {
    source.within(&["crates/desk/src/db.rs", "crates/desk/src/db_", "crates/desk/src/db/"])
}

/// Calls of sqlx outside that door.
fn strays(sources: &[Source]) -> Vec<String> {
    let exempt = |source: &Source| source.is_test() || is_the_rules_own(source) || is_the_door(source);
    let mut offenders = Vec::new();
    for source in sources.iter().filter(|source| !exempt(source)) {
        for (at, line) in source.text.lines().enumerate() {
            if line.contains("sqlx::query") || line.contains("sqlx::raw_sql") {
                offenders.push(format!("{}:{}: {}", source.path, at + 1, line.trim()));
            }
        }
    }
    offenders
}

/// Statements written where they are used, out of reach of the test that prepares them all. A macro may hold the
/// part that several statements of a table begin with.
fn loose_statements(sources: &[Source]) -> Vec<String> {
    let mut offenders = Vec::new();
    let looked_at =
        |source: &&Source| !source.is_test() && !is_the_door(source) && source.within(&["crates/desk/", "crates/server/", "src-tauri/"]);
    for source in sources.iter().filter(looked_at) {
        match tokens(source) {
            Ok(tokens) => offenders.extend(
                tokens
                    .iter()
                    .filter(|token| {
                        token.literal && is_statement(&token.text) && !token.within.iter().any(|name| TABLES.contains(&name.as_str()))
                    })
                    .map(|token| format!("{}:{}: {}", source.path, token.line, token.text)),
            ),
            Err(fault) => offenders.push(fault),
        }
    }
    offenders
}

fn is_statement(literal: &str) -> bool {
    let text = literal.trim_start_matches(['r', '#', '"']).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    [("select ", " from "), ("insert into ", "("), ("update ", " set "), ("delete from ", " ")]
        .iter()
        .any(|(start, part)| text.strip_prefix(start).is_some_and(|rest| rest.contains(part) || *start == "delete from "))
}

/// Whatever would rewrite the audit trail.
fn rewrites_audit(sources: &[Source]) -> Vec<String> {
    let mut offenders = Vec::new();
    for source in sources.iter().filter(|source| !is_the_rules_own(source)) {
        let text = source.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('"', "");
        for words in ["update audit", "delete from audit", "truncate audit", "truncate table audit", "drop table audit"] {
            // The head of its chain, `audit_head`, moves with every entry.
            let ends_there = |after: &str| !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
            if text.match_indices(words).any(|(at, _)| ends_there(&text[at + words.len()..])) {
                offenders.push(format!("{}: `{words}`", source.path));
            }
        }
    }
    offenders
}

#[cfg(test)]
mod tests {
    use super::super::{finds, house_keeps, sources};
    use super::*;

    #[test]
    fn sqlx_is_called_in_one_place() {
        house_keeps("sqlx is called in crates/desk/src/db* only:", &strays(&sources(".rs")));
    }

    #[test]
    fn statements_stand_in_tables() {
        house_keeps("A statement belongs into `statements!`, where it is prepared on both databases:", &loose_statements(&sources(".rs")));
    }

    #[test]
    fn nobody_rewrites_the_audit_trail() {
        let all: Vec<Source> = sources(".rs").into_iter().chain(sources(".sql")).collect();
        house_keeps("The audit trail only grows:", &rewrites_audit(&all));
    }

    #[test]
    fn a_stray_query_is_found() {
        let text = "//! x\nfn a() {\n    sqlx::query(FIND).fetch_all(pool);\n}\n";
        finds(&strays(&[Source::planted("crates/desk/src/orders/book.rs", text)]), "book.rs:3");
        assert!(strays(&[Source::planted("crates/desk/src/db/engine.rs", text)]).is_empty());
        assert!(strays(&[Source::planted("crates/desk/src/db.rs", text)]).is_empty());
    }

    #[test]
    fn a_loose_statement_is_found() {
        let planted = |text: &str| loose_statements(&[Source::planted("crates/desk/src/orders/book.rs", text)]);
        finds(&planted("const FIND: &str = \"select id\n   from orders\";"), "book.rs:1");
        finds(&planted("fn a() { run(\"delete from orders\") }"), "delete from");
        finds(&planted("const A: &str = r#\"update orders set a = 1\"#;"), "update orders");
        assert!(planted("statements! { FIND: \"select id from orders where id = $1\", }").is_empty());
        assert!(planted("macro_rules! rows { ($rest:literal) => { concat!(\"select id from orders \", $rest) }; }").is_empty());
        assert!(planted("const A: &str = \"update is ready\";").is_empty());
    }

    #[test]
    fn a_change_to_the_audit_trail_is_found() {
        finds(&rewrites_audit(&[Source::planted("crates/desk/src/a.rs", "\"UPDATE\n  audit set who = $1\"")]), "update audit");
        finds(&rewrites_audit(&[Source::planted("migrations/0009_studio_tidy.sql", "delete from \"audit\";")]), "delete from audit");
        assert!(rewrites_audit(&[Source::planted("crates/desk/src/a.rs", "update audit_head set number = 1")]).is_empty());
        assert!(rewrites_audit(&[Source::planted("crates/desk/src/a.rs", "\"insert into audit (id) values ($1)\"")]).is_empty());
    }
}
