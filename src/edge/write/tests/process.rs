//! Builds in processes of their own: other umasks, kills, full disks, two at once.
//!
//! Each runs this very test binary again with [`build_in_this_process`] as its only test.

use std::process::{Command, ExitStatus, Stdio};

use super::*;

const DIR: &str = "FORTNIGHT_TEST_DIR";
const VERSION: &str = "FORTNIGHT_TEST_VERSION";
/// The tracer counts calls thread by thread, so there is only one thread to build with.
const TRACE: &str = "RAYON_NUM_THREADS=1 exec strace -f -qq -o /dev/null";
const PAGES: usize = 60;

#[test]
#[ignore = "the other tests of this file run it in a process of its own"]
fn build_in_this_process() {
    let Some(dir) = std::env::var_os(DIR).map(PathBuf::from) else {
        return; // by itself it shows nothing
    };
    let version = std::env::var(VERSION).unwrap();
    let folders = Folders::new(&dir, NAMES, Given::default());
    let site = pages(&version, "topics", PAGES);
    let letters = pages(&version, "2026b", 10);
    let borrowed = |pages: &'static [(String, String)]| -> Vec<(&str, &str)> {
        pages
            .iter()
            .map(|(path, text)| (&**path, &**text))
            .collect()
    };
    let (site, letters) = (borrowed(site.leak()), borrowed(letters.leak()));
    if let Err(failure) = publish_texts(&folders, &version, &site, Some(&letters)) {
        panic!("{failure:?}");
    }
}

/// Some pages are in every version, some in one only, and some change.
fn pages(version: &str, folder: &str, count: usize) -> Vec<(String, String)> {
    let page = |n: usize| match n % 3 {
        0 => (
            format!("{folder}/{n:04}/index.html"),
            "the same in all versions".repeat(n + 1),
        ),
        1 => (
            format!("{folder}/{n:04}/index.html"),
            format!("version {version} ").repeat(n + 1),
        ),
        _ => (format!("{folder}/{n:04}-{version}.html"), n.to_string()),
    };
    (0..count).map(page).collect()
}

/// The command, behind a shell prefix such as `umask 077;` or a tracer.
fn command(bench: &Bench, version: &str, prefix: &str) -> Command {
    let exe = std::env::current_exe().unwrap();
    let test = "edge::write::tests::process::build_in_this_process";
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!(
            "{prefix} \"$0\" {test} --exact --ignored --test-threads=1"
        ))
        .arg(exe)
        .env(DIR, bench.dir.path())
        .env(VERSION, version)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn run(bench: &Bench, version: &str, prefix: &str) -> ExitStatus {
    command(bench, version, prefix).status().unwrap()
}

/// Paths, texts and modes below a folder, without times.
fn tree(bench: &Bench, folder: &str) -> BTreeMap<String, (Vec<u8>, u32)> {
    let shot = shot(&bench.path(folder)).into_iter();
    shot.map(|(path, (bytes, mode, _))| (path, (bytes, mode)))
        .collect()
}

/// What a version looks like when it was built in peace.
fn peaceful(version: &str) -> [BTreeMap<String, (Vec<u8>, u32)>; 2] {
    let bench = Bench::new();
    assert!(run(&bench, version, "exec").success());
    ["public", "private"].map(|folder| tree(&bench, folder))
}

/// Each folder is wholly of one version or the other, and the letters are never older than the site.
fn assert_whole(
    bench: &Bench,
    old: &[BTreeMap<String, (Vec<u8>, u32)>; 2],
    new: &[BTreeMap<String, (Vec<u8>, u32)>; 2],
    when: &str,
) {
    let [public, private] = ["public", "private"].map(|folder| tree(bench, folder));
    assert!(
        public == old[0] || public == new[0],
        "{when}: the site is mixed"
    );
    assert!(
        private == old[1] || private == new[1],
        "{when}: the letters are mixed"
    );
    assert!(
        public == old[0] || private == new[1],
        "{when}: the site is newer than the letters"
    );
}

