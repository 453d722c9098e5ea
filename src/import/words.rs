//! What is shown of an import, beside its problems.

use super::{Accounts, Imported, Person};
use crate::diagnostic::printable;
use crate::words::english::{number, plural};

/// Line by line what changes; of somebody new one line, or all with `all`.
pub fn told(imported: &Imported, all: bool) -> String {
    let mut text = String::new();
    for person in &imported.people {
        text += &of_person(person, all);
    }
    text
}

fn of_person(person: &Person, all: bool) -> String {
    let what = if person.is_new() { "new" } else { "changed" };
    let mut text = format!(
        "{what}: {} (row {})\n",
        printable(&person.shown),
        person.row
    );
    let is_shown =
        |key: &str| all || !person.is_new() || ["name", "email", "country"].contains(&key);
    for line in person.lines(is_shown) {
        for (sign, value) in [('-', &line.before), ('+', &line.after)] {
            if let Some(value) = value {
                text += &format!("  {sign} {}: {}\n", printable(&line.key), printable(value));
            }
        }
    }
    for (key, value) in &person.offers {
        text += &format!("  ? {}: {}\n", printable(key), printable(value));
    }
    text
}

/// `312 rows: 290 new or changed people, 8 unchanged, 9 duplicates, 5 need you`.
pub fn total(accounts: &Accounts) -> String {
    let count = |count: usize| number(count as u64);
    let mut parts = vec![plural(
        (accounts.new + accounts.changed) as u64,
        "new or changed person",
        "new or changed people",
    )];
    parts.push(format!("{} unchanged", count(accounts.unchanged)));
    parts.push(plural(
        accounts.duplicates as u64,
        "duplicate",
        "duplicates",
    ));
    if accounts.erased > 0 {
        parts.push(format!("{} erased before", count(accounts.erased)));
    }
    parts.push(match accounts.need_you {
        1 => "1 needs you".to_owned(),
        many => format!("{} need you", count(many)),
    });
    format!(
        "{}: {}",
        plural(accounts.rows as u64, "row", "rows"),
        parts.join(", ")
    )
}
