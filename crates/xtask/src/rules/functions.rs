//! Rule: a function fits on a screen. Components of the pages, being mostly markup, may take two; tests are exempt, and so are
//! the text tables, which are one long `match` by nature.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::Source;
use super::syntax::{is_test_only, lines, parse};
use super::words::is_a_table_of_words;

const LONGEST: usize = 60;
const LONGEST_COMPONENT: usize = 120;

struct Functions<'a> {
    path: &'a str,
    limit: usize,
    offenders: Vec<String>,
}

impl Functions<'_> {
    fn weigh(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = *lines(signature.fn_token.span()).start();
        let length = lines(block.brace_token.span.close()).end() + 1 - first;
        if length > self.limit {
            let (path, name, limit) = (self.path, &signature.ident, self.limit);
            self.offenders.push(format!("{path}:{first}: fn {name} has {length} lines, at most {limit}"));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test_only(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test_only(&item.attrs) {
            self.weigh(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.weigh(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.weigh(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

fn too_long(sources: &[Source]) -> Vec<String> {
    let mut offenders = Vec::new();
    for source in sources.iter().filter(|source| !source.is_test() && !is_a_table_of_words(source)) {
        let limit = if source.within(&["ui/"]) { LONGEST_COMPONENT } else { LONGEST };
        match parse(source) {
            Ok(file) => {
                let mut functions = Functions { path: &source.path, limit, offenders: Vec::new() };
                functions.visit_file(&file);
                offenders.extend(functions.offenders);
            }
            Err(fault) => offenders.push(fault),
        }
    }
    offenders
}

#[cfg(test)]
mod tests {
    use super::super::{finds, house_keeps, sources};
    use super::*;

    fn long(name: &str, lines: usize) -> String {
        format!("fn {name}() {{\n{}}}\n", "    step();\n".repeat(lines - 2))
    }

    #[test]
    fn every_function_fits_on_a_screen() {
        house_keeps("A function longer than this does more than one thing:", &too_long(&sources(".rs")));
    }

    #[test]
    fn a_long_function_is_found() {
        finds(&too_long(&[Source::planted("crates/desk/src/a.rs", &long("book", 61))]), "fn book has 61 lines");
        assert!(too_long(&[Source::planted("crates/desk/src/a.rs", &long("book", 60))]).is_empty());
        let method = format!("struct A;\nimpl A {{\n{}}}\n", long("pay", 70));
        finds(&too_long(&[Source::planted("crates/desk/src/a.rs", &method)]), "a.rs:3: fn pay has 70 lines");
    }

    #[test]
    fn pages_may_take_two_screens_and_tests_any() {
        assert!(too_long(&[Source::planted("ui/src/a.rs", &long("page", 120))]).is_empty());
        finds(&too_long(&[Source::planted("ui/src/a.rs", &long("page", 121))]), "121 lines");
        let test = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", long("case", 200));
        assert!(too_long(&[Source::planted("crates/desk/src/a.rs", &test)]).is_empty());
        assert!(too_long(&[Source::planted("tests/day.rs", &long("day", 300))]).is_empty());
    }
}
