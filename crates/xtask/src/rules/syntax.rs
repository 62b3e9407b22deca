//! Reading Rust for the rules: which lines are tests, and every token outside them. Judges nothing.

use std::ops::RangeInclusive;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::Source;

/// A parsed file, or why it cannot be.
pub fn parse(source: &Source) -> Result<syn::File, String> {
    syn::parse_file(&source.text).map_err(|fault| format!("{}: cannot be parsed: {fault}", source.path))
}

pub fn lines(span: Span) -> RangeInclusive<usize> {
    span.start().line..=span.end().line
}

pub fn is_test_only(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let path = attribute.path();
        let last = path.segments.last().map(|segment| segment.ident.to_string());
        last.as_deref() == Some("test")
            || path.is_ident("cfg") && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

/// The line ranges that exist for tests only.
pub fn test_lines(file: &syn::File) -> Vec<RangeInclusive<usize>> {
    #[derive(Default)]
    struct Tests(Vec<RangeInclusive<usize>>);
    impl<'ast> Visit<'ast> for Tests {
        fn visit_item(&mut self, item: &'ast syn::Item) {
            let attributes: &[syn::Attribute] = match item {
                syn::Item::Fn(it) => &it.attrs,
                syn::Item::Mod(it) => &it.attrs,
                syn::Item::Impl(it) => &it.attrs,
                syn::Item::Use(it) => &it.attrs,
                syn::Item::Const(it) => &it.attrs,
                syn::Item::Static(it) => &it.attrs,
                syn::Item::Struct(it) => &it.attrs,
                syn::Item::Macro(it) => &it.attrs,
                _ => &[],
            };
            if is_test_only(attributes) {
                self.0.push(lines(item.span()));
            } else {
                visit::visit_item(self, item);
            }
        }
    }
    let mut tests = Tests::default();
    if is_test_only(&file.attrs) {
        return vec![0..=usize::MAX];
    }
    tests.visit_file(file);
    tests.0
}

/// One literal or name, with the macro that it stands in.
pub struct Token {
    pub line: usize,
    pub text: String,
    pub literal: bool,
    pub within: Vec<String>,
}

/// Every literal and name of a file outside tests and doc comments.
pub fn tokens(source: &Source) -> Result<Vec<Token>, String> {
    let file = parse(source)?;
    let tests = test_lines(&file);
    let stream: TokenStream = source.text.parse().map_err(|fault| format!("{}: {fault}", source.path))?;
    let mut found = Vec::new();
    gather(stream, &mut Vec::new(), &mut found);
    found.retain(|token| !tests.iter().any(|range| range.contains(&token.line)));
    Ok(found)
}

fn gather(stream: TokenStream, within: &mut Vec<String>, found: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => {
                let attribute = ["#", "!"].iter().any(|mark| at > 0 && trees[at - 1].to_string() == *mark);
                if attribute && group.stream().to_string().starts_with("doc ") {
                    continue;
                }
                let is_mark = |back: usize| at > back && trees[at - back].to_string() == "!";
                // `name! { .. }`, or `macro_rules! name { .. }`.
                let called = if is_mark(1) { Some(2) } else { is_mark(2).then_some(3) };
                within.extend(called.map(|back| trees[at - back].to_string()));
                gather(group.stream(), within, found);
                within.truncate(within.len() - usize::from(called.is_some()));
            }
            TokenTree::Punct(_) => {}
            TokenTree::Ident(_) | TokenTree::Literal(_) => found.push(Token {
                line: tree.span().start().line,
                text: tree.to_string(),
                literal: matches!(tree, TokenTree::Literal(_)),
                within: within.clone(),
            }),
        }
    }
}
