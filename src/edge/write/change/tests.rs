//! Sets of changes, whole or not at all.
#![allow(clippy::unwrap_used, reason = "tests may stop")]

use super::*;

fn change(path: &str, before: &str, after: &str) -> Change {
    Change {
        path: path.to_owned(),
        before: Some(before.to_owned()),
        after: after.to_owned(),
    }
}

fn new(path: &str, after: &str) -> Change {
    Change {
        before: None,
        ..change(path, "", after)
    }
}

fn bench() -> (tempfile::TempDir, Folder) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.yaml"), "\u{feff}one\r\n").unwrap();
    fs::write(dir.path().join("b.yaml"), "two\n").unwrap();
    let folder = Folder::new(dir.path());
    (dir, folder)
}

fn texts(dir: &tempfile::TempDir) -> Vec<(String, String)> {
    let entries = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut texts: Vec<_> = entries
        .filter(|path| path.is_file())
        .map(|path| (name(&path), fs::read_to_string(&path).unwrap()))
        .collect();
    texts.sort();
    texts
}

#[test]
fn all_files_are_changed_and_keep_what_is_not_text() {
    let (dir, folder) = bench();
    #[cfg(unix)]
    disk::set_mode(&dir.path().join("b.yaml"), 0o640).unwrap();
    let changes = [
        change("a.yaml", "one\r\n", "1\r\n"),
        change("b.yaml", "two\n", "2\n"),
    ];
    change_files(&folder, &changes).unwrap();
    let expected = [("a.yaml", "\u{feff}1\r\n"), ("b.yaml", "2\n")];
    assert_eq!(
        texts(&dir),
        expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    assert!(disk::has_mode(
        &dir.path().join("b.yaml").metadata().unwrap(),
        0o640
    ));
}

#[test]
fn a_file_that_somebody_wrote_meanwhile_keeps_all_as_they_were() {
    let (dir, folder) = bench();
    let before = texts(&dir);
    let changes = [
        change("a.yaml", "one\r\n", "1\r\n"),
        change("b.yaml", "older\n", "2\n"),
    ];
    let trouble = change_files(&folder, &changes).unwrap_err();
    assert!(
        trouble.to_string().contains("has changed since"),
        "{trouble}"
    );
    assert_eq!(texts(&dir), before);
    let absent = [changes[0].clone(), change("c.yaml", "", "x")];
    assert!(change_files(&folder, &absent).is_err());
    assert_eq!(texts(&dir), before);
    let there = [changes[0].clone(), new("b.yaml", "x")];
    assert!(change_files(&folder, &there).is_err());
    assert_eq!(texts(&dir), before);
}

#[test]
fn a_new_file_is_for_its_owner_alone_and_many_come_as_few_do() {
    let (dir, folder) = bench();
    let mut changes = vec![new("people/x.yaml", "x\n")];
    change_files(&folder, &changes).unwrap();
    let there = dir.path().join("people/x.yaml");
    assert_eq!(fs::read_to_string(&there).unwrap(), "x\n");
    assert!(disk::has_mode(&there.metadata().unwrap(), 0o600));
    changes = (0..=FEW)
        .map(|at| new(&format!("{at}.yaml"), "x\n"))
        .collect();
    changes.push(change("a.yaml", "one\r\n", "1\r\n"));
    // What a run left that was cut off is in nobody's way.
    fs::write(dir.path().join(".7.yaml.new"), "x and mo").unwrap();
    change_files(&folder, &changes).unwrap();
    assert_eq!(texts(&dir).len(), FEW + 3);
    assert_eq!(fs::read_dir(dir.path().join("people")).unwrap().count(), 1);
}

#[test]
fn a_new_folder_of_many_files_comes_whole_or_not_at_all() {
    let (dir, folder) = bench();
    let many = (0..=FEW).map(|at| new(&format!("crowd/{at}.yaml"), "x\n"));
    let mut changes: Vec<Change> = many.collect();
    changes.push(change("a.yaml", "older\n", "1\n"));
    // What a run left that was cut off is in nobody's way.
    fs::create_dir(dir.path().join(".crowd.new")).unwrap();
    fs::write(dir.path().join(".crowd.new/7.yaml"), "x and mo").unwrap();
    assert!(change_files(&folder, &changes).is_err());
    assert!(!dir.path().join("crowd").exists());
    assert!(!dir.path().join(".crowd.new").exists());
    changes.pop();
    changes.push(change("a.yaml", "one\r\n", "1\r\n"));
    change_files(&folder, &changes).unwrap();
    let there = dir.path().join("crowd/7.yaml");
    assert_eq!(fs::read_to_string(&there).unwrap(), "x\n");
    assert!(disk::has_mode(&there.metadata().unwrap(), 0o600));
    assert_eq!(
        fs::read_dir(there.parent().unwrap()).unwrap().count(),
        FEW + 1
    );
    assert_eq!(
        fs::read_to_string(dir.path().join("a.yaml")).unwrap(),
        "\u{feff}1\r\n"
    );
}

#[test]
fn a_rename_that_fails_puts_back_those_before_it() {
    let (dir, folder) = bench();
    let before = texts(&dir);
    let changes = [change("a.yaml", "one\r\n", "1\r\n"), new("c.yaml", "3\n")];
    for change in changes {
        let mut one = prepared(&folder, &change.text(), true).unwrap();
        one.take_place().unwrap();
        assert_ne!(texts(&dir), before);
        one.put_back().unwrap();
    }
    assert_eq!(texts(&dir), before);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let (dir, folder) = bench();
    std::os::unix::fs::symlink("b.yaml", dir.path().join("l.yaml")).unwrap();
    change_files(&folder, &[change("l.yaml", "two\n", "2\n")]).unwrap();
    assert!(
        dir.path()
            .join("l.yaml")
            .symlink_metadata()
            .unwrap()
            .is_symlink()
    );
    assert_eq!(
        fs::read_to_string(dir.path().join("b.yaml")).unwrap(),
        "2\n"
    );
}
