//! Files that a test writes: references, what is told, what comes out.

use std::fs;
use std::path::Path;

/// Compares a file of the repository with what it should be; with `BLESS=1` it is written. `filter` names the tests that do so.
pub fn same(path: &str, filter: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, expected).unwrap();
    }
    let text = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        text == expected,
        "{path} is not what it should be, {}\n\nif this is meant: BLESS=1 cargo test --test all {filter}, then read the difference",
        first(&text, expected)
    );
}

/// Keeps what is told first of a check, of all that was told, in `tests/told`: `fortnight explain` shows it.
pub fn example(check: &str, filter: &str, told: &str) {
    let starts = ["error", "warning"].map(|word| told.find(&format!("{word}[{check}]: ")));
    let Some(start) = starts.into_iter().flatten().min() else {
        panic!("`{check}` is not told:\n{told}");
    };
    let told = &told[start..];
    let ends = ["\n\n", "\nerror[", "\nwarning["].map(|next| told.find(next));
    let end = ends.into_iter().flatten().min().unwrap_or(told.len());
    let text = format!("{}\n", told[..end].trim_end());
    same(&format!("tests/told/{check}.txt"), filter, &text);
}

/// The first line in which two texts are not the same.
fn first(old: &str, new: &str) -> String {
    let mut pairs = old.lines().zip(new.lines()).enumerate();
    match pairs.find(|(_, (old, new))| old != new) {
        Some((at, (old, new))) => format!("from line {} on:\n  - {old}\n  + {new}", at + 1),
        None => {
            let (old, new) = (old.lines().count(), new.lines().count());
            format!("it has {old} lines, of {new}")
        }
    }
}

#[test]
fn the_first_line_that_differs_is_told() {
    assert_eq!(first("a\nb\nc", "a\nx\nc"), "from line 2 on:\n  - b\n  + x");
    assert_eq!(first("a\n", "a\nb\n"), "it has 1 lines, of 2");
}
