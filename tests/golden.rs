//! A small program with one of everything, built by the program itself and compared byte for byte with what stands in
//! `tests/golden/site` and `tests/golden/letters`. Write these anew with `BLESS=1 cargo test --test all golden`.
//!
//! Then the same from another place, time zone, locale and umask, on other cores, from files that were written in
//! another order: not one byte may differ.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Paths and bytes, without what a build keeps for itself.
type Tree = BTreeMap<String, Vec<u8>>;

fn golden(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(folder)
}

fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let path = entry.path().strip_prefix(folder).unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        (path.to_str().unwrap().to_owned(), bytes)
    });
    named.filter(|(path, _)| !path.starts_with('.')).collect()
}

/// Puts exactly these files into a folder.
fn put(folder: &Path, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
    let _ = fs::remove_dir_all(folder);
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The site and the letters of a program, built behind a shell prefix such as `umask 077; exec`.
fn built(program: &Path, prefix: &str) -> [Tree; 2] {
    let out = tempfile::tempdir().unwrap();
    let [site, letters] = ["site", "letters"].map(|name| out.path().join(name));
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("{prefix} \"$0\" \"$@\""))
        .arg(env!("CARGO_BIN_EXE_fortnight"))
        .arg("--root")
        .arg(program)
        .arg("--out")
        .arg(&site)
        .arg("--private")
        .arg(&letters)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(
        said.ends_with(" no warnings\n") || said.contains("no warnings\nopen "),
        "{said}"
    );
    [tree(&site), tree(&letters)]
}

/// What differs, in a form that can be read.
fn difference(expected: &Tree, made: &Tree) -> String {
    let mut said = String::new();
    for path in expected.keys().chain(made.keys()) {
        let (old, new) = (expected.get(path), made.get(path));
        if old == new || said.contains(&format!("\n{path}: ")) {
            continue;
        }
        let what = match (old, new) {
            (Some(old), Some(new)) => first_line(old, new),
            (Some(_), None) => "is missing".to_owned(),
            (None, _) => "is new".to_owned(),
        };
        said += &format!("\n{path}: {what}");
    }
    said
}

fn first_line(old: &[u8], new: &[u8]) -> String {
    let [old, new] = [old, new].map(String::from_utf8_lossy);
    let mut lines = old.lines().zip(new.lines()).enumerate();
    match lines.find(|(_, (old, new))| old != new) {
        Some((at, (old, new))) => format!("line {}\n  - {old}\n  + {new}", at + 1),
        None => "one is longer than the other".to_owned(),
    }
}

#[test]
fn the_site_and_the_letters_are_as_they_were_blessed() {
    let mut made = built(&golden("program"), "exec");
    // Packed bytes are nothing to read, and of another version of the packer.
    made[1].retain(|path, _| !path.ends_with(".xlsx"));
    if std::env::var_os("BLESS").is_some() {
        for (folder, tree) in ["site", "letters"].iter().zip(made.clone()) {
            put(&golden(folder), tree);
        }
    }
    for (folder, made) in ["site", "letters"].iter().zip(&made) {
        let said = difference(&tree(&golden(folder)), made);
        assert!(
            said.is_empty(),
            "{folder}{said}\n\nif all of this is meant: BLESS=1 cargo test --test all golden"
        );
    }
}

#[test]
fn neither_clock_nor_locale_nor_umask_nor_cores_change_a_byte() {
    let usual = built(&golden("program"), "exec");
    assert!(usual[0].len() > 20 && usual[1].len() > 10);
    for prefix in [
        "umask 077; TZ=Pacific/Kiritimati RAYON_NUM_THREADS=1 exec",
        "umask 000; LC_ALL=tr_TR.UTF-8 LANG=ar_EG.UTF-8 RAYON_NUM_THREADS=3 exec",
        "umask 027; TZ=America/Los_Angeles LC_ALL=C RAYON_NUM_THREADS=8 NO_COLOR=1 COLUMNS=20 exec",
    ] {
        assert!(built(&golden("program"), prefix) == usual, "{prefix}");
    }
}

#[test]
fn neither_the_place_nor_the_order_of_files_and_people_changes_a_byte() {
    let usual = built(&golden("program"), "exec");
    let files = tree(&golden("program"));
    let place = tempfile::tempdir().unwrap();
    for (name, order) in [("a folder", 0), ("ümlaut", 1)] {
        let folder = place.path().join(name);
        let mut files: Vec<_> = files.clone().into_iter().collect();
        if order == 1 {
            files.reverse();
            gather(&mut files);
        }
        put(&folder, files);
        assert!(built(&folder, "exec") == usual, "{name}");
    }
}

/// Puts all participants into one file, in the order of the files.
fn gather(files: &mut Vec<(String, Vec<u8>)>) {
    let mut people = String::new();
    files.retain(|(path, bytes)| {
        let Some(name) = path.strip_prefix("data/participants/") else {
            return true;
        };
        let text = std::str::from_utf8(bytes).unwrap();
        if text.starts_with("- ") {
            people += text;
        } else {
            let id = name.trim_end_matches(".yaml");
            people += &format!("- id: {id}\n  {}\n", text.trim_end().replace('\n', "\n  "));
        }
        false
    });
    assert_eq!(people.matches("- id: ").count(), 7, "{people}");
    let path = "data/participants/all.yaml".to_owned();
    files.push((path, people.into_bytes()));
}
