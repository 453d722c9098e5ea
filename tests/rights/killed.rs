//! An erasure that is killed leaves whole files, and finishes when it runs again.

use super::canary::{ID, bench, left, run};

const CALLS: &str = "rename,renameat,renameat2,unlink,unlinkat,fsync";

#[test]
#[ignore = "needs strace"]
fn killed_at_any_moment_it_leaves_whole_files_and_finishes_the_next_time() {
    let all = "exec strace -f -qq -o calls -e trace=";
    let counted = bench();
    let arguments = [
        "erase",
        ID,
        "--write",
        "--root",
        "program",
        "--date",
        "2026-10-01",
    ];
    let said = counted.shell(&format!("{all}{CALLS} \"$0\" \"$@\""), &arguments);
    assert_eq!(said.code, Some(0), "{said:?}");
    let calls = counted
        .read("calls")
        .lines()
        .filter(|line| line.contains('('))
        .count();
    assert!(calls > 10, "only {calls} calls");
    for call in CALLS.split(',') {
        for at in 1..=calls {
            let bench = bench();
            let before = bench.tree("program/data");
            let kill = format!(
                "exec strace -f -qq -o /dev/null -e trace={call} -e inject={call}:signal=SIGKILL:when={at} \"$0\" \"$@\""
            );
            let said = bench.shell(&kill, &arguments);
            if said.code == Some(0) {
                break; // there are fewer calls of this kind
            }
            let done = counted.tree("program/data");
            for (path, (_, bytes)) in bench.tree("program/data") {
                let is_left = path.ends_with(".new");
                let whole = [&before, &done].iter().any(|tree| {
                    tree.get(&path)
                        .is_some_and(|(_, whole)| same(whole, &bytes))
                });
                assert!(is_left || whole, "{call} {at}: {path} is torn");
            }
            let again = run(&bench, &["erase", ID, "--write"]);
            assert!(
                again.code == Some(0) || again.err.contains("nothing is held"),
                "{call} {at}: {again:?}"
            );
            assert_eq!(
                left(&bench, &super::erased::PUBLISHED),
                [""; 0],
                "{call} {at}"
            );
            let built = run(&bench, &["build"]);
            assert_eq!(built.code, Some(0), "{call} {at}: {built:?}");
        }
    }
}

/// Whether two texts are equal but for the random digits, what is counted from them, and the second in which a mail was
/// prepared: the two programs did so at different moments.
fn same(one: &[u8], other: &[u8]) -> bool {
    let plain = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let text = text
            .split("# What was accepted")
            .next()
            .unwrap_or_default()
            .to_owned();
        let text = without(&text, "erased-", 8);
        without(&text, "at: ", "2026-10-01T00:00:00Z".len())
    };
    plain(one) == plain(other)
}

/// A text without what follows a word, so many bytes of it each time.
fn without(text: &str, word: &str, bytes: usize) -> String {
    let mut parts = text.split(word);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.get(bytes..).unwrap_or_default()
    })
}
