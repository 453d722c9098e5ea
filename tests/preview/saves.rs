//! All the ways in which editors save.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use super::running::{Running, topic};

/// A way of saving: its name, and what it does with the file and its new text.
type Way = (&'static str, fn(&Path, &str));

const WAYS: [Way; 12] = [
    ("truncate and write", |path, text| {
        fs::write(path, text).unwrap();
    }),
    ("truncate, wait, write", |path, text| {
        let mut file = fs::File::create(path).unwrap();
        std::thread::sleep(Duration::from_millis(5));
        file.write_all(text.as_bytes()).unwrap();
    }),
    ("write in pieces", |path, text| {
        let mut file = fs::File::create(path).unwrap();
        for piece in text.as_bytes().chunks(7) {
            file.write_all(piece).unwrap();
            file.flush().unwrap();
        }
    }),
    ("write beside it and rename", |path, text| {
        let beside = path.with_extension("md.tmp");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, path).unwrap();
    }),
    ("write a hidden file and rename", |path, text| {
        let beside = path.with_file_name(".a.md.x7Qz");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, path).unwrap();
    }),
    (
        "write elsewhere and rename into the folder",
        |path, text| {
            let elsewhere = path
                .parent()
                .unwrap()
                .parent()
                .unwrap()
                .parent()
                .unwrap()
                .join("elsewhere");
            fs::write(&elsewhere, text).unwrap();
            fs::rename(elsewhere, path).unwrap();
        },
    ),
    ("rename to a backup, then write anew", |path, text| {
        let backup = path.with_file_name("a.md~");
        fs::rename(path, &backup).unwrap();
        fs::write(path, text).unwrap();
        fs::remove_file(backup).unwrap();
    }),
    ("copy to a backup, truncate and write", |path, text| {
        let backup = path.with_file_name("a.md~");
        fs::copy(path, &backup).unwrap();
        fs::write(path, text).unwrap();
    }),
    ("remove, then write anew", |path, text| {
        fs::remove_file(path).unwrap();
        fs::write(path, text).unwrap();
    }),
    ("try the folder, swap file, write, flush", |path, text| {
        let probe = path.with_file_name("4913");
        let swap = path.with_file_name(".a.md.swp");
        fs::write(&probe, "").unwrap();
        fs::remove_file(probe).unwrap();
        fs::write(&swap, "swap").unwrap();
        let mut file = fs::File::create(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync_all().unwrap();
        fs::remove_file(swap).unwrap();
    }),
    ("write without truncating, then cut", |path, text| {
        let mut file = OpenOptions::new().write(true).open(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.set_len(text.len() as u64).unwrap();
    }),
    ("a storm of touches around the write", |path, text| {
        let touch = || {
            let file = OpenOptions::new().append(true).open(path).unwrap();
            file.set_modified(std::time::SystemTime::now()).unwrap();
        };
        (0..20).for_each(|_| touch());
        fs::write(path, text).unwrap();
        (0..20).for_each(|_| touch());
    }),
];

#[test]
fn every_way_of_saving_is_seen() {
    every_way_is_seen(3);
}

#[test]
#[ignore = "takes a while; tests/run without --quick includes it"]
fn every_way_of_saving_is_seen_fifty_times() {
    every_way_is_seen(50);
}

fn every_way_is_seen(times: usize) {
    let running = Running::small();
    let path = running.path("content/topics/a.md");
    for (name, save) in WAYS {
        for time in 0..times {
            // Not all of one length, so that a cut is seen too.
            let word = format!(
                "{}-{time}-{}",
                name.replace(", ", "-").replace(' ', "-"),
                "x".repeat(time % 7 * 9)
            );
            save(&path, &topic("First", &word));
            running.wait_for("/topics/a/", &format!("{word}</p>"));
        }
    }
}

#[test]
fn the_last_of_many_saves_is_shown() {
    let running = Running::small();
    let path = running.path("content/topics/a.md");
    for number in 0..300 {
        fs::write(&path, topic("First", &format!("number-{number}"))).unwrap();
    }
    running.wait_for("/topics/a/", "number-299");
}

#[test]
fn folders_come_go_and_are_renamed() {
    let running = Running::small();
    let page = |word: &str| format!("+++\ntitle = \"Page\"\n+++\n{word}\n");
    // Deep folders and their files appear at once, faster than watches can be set.
    for number in 0..20 {
        running.write(
            &format!("content/pages/new{number}/deep/er/p.md"),
            &page("deep"),
        );
    }
    for number in 0..20 {
        running.wait_for(&format!("/new{number}/deep/er/p/"), "deep");
    }
    fs::rename(
        running.path("content/pages/new0"),
        running.path("content/pages/moved"),
    )
    .unwrap();
    running.wait_for("/moved/deep/er/p/", "deep");
    running.wait("the old address to end", || {
        running.get("/new0/deep/er/p/").status == 404
    });
    running.write("content/pages/moved/deep/er/p.md", &page("after-the-move"));
    running.wait_for("/moved/deep/er/p/", "after-the-move");
    running.write("content/pages/new0/deep/er/p.md", &page("in-its-old-place"));
    running.wait_for("/new0/deep/er/p/", "in-its-old-place");
    fs::remove_dir_all(running.path("content/pages/new1")).unwrap();
    running.wait("a removed folder to end", || {
        running.get("/new1/deep/er/p/").status == 404
    });
}

/// What `git checkout` does with a branch of many files.
#[test]
fn a_whole_content_folder_is_exchanged() {
    let running = Running::small();
    for number in 0..200 {
        running.write(
            &format!("other/topics/t{number}.md"),
            &topic(&format!("T{number}"), "other"),
        );
    }
    fs::rename(running.path("content"), running.path("kept")).unwrap();
    fs::rename(running.path("other"), running.path("content")).unwrap();
    running.wait_for("/topics/t199/", "other");
    running.wait("the old topic to end", || {
        running.get("/topics/a/").status == 404
    });
    running.write(
        "content/topics/t7.md",
        &topic("T7", "seen-after-the-exchange"),
    );
    running.wait_for("/topics/t7/", "seen-after-the-exchange");
    fs::remove_dir_all(running.path("content")).unwrap();
    fs::rename(running.path("kept"), running.path("content")).unwrap();
    running.wait_for("/topics/a/", "begin");
    running.write("content/topics/a.md", &topic("First", "back-again"));
    running.wait_for("/topics/a/", "back-again");
}

#[test]
fn a_file_is_followed_through_a_link() {
    let running = Running::small();
    running.write("shared/texts/b.md", &topic("Linked", "before"));
    let link = running.path("content/topics/b.md");
    std::os::unix::fs::symlink("../../shared/texts/b.md", link).unwrap();
    running.wait_for("/topics/b/", "before");
    running.write("shared/texts/b.md", &topic("Linked", "after"));
    running.wait_for("/topics/b/", "after");
    // As editors save: a new file in the place of the old.
    running.write("shared/texts/b.new", &topic("Linked", "at last"));
    let [new, old] = ["b.new", "b.md"].map(|name| running.path("shared/texts").join(name));
    fs::rename(new, old).unwrap();
    running.wait_for("/topics/b/", "at last");
}
