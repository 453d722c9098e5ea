//! The program itself at work on the demonstration: what stands in the output folders when it ends well, badly, or not.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Paths, with the mode and the bytes of each file.
type Tree = BTreeMap<String, (u32, Vec<u8>)>;

/// Two versions of the demonstration that differ on every page, and one place to build them into.
struct Bench(tempfile::TempDir);

impl Bench {
    fn new() -> Self {
        let bench = Self(tempfile::tempdir().unwrap());
        let origin = Path::new(env!("CARGO_MANIFEST_DIR"));
        for version in ["v1", "v2"] {
            let root = bench.path(version);
            for folder in ["content", "data", "themes"] {
                copy(&origin.join(folder), &root.join(folder));
            }
            let config = fs::read_to_string(origin.join("fortnight.toml")).unwrap();
            let titled = config.replacen("title = \"", &format!("title = \"{version} "), 1);
            fs::write(root.join("fortnight.toml"), titled).unwrap();
        }
        bench
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join(inside)
    }

    /// Runs the program on a version behind a shell prefix such as `umask 077; exec`.
    fn run(&self, prefix: &str, version: &str, more: &[&str]) -> Output {
        Command::new("sh")
            .arg("-c")
            .arg(format!("{prefix} \"$0\" \"$@\""))
            .arg(env!("CARGO_BIN_EXE_fortnight"))
            .args(["--root", version, "--out", "public", "--private", "private"])
            .args(more)
            .current_dir(self.0.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .output()
            .unwrap()
    }

    fn build(&self, version: &str) {
        let output = self.run("exec", version, &[]);
        assert!(output.status.success(), "{}", said(&output));
    }

    fn trees(&self) -> [Tree; 2] {
        ["public", "private"].map(|folder| tree(&self.path(folder)))
    }

    /// What lies in the place where all is built.
    fn around(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let there = entry.metadata().unwrap();
        let path = entry
            .path()
            .strip_prefix(folder)
            .unwrap()
            .display()
            .to_string();
        let bytes = if there.is_file() {
            fs::read(entry.path()).unwrap()
        } else {
            Vec::new()
        };
        tree.insert(path, (there.permissions().mode() & 0o777, bytes));
    }
    tree
}

#[test]
fn the_bytes_and_modes_do_not_depend_on_where_and_how_it_is_built() {
    let bench = Bench::new();
    bench.build("v1");
    let usual = bench.trees();
    assert!(usual[0].len() > 50 && usual[1].len() > 50);
    for prefix in [
        "umask 077; TZ=Pacific/Kiritimati exec",
        "umask 000; LC_ALL=tr_TR.UTF-8 RAYON_NUM_THREADS=1 exec",
        "umask 027; TZ=America/Los_Angeles RAYON_NUM_THREADS=7 NO_COLOR=1 exec",
    ] {
        let other = Bench::new();
        let output = other.run(prefix, "v1", &["--quiet"]);
        assert!(output.status.success(), "{}", said(&output));
        assert!(other.trees() == usual, "{prefix}");
    }
}

#[test]
fn a_mistake_leaves_everything_as_it_was() {
    let bench = Bench::new();
    bench.build("v1");
    let before = bench.trees();
    let page = bench.path("v2/content/pages/faq.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, format!("{text}\n[nowhere](no-such-page.md)\n")).unwrap();
    let output = bench.run("exec", "v2", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("no-such-page.md"),
        "{}",
        said(&output)
    );
    fs::write(page, text).unwrap();
    let template = fs::read_dir(bench.path("v2/themes/default/templates"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    fs::write(template.path(), "{% if %}").unwrap();
    let output = bench.run("exec", "v2", &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(bench.trees() == before);
    assert_eq!(bench.around(), ["private", "public", "v1", "v2"]);
}

#[test]
fn checking_writes_nothing() {
    let bench = Bench::new();
    let output = bench.run("exec", "v1", &["check"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(bench.around(), ["v1", "v2"]);
}

#[test]
fn letters_inside_the_site_are_refused() {
    let bench = Bench::new();
    let command = |private: &str| {
        let arguments = ["--root", "v1", "--out", "public", "--private", private];
        let mut command = Command::new(env!("CARGO_BIN_EXE_fortnight"));
        command
            .args(arguments)
            .current_dir(bench.0.path())
            .output()
            .unwrap()
    };
    for private in [
        "public",
        "public/letters",
        "PUBLIC/letters",
        "v1/../public/x",
    ] {
        let output = command(private);
        assert_eq!(output.status.code(), Some(1), "{private}");
        assert!(
            said(&output).contains(&format!("cannot build into `{private}`")),
            "{}",
            said(&output)
        );
    }
    assert_eq!(bench.around(), ["v1", "v2"]);
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let bench = Bench::new();
    let output = bench.run("exec", "v1", &["match", "--quiet"]);
    assert!(
        output.status.success() && !output.stdout.is_empty(),
        "{}",
        said(&output)
    );
    let exe = env!("CARGO_BIN_EXE_fortnight");
    let script = format!("set -o pipefail; '{exe}' --root v1 match --quiet 2>err | true; cat err");
    let output = Command::new("bash")
        .args(["-c", &script])
        .current_dir(bench.0.path())
        .output()
        .unwrap();
    assert!(!String::from_utf8_lossy(&output.stdout).contains("panicked"));
}

/// How often the busiest thread of a build makes a system call.
fn calls(bench: &Bench, call: &str) -> usize {
    let trace = format!("RAYON_NUM_THREADS=1 exec strace -f -qq -o calls -e trace={call}");
    let output = bench.run(&trace, "v1", &[]);
    assert!(output.status.success(), "{}", said(&output));
    let text = fs::read_to_string(bench.path("calls")).unwrap();
    fs::remove_file(bench.path("calls")).unwrap();
    let mut threads = BTreeMap::<&str, usize>::new();
    for line in text
        .lines()
        .filter(|line| line.contains(&format!("{call}(")))
    {
        *threads.entry(line.split(' ').next().unwrap()).or_default() += 1;
    }
    threads.into_values().max().unwrap_or(0)
}

/// At least fifty kills, spread over the calls by which a build reads, stages, exchanges and clears away.
#[test]
#[ignore = "needs strace"]
fn a_build_killed_anywhere_leaves_one_whole_site_and_the_next_build_mends_it() {
    let bench = Bench::new();
    let [v1, v2] = ["v1", "v2"].map(|version| {
        bench.build(version);
        bench.trees()
    });
    let mut kills = 0;
    for call in [
        "openat",
        "mkdir",
        "write",
        "linkat",
        "unlink",
        "rmdir",
        "syncfs",
        "renameat2",
    ] {
        bench.build("v2");
        let count = calls(&bench, call);
        assert!(count > 0, "{call}");
        for at in (0..count.min(12)).map(|step| 1 + step * count / count.min(12)) {
            let is_v1 = bench.trees()[0] == v1[0];
            let (version, old, new) = if is_v1 {
                ("v2", &v1, &v2)
            } else {
                ("v1", &v2, &v1)
            };
            let trace = format!(
                "RAYON_NUM_THREADS=1 exec strace -f -qq -o /dev/null -e trace={call} -e inject={call}:signal=SIGKILL:when={at}"
            );
            kills += usize::from(!bench.run(&trace, version, &["--quiet"]).status.success());
            let [public, private] = bench.trees();
            assert!(
                public == old[0] || public == new[0],
                "{call} {at}: the site is mixed"
            );
            assert!(
                private == old[1] || private == new[1],
                "{call} {at}: the letters are mixed"
            );
            assert!(
                public == old[0] || private == new[1],
                "{call} {at}: the site is newer than the letters"
            );
        }
    }
    assert!(kills >= 50, "{kills}");
    bench.build("v1");
    assert!(bench.trees() == v1);
    assert_eq!(bench.around(), ["private", "public", "v1", "v2"]);
}

#[test]
#[ignore = "needs strace"]
fn a_full_disk_leaves_everything_as_it_was() {
    let bench = Bench::new();
    bench.build("v1");
    let before = bench.trees();
    let count = calls(&bench, "write");
    for at in (1..count).step_by((count / 12).max(1)) {
        let trace = format!(
            "RAYON_NUM_THREADS=1 exec strace -f -qq -o /dev/null -e trace=write -e inject=write:error=ENOSPC:when={at}+"
        );
        let output = bench.run(&trace, "v2", &["--quiet"]);
        assert_eq!(output.status.code(), Some(1), "{at}: {}", said(&output));
        assert!(bench.trees() == before, "write {at}");
        assert_eq!(bench.around(), ["private", "public", "v1", "v2"]);
    }
}

#[test]
#[ignore = "needs strace"]
fn where_files_cannot_have_two_names_they_are_copied() {
    let bench = Bench::new();
    bench.build("v2");
    let fresh = bench.trees();
    bench.build("v1");
    assert!(calls(&bench, "linkat") == 0, "nothing has changed");
    let trace = "exec strace -f -qq -o /dev/null -e trace=linkat -e inject=linkat:error=EPERM";
    let output = bench.run(trace, "v2", &["--quiet"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(bench.trees() == fresh);
}

#[test]
#[ignore = "needs strace"]
fn a_build_uses_no_network_and_starts_no_program() {
    let bench = Bench::new();
    let output = bench.run(
        "exec strace -f -qq -o calls -e trace=%network,execve,execveat,fork,vfork",
        "v1",
        &[],
    );
    assert!(output.status.success(), "{}", said(&output));
    let text = fs::read_to_string(bench.path("calls")).unwrap();
    let calls: Vec<&str> = text.lines().filter(|line| !line.contains("SIG")).collect();
    assert_eq!(
        calls.len(),
        1,
        "only the program itself is started: {calls:#?}"
    );
    assert!(calls[0].contains("execve("));
}
