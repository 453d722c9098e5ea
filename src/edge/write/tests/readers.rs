//! What others see of a build: those who read the site meanwhile, and the disk if the power fails.

use std::sync::atomic::AtomicBool;

use super::process::{FEW, ONE_THREAD, Rig, TRACE};
use super::*;

/// Whether two folders can be exchanged here.
fn can_exchange(bench: &Bench) -> bool {
    let [one, other] = ["one", "other"].map(|name| bench.path(name));
    fs::create_dir(&one).unwrap();
    fs::create_dir(&other).unwrap();
    let can = disk::exchange(&one, &other).is_ok();
    fs::remove_dir(one).unwrap();
    fs::remove_dir(other).unwrap();
    can
}

#[test]
fn readers_never_see_a_hole() {
    let bench = Bench::new();
    if !can_exchange(&bench) {
        return; // then there is a moment between two renames
    }
    bench.publish("d0", &SITE, &LETTERS).unwrap();
    let done = AtomicBool::new(false);
    let page = bench.path("public/index.html");
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let (mut reads, mut missed) = (0, 0);
            while !done.load(Ordering::Relaxed) {
                reads += 1;
                missed += usize::from(fs::read(&page).is_err());
            }
            (reads, missed)
        });
        for n in 1..=200 {
            let (digest, home) = (format!("d{n}"), format!("home {n}"));
            let site = [("index.html", &*home), SITE[1], SITE[2]];
            bench.publish(&digest, &site, &LETTERS).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        let (reads, missed) = reader.join().unwrap();
        assert!(reads > 0);
        assert_eq!(missed, 0, "of {reads}");
    });
}

/// Everything that was written is on the disk before a name changes, and the names are before the old tree is deleted.
#[test]
#[ignore = "needs strace"]
fn the_disk_is_flushed_before_the_exchange_and_the_names_after_it() {
    let rig = Rig::built(FEW);
    let log = rig.bench.path("calls");
    let calls = "syncfs,renameat2,fsync,unlink,rmdir,mkdir,write";
    let trace = TRACE.replace("/dev/null", log.to_str().unwrap());
    let output = rig.run("v2", &format!("{ONE_THREAD}=1 {trace} -e trace={calls}"));
    assert!(output.status.success());
    let text = fs::read_to_string(&log).unwrap();
    let ours = text.lines().filter(|line| {
        line.contains("staging") || line.contains("syncfs(") || line.contains("fsync(")
    });
    let names = ours.filter_map(|line| line.split_whitespace().nth(1)?.split('(').next());
    let mut order: Vec<&str> = names.collect();
    order.dedup();
    // The site may be flushed a first time while the letters are still being written.
    let exchange = order.iter().position(|call| *call == "renameat2").unwrap();
    assert_eq!(
        order[exchange - 1..exchange + 3],
        ["syncfs", "renameat2", "fsync", "unlink"],
        "{order:?}"
    );
    assert!(!order[exchange..].contains(&"mkdir"), "{order:?}");
}
