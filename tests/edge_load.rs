//! What the edge reads, and what it refuses to read.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use fortnight::diagnostic::{self, Severity};
use fortnight::edge::folders::{Folders, Given, Names};
use fortnight::edge::load::{Settings, load, read_asset, read_config};
use fortnight::edge::{Failure, Trouble};
use fortnight::source::{Input, Root, Today};

use super::blessed::example;

const NAMES: Names<'_> = Names {
    content: "content",
    data: "data",
    themes: "themes",
    public: "public",
    private: "private",
    outbox: "outbox",
};

/// A program folder in a temporary place.
struct Program(tempfile::TempDir);

impl Program {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let program = Self(tempfile::tempdir().unwrap());
        program.put("fortnight.toml", b"title = \"x\"\n");
        for (path, bytes) in files {
            program.put(path, bytes);
        }
        program
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join(inside)
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn link(&self, target: impl AsRef<Path>, link: &str) {
        let link = self.path(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(target, link).unwrap();
    }

    fn folders(&self, data: Option<&Path>) -> Folders {
        let given = Given {
            data,
            ..Given::default()
        };
        Folders::new(self.0.path(), NAMES, given)
    }

    fn load(&self) -> Input {
        self.try_load(None).unwrap()
    }

    fn try_load(&self, data: Option<&Path>) -> Result<Input, Trouble> {
        let config = read_config(self.0.path()).unwrap();
        let settings = Settings {
            today: Today::Given(jiff::civil::date(2026, 9, 5)),
            time_zone: "UTC".into(),
            drafts: false,
            future: false,
            site_only: false,
            warn_of_git: vec!["participants"],
        };
        load(&self.folders(data), config, &settings)
    }
}

/// `root path` of all texts, then of all assets.
fn names(input: &Input) -> (Vec<String>, Vec<String>) {
    let texts = input
        .sources
        .iter()
        .map(|(_, file)| format!("{:?} {}", file.root, file.path));
    let assets = input
        .assets
        .iter()
        .map(|asset| format!("{:?} {}", asset.root, asset.path));
    (texts.collect(), assets.collect())
}

/// All problems as the user sees them, without the temporary folder's name.
fn told(program: &Program, input: &Input) -> String {
    let mut problems = input.problems.clone();
    diagnostic::sort(&input.sources, &mut problems);
    let texts = problems
        .iter()
        .map(|problem| diagnostic::render(&input.sources, problem, false));
    let all = texts.collect::<Vec<_>>().join("\n");
    all.replace(&format!("{}/", program.0.path().display()), "")
}

#[test]
fn texts_and_assets_are_told_apart_and_droppings_passed_over() {
    let program = Program::new(&[
        ("content/topics/a.md", b"a"),
        ("content/images/x.svg", b"<svg/>"),
        ("content/CNAME", b"x.org"),
        ("content/static/notes.md.txt", b"n"),
        ("content/.well-known/security.txt", b"s"),
        ("content/.a.md.swp", b""),
        ("content/topics/a.md~", b""),
        ("content/topics/#a.md#", b""),
        ("content/.DS_Store", b""),
        ("content/.git/config", b""),
        ("data/participants/b.yaml", b"b"),
        ("data/rounds/r.yml", b"r"),
        ("themes/plain/theme.toml", b"t"),
        ("themes/plain/templates/page.html", b"h"),
        ("themes/plain/templates/letter/style.css", b"l"),
        ("themes/plain/static/style.css", b"c"),
        ("themes/plain/static/humans.txt", b"h"),
    ]);
    let input = program.load();
    let (texts, assets) = names(&input);
    assert_eq!(
        texts,
        [
            "Config fortnight.toml",
            "Content topics/a.md",
            "Data participants/b.yaml",
            "Data rounds/r.yml",
            "Theme plain/templates/letter/style.css",
            "Theme plain/templates/page.html",
            "Theme plain/theme.toml",
        ]
    );
    assert_eq!(
        assets,
        [
            "Content .well-known/security.txt",
            "Content CNAME",
            "Content images/x.svg",
            "Content static/notes.md.txt",
            "Theme plain/static/humans.txt",
            "Theme plain/static/style.css",
        ]
    );
    assert_eq!(input.problems, []);
}

#[test]
fn an_asset_is_read_later_unless_it_has_changed() {
    let program = Program::new(&[("content/x.svg", b"<svg/>")]);
    let input = program.load();
    let folders = program.folders(None);
    assert_eq!(
        read_asset(&folders, &input.assets[0]),
        Ok(b"<svg/>".to_vec())
    );
    program.put("content/x.svg", b"<SVG/>");
    assert!(
        read_asset(&folders, &input.assets[0])
            .unwrap_err()
            .ends_with("build again")
    );
    fs::remove_file(program.path("content/x.svg")).unwrap();
    assert!(
        read_asset(&folders, &input.assets[0])
            .unwrap_err()
            .contains("no such file")
    );
}

#[test]
fn every_unreadable_text_is_told_in_one_run() {
    let program = Program::new(&[
        ("content/a.md", b"\xEF\xBB\xBFwith a mark"),
        ("content/latin.md", b"line one\nca\xc3\xa7a caf\xe9\n"),
        ("data/wide.yaml", b"\xFF\xFEn\0a\0m\0e\0"),
        ("content/large.md", &vec![b'x'; (1 << 20) + 1]),
        ("data/participants/amina.yaml.txt", b"name: Amina"),
        ("data/participants/amina.doc", b"name: Amina"),
        ("data/participants/noor.md", b"name: Noor"),
        ("data/notes.md", b"Noor calls on Monday"),
        ("data/participants/GRACE.YAML", b"name: Grace"),
    ]);
    fs::create_dir_all(program.path("content/dir.md")).unwrap();
    let input = program.load();
    let at = input.sources.find(Root::Content, "a.md").unwrap();
    assert_eq!(&*input.sources.get(at).text, "with a mark");
    assert_eq!(
        told(&program, &input),
        "\
error[file-too-large]: this file is larger than 1 MiB
--> content/large.md
 = hint: split it into several files
error[not-utf8]: this file is not UTF-8 from here on
--> content/latin.md:2:9
 = hint: open the file in your editor and save it again with the encoding UTF-8
error[file-ending]: the ending `.YAML` is not in small letters
--> data/participants/GRACE.YAML
 = hint: rename the file so that it ends in `.yaml`
error[file-ending]: the ending `.txt` keeps this `.yaml` file from being read
--> data/participants/amina.yaml.txt
 = hint: rename the file so that it ends in `.yaml`; if you see no `.txt`, your computer hides it
error[not-utf8]: this file is not UTF-8 from here on
--> data/wide.yaml:1:1
 = hint: it was saved as UTF-16 (Windows calls it “Unicode”); save it again as UTF-8
warning[unread-file]: this file is not read: data files end in `.yaml`
--> data/participants/amina.doc
 = hint: rename it if it holds data, or move it out of this folder
warning[unread-file]: this file is not read: data files end in `.yaml`
--> data/participants/noor.md
 = hint: rename it if it holds data, or move it out of this folder"
    );
}

#[test]
fn links_may_lead_to_other_places_of_the_program_only() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    let program = Program::new(&[
        ("content/a.md", b"a"),
        ("content/deep/b.md", b"b"),
        ("shared/c.md", b"c"),
        (".env/key.md", b"key"),
        ("data/participants/p.yaml", b"p"),
        ("private/letter.md", b"l"),
    ]);
    let secret = outside.path().join("secret.md");
    program.link("../shared/c.md", "content/fine.md");
    program.link("../shared", "content/fine-folder");
    for root in ["content", "data", "themes"] {
        program.link(&secret, &format!("{root}/file.md"));
        program.link(outside.path(), &format!("{root}/folder"));
        program.link("chain-2", &format!("{root}/chain-1"));
        program.link(outside.path(), &format!("{root}/chain-2"));
        program.link(".", &format!("{root}/loop"));
        program.link("self", &format!("{root}/self"));
        program.link("/etc/passwd", &format!("{root}/passwd.toml"));
        program.link("nowhere", &format!("{root}/dangling.md"));
        program.link("../.env/key.md", &format!("{root}/hidden.md"));
        program.link("../private/letter.md", &format!("{root}/letter.md"));
    }
    program.link("../data/participants", "content/people");
    let input = program.load();
    let (texts, assets) = names(&input);
    assert_eq!(
        texts,
        [
            "Config fortnight.toml",
            "Content a.md",
            "Content deep/b.md",
            "Content fine-folder/c.md",
            "Content fine.md",
            "Data participants/p.yaml",
        ]
    );
    assert!(assets.is_empty(), "{assets:?}");
    assert_eq!(input.problems.len(), 31, "{}", told(&program, &input));
    assert!(
        input
            .problems
            .iter()
            .all(|problem| problem.severity == Severity::Error)
    );
}

