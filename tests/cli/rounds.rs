//! How the rounds went.

use super::bench::{Bench, check};

const ROOT: [&str; 2] = ["--root", "program"];

#[test]
fn rounds_and_people_are_told_with_what_became_of_them() {
    let bench = Bench::new();
    let run = |arguments: &[&str]| bench.run(&[arguments, &ROOT].concat());
    assert_eq!(run(&["match", "2026c", "--accept"]).code, Some(0));
    let silent = [
        "mark",
        "amina-diallo",
        "not-answering",
        "--round",
        "2026c",
        "--write",
    ];
    assert_eq!(run(&silent).code, Some(0));
    let before = bench.tree(".");
    let mut all = String::new();
    for arguments in [&["rounds"][..], &["rounds", "dede"]] {
        let said = run(arguments);
        assert_eq!(said.code, Some(0), "{said:?}");
        all.push_str(&format!(
            "$ fortnight {}\n{}\n",
            arguments.join(" "),
            said.text()
        ));
    }
    assert_eq!(run(&["rounds", "nobody-at-all"]).code, Some(1));
    assert_eq!(bench.tree("."), before, "nothing is written");
    check("rounds.txt", &all);
}
