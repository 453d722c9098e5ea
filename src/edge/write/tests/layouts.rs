//! Which folders are refused, whatever stands in them.

use std::os::unix::fs::symlink;

use super::*;

/// Builds the bench's program into these folders, relative to its own.
fn build(bench: &Bench, public: &str, private: &str) -> Result<Outcome, Failure> {
    let (public, private) = (bench.path(public), bench.path(private));
    let given = Given {
        data: None,
        public: Some(&public),
        private: Some(&private),
    };
    let folders = Folders::new(bench.dir.path(), NAMES, given);
    publish_texts(&folders, "d", &SITE, Some(&LETTERS))
}

/// A bench with links, an older build and other people's folders.
fn furnished() -> Bench {
    let bench = Bench::new();
    for dir in ["empty", "site", "full", "real/inner", ".git", "Case"] {
        fs::create_dir_all(bench.path(dir)).unwrap();
    }
    fs::write(bench.path("full/thesis.odt"), "years of work").unwrap();
    fs::write(bench.path("file"), "").unwrap();
    fs::write(
        bench.path(".git/index"),
        b"DIRC\x00\x0fletters/.fortnight\0",
    )
    .unwrap();
    for (target, link) in [
        ("empty", "link"),
        ("real", "linked"),
        ("nowhere", "dangling"),
        ("content", "to-content"),
    ] {
        symlink(bench.path(target), bench.path(link)).unwrap();
    }
    build(&bench, "site", "site-letters").unwrap();
    bench
}

#[test]
fn a_folder_that_would_destroy_or_publish_something_is_refused() {
    let layouts = [
        ("out", "out", "the same folder"),
        ("out", "out/letters", "everybody can read"),
        ("out", "out/a/b/letters", "everybody can read"),
        ("letters2/site", "letters2", "everybody can read"),
        ("out", "OUT/letters", "everybody can read"),
        ("Out", "oUt", "the same folder"),
        ("real/inner", "linked/inner", "the same folder"),
        ("linked", "real/inner", "link"),
        ("real", "linked/inner/deep", "everybody can read"),
        (
            "real/./inner",
            "real/inner/../inner/x",
            "everybody can read",
        ),
        ("link", "p", "it is a link"),
        ("out", "link", "it is a link"),
        ("dangling", "p", "it is a link"),
        ("to-content/x", "p", "which is read"),
        ("file", "p", "it is a file"),
        (".", "p", "would be deleted"),
        ("..", "p", "would be deleted"),
        ("out", ".", "would be deleted"),
        ("content", "p", "would be deleted"),
        ("out", "data/letters", "which is read"),
        ("themes/plain/static", "p", "which is read"),
        ("out", "content", "would be deleted"),
        ("/", "p", "would be deleted"),
        ("full", "p", "`thesis.odt`"),
        ("out", "full", "`thesis.odt`"),
        ("site-letters", "p", "it holds letters, not a site"),
        ("out", "site", "it holds a site, not letters"),
        ("out", ".out.staging", "is kept for"),
        (".git/site", "p", "belongs to git"),
        ("out", "letters", "git tracks the letters"),
        ("missing/../out", "p", "no such file or folder"),
    ];
    let bench = furnished();
    let before = bench.shot();
    for (public, private, told) in layouts {
        let trouble = trouble(build(&bench, public, private));
        assert!(
            trouble.to_string().contains(told),
            "{public} + {private}: {trouble}"
        );
        let after = bench.shot();
        assert!(
            before
                .iter()
                .all(|(path, shot)| after.get(path) == Some(shot)),
            "{public} + {private}"
        );
    }
    assert!(!bench.path("out").exists() && !bench.path("p").exists());
}

#[test]
fn the_home_folder_is_refused() {
    let bench = Bench::new();
    let home = PathBuf::from(std::env::var_os("HOME").unwrap());
    let folders = Folders::new(
        bench.dir.path(),
        NAMES,
        Given {
            public: Some(&home),
            ..Given::default()
        },
    );
    let trouble = trouble(publish_texts(&folders, "d", &SITE, None));
    assert!(trouble.cause.contains("your home folder"), "{trouble}");
}

#[test]
fn folders_that_harm_nobody_are_taken() {
    let bench = furnished();
    for (public, private) in [
        ("out", "letters-of-autumn"),
        ("empty", "p"),
        ("linked/site", "linked/letters"),
        ("a/b/site", "a/b/letters"),
        ("site", "site-letters"),
        ("publication", "publication-private"),
    ] {
        build(&bench, public, private)
            .unwrap_or_else(|failure| panic!("{public} + {private}: {failure:?}"));
    }
}

#[test]
fn a_damaged_marker_is_no_proof() {
    let bench = furnished();
    fs::write(bench.path("site/.fortnight"), "files 0\n").unwrap();
    let trouble = trouble(build(&bench, "site", "site-letters"));
    assert!(trouble.cause.contains("damaged"), "{trouble}");
}

#[test]
fn a_folder_inside_a_mount_point_or_a_full_path_is_named_as_the_user_named_it() {
    let bench = furnished();
    let trouble = trouble(build(&bench, "full", "p"));
    let shown = bench.path("full").display().to_string();
    assert!(
        trouble
            .to_string()
            .starts_with(&format!("cannot build into `{shown}`: it holds")),
        "{trouble}"
    );
    assert!(trouble.hint.unwrap().contains(&shown));
}