#[test]
fn a_folder_that_is_a_link_out_of_the_program_is_refused_but_data_may_be_given() {
    let outside = Program::new(&[("participants/p.yaml", b"p"), ("q.yaml", b"q")]);
    outside.link("../q.yaml", "participants/inside.yaml");
    outside.link("/etc/hostname", "participants/outside.yaml");
    let program = Program::new(&[("content/a.md", b"a")]);
    program.link(outside.0.path(), "data");
    let told = told(&program, &program.load());
    assert!(
        told.contains("error[link-leaves-folder]: this folder lies outside"),
        "{told}"
    );
    let input = program.try_load(Some(outside.0.path())).unwrap();
    let (texts, _) = names(&input);
    assert!(
        texts.contains(&"Data participants/inside.yaml".to_owned()),
        "{texts:?}"
    );
    assert_eq!(input.problems.len(), 1, "{:?}", input.problems);
    let shown = &input
        .sources
        .get(input.sources.find(Root::Data, "q.yaml").unwrap())
        .shown;
    assert_eq!(**shown, *outside.path("q.yaml").to_str().unwrap());
}

#[test]
fn a_device_a_pipe_and_a_name_that_is_not_utf8_are_refused() {
    let program = Program::new(&[("content/a.md", b"a")]);
    let odd = program
        .path("content")
        .join(std::ffi::OsStr::from_bytes(b"caf\xe9.md"));
    fs::write(odd, "x").unwrap();
    let pipe = program.path("content/pipe.md");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(pipe)
            .status()
            .unwrap()
            .success()
    );
    let _socket =
        std::os::unix::net::UnixListener::bind(program.path("content/socket.md")).unwrap();
    let told = told(&program, &program.load());
    assert_eq!(
        told.matches("error[unreadable-file]: this is neither a file nor a folder")
            .count(),
        2,
        "{told}"
    );
    example("unreadable-file", "edge_load::", &told);
    example("file-name", "edge_load::", &told);
    assert_eq!(
        told.matches("error[file-name]: the name of this file is not UTF-8")
            .count(),
        1,
        "{told}"
    );
}

