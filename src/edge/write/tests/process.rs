//! Builds in processes of their own: other umasks, kills, full disks, two at once.
//!
//! Each runs this very test binary again with [`build_in_this_process`] as its only test.

use std::process::{Command, Output, Stdio};

use super::*;

const DIR: &str = "FORTNIGHT_TEST_DIR";
const VERSION: &str = "FORTNIGHT_TEST_VERSION";
const PAGES: &str = "FORTNIGHT_TEST_PAGES";
pub(super) const ONE_THREAD: &str = "FORTNIGHT_TEST_ONE_THREAD";
pub(super) const TRACE: &str = "exec strace -f -qq -o /dev/null";
/// So many that a build takes a while.
const MANY: usize = 60;
/// So few that a build can fail at each of its calls.
pub(super) const FEW: usize = 7;

#[test]
#[ignore = "the other tests of this file run it in a process of its own"]
fn build_in_this_process() {
    let Some(dir) = std::env::var_os(DIR).map(PathBuf::from) else {
        return; // by itself it shows nothing
    };
    let version = std::env::var(VERSION).unwrap();
    let count: usize = std::env::var(PAGES).unwrap().parse().unwrap();
    if std::env::var_os(ONE_THREAD).is_some() {
        // A tracer counts calls thread by thread, so all of them must come from this one.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
        pool.use_current_thread().build_global().unwrap();
    }
    let folders = Folders::new(&dir, NAMES, Given::default());
    let site = pages(&version, "topics", count);
    let letters = pages(&version, "2026b", count.div_ceil(6));
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

/// Paths, texts and modes below a folder, without times.
type Tree = BTreeMap<String, (Vec<u8>, u32)>;

/// A program whose site has this many pages, built again and again in processes of their own.
pub(super) struct Rig {
    pub(super) bench: Bench,
    pages: usize,
}

impl Rig {
    pub(super) fn new(pages: usize) -> Self {
        let bench = Bench::new();
        Self { bench, pages }
    }

    /// With a whole build of v1.
    pub(super) fn built(pages: usize) -> Self {
        let rig = Self::new(pages);
        rig.build("v1", "exec", "the first build");
        rig
    }

    /// The command, behind a shell prefix such as `umask 077;` or a tracer.
    fn command(&self, version: &str, prefix: &str) -> Command {
        let exe = std::env::current_exe().unwrap();
        let test = "edge::write::tests::process::build_in_this_process";
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(format!(
                "{prefix} \"$0\" {test} --exact --ignored --test-threads=1"
            ))
            .arg(exe)
            .env(DIR, self.bench.dir.path())
            .env(VERSION, version)
            .env(PAGES, self.pages.to_string())
            // A loader that searches folders opens files on the main thread, ahead of those that count.
            .env_remove("LD_LIBRARY_PATH")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    pub(super) fn run(&self, version: &str, prefix: &str) -> Output {
        let mut command = self.command(version, prefix);
        let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        piped.output().unwrap()
    }

    /// A build that must succeed.
    fn build(&self, version: &str, prefix: &str, when: &str) {
        let output = self.run(version, prefix);
        assert!(output.status.success(), "{when}: {}", said(&output));
    }

    fn trees(&self) -> [Tree; 2] {
        ["public", "private"].map(|folder| {
            let shot = shot(&self.bench.path(folder)).into_iter();
            shot.map(|(path, (bytes, mode, _))| (path, (bytes, mode)))
                .collect()
        })
    }

    /// Each folder is wholly of one version or the other, and the letters are never older than the site.
    fn assert_whole(&self, old: &[Tree; 2], new: &[Tree; 2], when: &str) {
        let [public, private] = self.trees();
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

    fn assert_nothing_is_left_beside(&self, when: &str) {
        let beside: Vec<_> = fs::read_dir(self.bench.dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(beside.len(), 5, "{when}: {beside:?}");
    }
}

/// How a build ended, and its own words: what a failed test says goes to the standard output.
fn said(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    format!("{}\n{out}{err}", output.status)
}

/// What a version looks like when it was built in peace.
fn peaceful(version: &str, pages: usize) -> [Tree; 2] {
    let rig = Rig::new(pages);
    rig.build(version, "exec", "a build in peace");
    rig.trees()
}

#[test]
fn modes_do_not_depend_on_the_umask() {
    let usual = peaceful("v1", MANY);
    for umask in ["000", "027", "077"] {
        let rig = Rig::new(MANY);
        rig.build("v1", &format!("umask {umask}; exec"), umask);
        assert!(rig.trees() == usual, "umask {umask}");
    }
    let modes = |tree: &Tree| -> Vec<u32> { tree.values().map(|(_, mode)| *mode).collect() };
    let [public, private] = usual.each_ref().map(modes);
    assert!(public.iter().all(|mode| matches!(mode, 0o644 | 0o755)));
    assert!(private.iter().all(|mode| matches!(mode, 0o600 | 0o700)));
}

/// Kills at moments spread over a build's whole time.
#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_site_or_the_new() {
    let [old, new] = ["v1", "v2"].map(|version| peaceful(version, MANY));
    let rig = Rig::built(MANY);
    let start = std::time::Instant::now();
    rig.build("v1", "exec", "a second build");
    let whole = start.elapsed() * 2;
    for kill in 0..60 {
        let mut child = rig.command("v2", "exec").spawn().unwrap();
        std::thread::sleep(whole * kill / 60);
        let _ = child.kill();
        child.wait().unwrap();
        let when = format!("kill {kill}");
        rig.assert_whole(&old, &new, &when);
        rig.build("v1", "exec", &format!("the next build after {when}"));
        rig.assert_whole(&old, &old, &format!("after {when}"));
        rig.assert_nothing_is_left_beside(&when);
    }
}

/// Runs builds of v2 over v1 with the fault at the first, second, … of a system call until there are no more of them.
/// After each, another build of v1 must clear up. Gives the number of faults.
fn with_faults(call: &str, fault: &str, check: impl Fn(&Rig, &str, bool)) -> usize {
    let rig = Rig::built(FEW);
    let old = peaceful("v1", FEW);
    for at in 1.. {
        let when = format!("{call} {at}");
        let trace =
            format!("{ONE_THREAD}=1 {TRACE} -e trace={call} -e inject={call}:{fault}:when={at}");
        let done = rig.run("v2", &trace).status.success();
        check(&rig, &when, done);
        if done {
            return at - 1;
        }
        rig.build("v1", "exec", &format!("the next build after {when}"));
        rig.assert_whole(&old, &old, &format!("after {when}"));
        rig.assert_nothing_is_left_beside(&when);
    }
    unreachable!("each build makes finitely many calls");
}

#[test]
#[ignore = "needs strace"]
fn a_kill_at_each_system_call_leaves_no_mix_and_nothing_in_the_way() {
    let [old, new] = ["v1", "v2"].map(|version| peaceful(version, FEW));
    let calls = [
        "renameat2",
        "rename",
        "syncfs",
        "fsync",
        "mkdir",
        "unlink",
        "rmdir",
        "fchmod",
        "chmod",
        "flock",
        "utimensat",
        "write",
        "openat",
    ];
    let kills = calls.map(|call| {
        with_faults(call, "signal=SIGKILL", |rig, when, _| {
            rig.assert_whole(&old, &new, when);
        })
    });
    assert_eq!(kills[0], 2, "both trees are exchanged");
    assert_eq!(kills[2], 1, "each tree is flushed once, both at a time");
    assert!(kills.iter().sum::<usize>() >= 100, "{kills:?}");
}

/// The same for the build that clears up what a killed one left, when it is killed in its turn.
#[test]
#[ignore = "needs strace"]
fn a_kill_while_clearing_up_leaves_nothing_in_the_way() {
    let old = peaceful("v1", FEW);
    let rig = Rig::built(FEW);
    let kill = |call, at| {
        format!("{ONE_THREAD}=1 {TRACE} -e trace={call} -e inject={call}:signal=SIGKILL:when={at}")
    };
    let mut kills = 0;
    for call in ["unlink", "unlinkat", "rmdir"] {
        for at in 1.. {
            let when = format!("{call} {at}");
            rig.run("v2", &kill("renameat2", 1));
            assert!(rig.bench.path(".public.staging").exists(), "{when}");
            fs::write(rig.bench.path(".public.staging/.fortnight"), "cut").unwrap();
            let done = rig.run("v1", &kill(call, at)).status.success();
            rig.build("v1", "exec", &format!("the next build after {when}"));
            rig.assert_whole(&old, &old, &when);
            rig.assert_nothing_is_left_beside(&when);
            if done {
                break;
            }
            kills += 1;
        }
    }
    assert!(kills >= 20, "{kills}");
}

#[test]
#[ignore = "needs strace"]
fn a_refused_exchange_leaves_both_trees_as_they_were() {
    let old = peaceful("v1", FEW);
    let refused = with_faults("renameat2", "error=EACCES", |rig, when, done| {
        if !done {
            rig.assert_whole(&old, &old, when);
            rig.assert_nothing_is_left_beside(when);
        }
    });
    assert_eq!(refused, 2);
}

#[test]
#[ignore = "needs strace"]
fn without_an_exchange_two_renames_do() {
    let new = peaceful("v2", FEW);
    let rig = Rig::built(FEW);
    let trace = format!("{TRACE} -e trace=renameat2 -e inject=renameat2:error=EINVAL");
    rig.build("v2", &trace, "two renames");
    rig.assert_whole(&new, &new, "two renames");
    rig.assert_nothing_is_left_beside("two renames");
}

/// Where nothing can be exchanged there is a moment without a site; the next build ends it.
#[test]
#[ignore = "needs strace"]
fn a_kill_between_two_renames_is_mended_by_the_next_build() {
    let old = peaceful("v1", FEW);
    let rig = Rig::built(FEW);
    for at in 1.. {
        let when = format!("rename {at}");
        let trace = format!(
            "{ONE_THREAD}=1 {TRACE} -e trace=rename,renameat2 -e inject=renameat2:error=EINVAL \
             -e inject=rename:signal=SIGKILL:when={at}"
        );
        let done = rig.run("v2", &trace).status.success();
        rig.build("v1", "exec", &format!("the next build after {when}"));
        rig.assert_whole(&old, &old, &when);
        rig.assert_nothing_is_left_beside(&when);
        if done {
            assert_eq!(at - 1, 6, "a marker and two renames for each tree");
            break;
        }
    }
}

#[test]
#[ignore = "needs strace"]
fn a_disk_that_fills_up_changes_nothing() {
    let old = peaceful("v1", MANY);
    let rig = Rig::built(MANY);
    let mut full = 0;
    for at in 1..=60 {
        let when = format!("write {at}");
        let trace = format!(
            "{ONE_THREAD}=1 {TRACE} -e trace=write -e inject=write:error=ENOSPC:when={at}+"
        );
        if !rig.run("v2", &trace).status.success() {
            full += 1;
            rig.assert_whole(&old, &old, &when);
        }
        rig.build("v1", "exec", &format!("the next build after {when}"));
        rig.assert_nothing_is_left_beside(&when);
    }
    assert!(full >= 50, "{full}");
}

#[test]
fn of_two_builds_at_once_each_ends_well_or_is_told_to_wait() {
    let whole = ["v1", "v2"].map(|version| peaceful(version, MANY));
    let rig = Rig::new(MANY);
    for pair in 0..50 {
        let children = ["v1", "v2"].map(|version| {
            let mut command = rig.command(version, "exec");
            let piped = command.stdout(Stdio::piped()).stderr(Stdio::piped());
            piped.spawn().unwrap()
        });
        let outputs = children.map(|child| child.wait_with_output().unwrap());
        let said = outputs.each_ref().map(said);
        assert!(
            outputs.iter().any(|output| output.status.success()),
            "pair {pair}: {said:?}"
        );
        for (output, said) in outputs.iter().zip(&said) {
            assert!(
                output.status.success() || said.contains("another build is writing there"),
                "pair {pair}: {said}"
            );
        }
        assert!(whole.contains(&rig.trees()), "pair {pair}");
        rig.assert_nothing_is_left_beside(&format!("pair {pair}"));
    }
}