fn nothing_is_left_beside(bench: &Bench) {
    let beside: Vec<_> = fs::read_dir(bench.dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(beside.len(), 5, "{beside:?}");
}

#[test]
fn modes_do_not_depend_on_the_umask() {
    let usual = peaceful("v1");
    for umask in ["000", "027", "077"] {
        let bench = Bench::new();
        assert!(run(&bench, "v1", &format!("umask {umask}; exec")).success());
        assert!(
            ["public", "private"].map(|folder| tree(&bench, folder)) == usual,
            "umask {umask}"
        );
    }
    assert!(
        usual[0]
            .values()
            .all(|(_, mode)| matches!(mode, 0o644 | 0o755))
    );
    assert!(
        usual[1]
            .values()
            .all(|(_, mode)| matches!(mode, 0o600 | 0o700))
    );
}

/// Kills at moments spread over a build's whole time.
#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new() {
    let [old, new] = ["v1", "v2"].map(peaceful);
    let bench = Bench::new();
    assert!(run(&bench, "v1", "exec").success());
    let start = std::time::Instant::now();
    assert!(run(&bench, "v1", "exec").success());
    let whole = start.elapsed() * 2;
    for kill in 0..60 {
        let mut child = command(&bench, "v2", "exec").spawn().unwrap();
        std::thread::sleep(whole * kill / 60);
        let _ = child.kill();
        child.wait().unwrap();
        assert_whole(&bench, &old, &new, &format!("kill {kill}"));
        assert!(
            run(&bench, "v1", "exec").success(),
            "the next build after kill {kill}"
        );
        assert_whole(&bench, &old, &old, &format!("after kill {kill}"));
        nothing_is_left_beside(&bench);
    }
}

/// Runs builds of v2 over v1, with the fault at the first, second, … of a system call (after the sixth, at every fourth),
/// until there are no more of them. Gives the number of faults.
fn with_faults(call: &str, fault: &str, check: impl Fn(&Bench, usize, bool)) -> usize {
    let bench = Bench::new();
    assert!(run(&bench, "v1", "exec").success());
    for (done_before, at) in (1..6).chain((6..).step_by(4)).enumerate() {
        let trace = format!("{TRACE} -e trace={call} -e inject={call}:{fault}:when={at}");
        let done = run(&bench, "v2", &trace).success();
        check(&bench, at, done);
        if done {
            return done_before;
        }
        assert!(run(&bench, "v1", "exec").success());
    }
    unreachable!("each build makes finitely many calls");
}

#[test]
#[ignore = "needs strace"]
fn a_kill_at_a_chosen_system_call_leaves_no_mix() {
    let [old, new] = ["v1", "v2"].map(peaceful);
    let calls = [
        "renameat2",
        "syncfs",
        "fsync",
        "mkdir",
        "unlink",
        "rmdir",
        "fchmod",
        "openat",
    ];
    let kills = calls.map(|call| {
        with_faults(call, "signal=SIGKILL", |bench, at, _| {
            assert_whole(bench, &old, &new, &format!("{call} {at}"));
        })
    });
    assert_eq!(kills[..2], [2, 2], "both trees are flushed and exchanged");
    assert!(kills.iter().sum::<usize>() >= 50, "{kills:?}");
}

#[test]
#[ignore = "needs strace"]
fn a_refused_exchange_leaves_both_trees_as_they_were() {
    let old = peaceful("v1");
    let refused = with_faults("renameat2", "error=EACCES", |bench, at, done| {
        if !done {
            assert_whole(bench, &old, &old, &format!("exchange {at}"));
            nothing_is_left_beside(bench);
        }
    });
    assert_eq!(refused, 2);
}

#[test]
#[ignore = "needs strace"]
fn without_an_exchange_two_renames_do() {
    let new = peaceful("v2");
    let bench = Bench::new();
    assert!(run(&bench, "v1", "exec").success());
    let trace = format!("{TRACE} -e trace=renameat2 -e inject=renameat2:error=EINVAL");
    assert!(run(&bench, "v2", &trace).success());
    assert_whole(&bench, &new, &new, "two renames");
    nothing_is_left_beside(&bench);
}

#[test]
#[ignore = "needs strace"]
fn a_disk_that_fills_up_changes_nothing() {
    let old = peaceful("v1");
    let bench = Bench::new();
    assert!(run(&bench, "v1", "exec").success());
    let mut full = 0;
    for at in 1..=60 {
        let trace = format!("{TRACE} -e trace=write -e inject=write:error=ENOSPC:when={at}+");
        if !run(&bench, "v2", &trace).success() {
            full += 1;
            assert_whole(&bench, &old, &old, &format!("write {at}"));
        }
        assert!(run(&bench, "v1", "exec").success());
        nothing_is_left_beside(&bench);
    }
    assert!(full >= 50, "{full}");
}

#[test]
fn of_two_builds_at_once_each_ends_well_or_is_told_to_wait() {
    let whole = ["v1", "v2"].map(peaceful);
    let bench = Bench::new();
    for pair in 0..50 {
        let mut children =
            ["v1", "v2"].map(|version| command(&bench, version, "exec").spawn().unwrap());
        let done = children
            .each_mut()
            .map(|child| child.wait().unwrap().success());
        assert!(done[0] || done[1], "pair {pair}");
        let trees = ["public", "private"].map(|folder| tree(&bench, folder));
        assert!(whole.contains(&trees), "pair {pair}");
        nothing_is_left_beside(&bench);
    }
}
