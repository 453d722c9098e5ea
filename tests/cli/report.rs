//! The report of a round, and the figures of it that anybody may know.

use super::bench::{Bench, check};

#[test]
fn a_report_says_its_figures_and_writes_those_that_anybody_may_know() {
    let bench = Bench::built();
    let report = |more: &[&str]| {
        let own = ["report", "--root", "program", "--private", "letters"];
        bench.run(&[&own, more].concat())
    };
    let shown = report(&["2026a"]);
    assert_eq!(shown.code, Some(0), "{shown:?}");
    assert!(!bench.path("program/data/figures/2026a.yaml").exists());
    let small = report(&["2026a", "--write"]);
    assert!(small.err.contains("no public figures"), "{small:?}");
    bench.replace(
        "program/fortnight.toml",
        "[site]\n",
        "[site]\nsmallest_group = 1\n",
    );
    let wrote = report(&["2026a", "--write"]);
    assert_eq!(wrote.code, Some(0), "{wrote:?}");
    let again = report(&["2026a", "--write"]);
    assert!(again.err.contains("as they should be"), "{again:?}");
    let proposal = report(&["2026c"]);
    let said = [shown, small, wrote, again, proposal].map(|said| said.text());
    check("report.txt", &said.join("\n"));
}

/// Private files of a round: a page that needs nothing else, and a sheet.
#[test]
fn a_report_is_a_private_file_that_names_no_other() {
    let bench = Bench::built();
    let page = bench.read("letters/2026a/report.html");
    for outside in ["http://", "https://", "src=", "<script", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(bench.path("letters/2026a/figures.xlsx").exists());
    let before = bench.tree("letters");
    assert_eq!(bench.build(&[]).code, Some(0));
    assert!(bench.tree("letters") == before, "the same again");
}

/// What a host builds without people is what the organisers build with them.
#[test]
fn the_site_without_people_is_the_same_site() {
    let bench = Bench::new();
    bench.replace(
        "program/fortnight.toml",
        "[site]\n",
        "[site]\nsmallest_group = 1\n",
    );
    let own = ["report", "--root", "program", "2026a", "--write"];
    assert_eq!(bench.run(&own).code, Some(0));
    let build = |out: &str| {
        let said = bench.run(&["build", "--root", "program", "--site-only", "--out", out]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let mut tree = bench.tree(out);
        tree.retain(|path, _| path.ends_with(".html"));
        tree
    };
    let with = build("with");
    assert!(
        with.iter().any(|(_, (_, bytes))| {
            String::from_utf8_lossy(bytes).contains("People by country")
        })
    );
    for gone in ["participants", "matches"] {
        std::fs::remove_dir_all(bench.path("program/data").join(gone)).unwrap();
    }
    assert!(build("without") == with);
}
