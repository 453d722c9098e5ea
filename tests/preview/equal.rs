//! A preview shows what a build writes.

use std::fs;
use std::path::Path;

use fortnight::preview::without_additions;

use super::running::Running;

#[test]
fn every_path_of_the_demonstration_is_served_as_it_is_built() {
    let running = Running::demonstration();
    running.build();
    let public = running.path("public");
    let mut count = 0;
    for path in files(&public) {
        let shown = path.strip_prefix(&public).unwrap().to_str().unwrap();
        if shown.starts_with('.') || shown.contains("/.") {
            continue;
        }
        let got = running.get(&format!("/{}", shown.replace(' ', "%20")));
        assert_eq!(got.status, 200, "{shown}");
        let expected = fs::read(&path).unwrap();
        if shown.ends_with(".html") {
            let text = got.text();
            assert_ne!(text.as_bytes(), expected, "{shown}: nothing was added");
            assert_eq!(
                without_additions(&text),
                String::from_utf8(expected).unwrap(),
                "{shown}"
            );
        } else {
            assert!(got.body == expected, "{shown}");
        }
        count += 1;
    }
    assert!(count > 40, "only {count} files");
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