#[test]
fn what_is_missing_is_named() {
    let empty = Program::new(&[]);
    let trouble = empty.try_load(None).unwrap_err();
    assert!(
        trouble
            .to_string()
            .ends_with("/content`: there is no such folder"),
        "{trouble}"
    );
    let site = Program::new(&[("content/a.md", b"a")]);
    assert_eq!(site.load().problems, []);
    let trouble = site.try_load(Some(Path::new("no-people"))).unwrap_err();
    assert_eq!(
        trouble.to_string(),
        "cannot read `no-people`: there is no such folder"
    );
    assert!(trouble.hint.unwrap().contains("--data"));
}

#[test]
fn folders_of_different_kinds_may_not_hold_one_another() {
    let program = Program::new(&[("content/a.md", b"a"), ("content/people/p.yaml", b"p")]);
    let trouble = program
        .try_load(Some(&program.path("content/people")))
        .unwrap_err();
    assert!(
        trouble.cause.ends_with("content/people` lies inside it"),
        "{trouble}"
    );
    let trouble = program.try_load(Some(&program.path("."))).unwrap_err();
    assert!(
        trouble.cause.ends_with("content` lies inside it"),
        "{trouble}"
    );
    let trouble = program
        .try_load(Some(&program.path("content")))
        .unwrap_err();
    assert!(trouble.cause.contains("lies inside it"), "{trouble}");
}

#[test]
fn a_missing_or_broken_configuration_is_told_with_a_hint() {
    let dir = tempfile::tempdir().unwrap();
    let trouble = |path: &Path| match read_config(path) {
        Err(Failure::Trouble(trouble)) => trouble,
        other => panic!("{other:?}"),
    };
    let missing = trouble(&dir.path().join("nope"));
    assert!(
        missing
            .to_string()
            .ends_with("/nope`: there is no such folder"),
        "{missing}"
    );
    let empty = trouble(dir.path());
    assert!(
        empty
            .to_string()
            .ends_with("/fortnight.toml`: there is no such file"),
        "{empty}"
    );
    assert!(empty.hint.unwrap().contains("--root DIR"));
    fs::write(dir.path().join("fortnight.toml"), b"title = \"\xe9\"").unwrap();
    assert!(
        matches!(read_config(dir.path()), Err(Failure::Problems(problems)) if problems.len() == 1)
    );
}
