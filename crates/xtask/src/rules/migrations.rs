//! Rule: a migration is named by its number, the department that it belongs to, and what it does; each number once.

use super::Source;

/// The departments of the design, and `studio` for what belongs to the house itself.
const DEPARTMENTS: [&str; 17] = [
    "customers",
    "catalog",
    "orders",
    "schedule",
    "shoots",
    "selection",
    "production",
    "cashier",
    "ledger",
    "people",
    "members",
    "stock",
    "reminders",
    "reports",
    "stores",
    "portal",
    "studio",
];

fn misnamed(migrations: &[Source]) -> Vec<String> {
    let mut offenders = Vec::new();
    let mut numbers = std::collections::HashSet::new();
    for source in migrations {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        if !is_well_named(name) {
            offenders.push(format!("{}: not NNNN_department_what.sql", source.path));
        }
        if !numbers.insert(name.chars().take(4).collect::<String>()) {
            offenders.push(format!("{}: its number is taken", source.path));
        }
    }
    offenders
}

fn is_well_named(name: &str) -> bool {
    let Some((number, rest)) = name.split_once('_') else { return false };
    let Some((department, what)) = rest.strip_suffix(".sql").and_then(|rest| rest.split_once('_')) else { return false };
    number.len() == 4
        && number.bytes().all(|digit| digit.is_ascii_digit())
        && DEPARTMENTS.contains(&department)
        && !what.is_empty()
        && what.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_')
}

#[cfg(test)]
mod tests {
    use super::super::{finds, house_keeps, sources};
    use super::*;

    #[test]
    fn migrations_are_named_by_department() {
        let migrations: Vec<Source> = sources(".sql").into_iter().filter(|source| source.path.starts_with("migrations/")).collect();
        assert!(!migrations.is_empty());
        house_keeps("Migrations are named NNNN_department_what.sql:", &misnamed(&migrations));
    }

    #[test]
    fn a_misnamed_migration_is_found() {
        for name in ["0001_orders.sql", "1_orders_table.sql", "0001_misc_table.sql", "0001-orders-table.sql", "0001_orders_Table.sql"] {
            finds(&misnamed(&[Source::planted(&format!("migrations/{name}"), "")]), name);
        }
        assert!(misnamed(&[Source::planted("migrations/0001_orders_lines.sql", "")]).is_empty());
    }

    #[test]
    fn a_number_used_twice_is_found() {
        let planted = ["migrations/0001_orders_lines.sql", "migrations/0001_people_roles.sql"].map(|path| Source::planted(path, ""));
        finds(&misnamed(&planted), "its number is taken");
    }
}
