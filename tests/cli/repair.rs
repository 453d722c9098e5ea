//! New partners in a round that runs: what is shown, what is written, what is refused.

use super::bench::{Bench, check};

const ROOT: [&str; 4] = ["--root", "program", "--private", "letters"];
const LEDGER: &str = "program/data/matches/2026c.yaml";

fn someone(bench: &Bench, id: &str, country: &str, zone: &str) {
    let text = format!(
        "name: Late {id}\nemail: {id}@example.org\ncountry: {country}\ntime_zone: {zone}\nlanguages: [en]\n\
         consent: 2026-08-01\nrounds:\n  2026c: {{ applied: 2026-08-20 }}\n"
    );
    bench.write(&format!("program/data/participants/{id}.yaml"), text);
}

#[test]
fn a_repair_is_shown_then_accepted_and_every_other_byte_stays() {
    let bench = Bench::new();
    let run = |arguments: &[&str]| bench.run(&[arguments, &ROOT].concat());
    assert_eq!(run(&["match", "2026c", "--accept"]).code, Some(0));
    bench.replace(LEDGER, "matches:\n", "matches: # ours\n");
    let leaves = ["mark", "amina-diallo", "withdrawn", "--round", "2026c"];
    assert_eq!(run(&[&leaves[..], &["--write"]].concat()).code, Some(0));
    let mut all = String::new();
    let mut say = |arguments: &[&str], code| {
        let said = run(arguments);
        assert_eq!(said.code, Some(code), "{said:?}");
        all.push_str(&format!(
            "$ fortnight {}\n{}\n",
            arguments.join(" "),
            said.text()
        ));
    };
    say(&["match", "2026c"], 0);
    someone(&bench, "zola-late", "New Zealand", "Pacific/Auckland");
    let before = bench.read(LEDGER);
    let tree = bench.tree("program");
    say(&["match", "2026c"], 0);
    say(&["match", "2026c", "--may-move"], 0);
    assert_eq!(bench.tree("program"), tree, "nothing is written unasked");
    say(&["match", "2026c", "--accept"], 0);
    let after = bench.read(LEDGER);
    let kept = before
        .lines()
        .filter(|line| line.contains("people:") || line.starts_with('#'));
    for line in kept.chain(["matches: # ours"]) {
        assert!(after.contains(line), "{line}");
    }
    let told = run(&["check"]);
    assert!(
        told.code == Some(0) && !told.err.contains("edited by hand"),
        "{told:?}"
    );
    say(&["match", "2026c", "--accept"], 1);
    say(&["status", "2026c"], 0);
    check("repair.txt", &all);
}

#[test]
fn nothing_is_accepted_with_open_problems() {
    let bench = Bench::new();
    let run = |arguments: &[&str]| bench.run(&[arguments, &ROOT].concat());
    assert_eq!(run(&["match", "2026c", "--accept"]).code, Some(0));
    let good = bench.read(LEDGER);
    someone(&bench, "zola-late", "New Zealand", "Pacific/Auckland");
    let line = good.lines().find(|line| line.contains("people:")).unwrap();
    let broken = [
        good.replace("status: active", "status: sleeping"),
        good.replace(line, &format!("{line}\n{line}")),
        good.replace(
            line,
            &format!("<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> theirs"),
        ),
        good.replace("dede-mensah", "somebody-else"),
    ];
    let mut all = String::new();
    for text in broken {
        assert_ne!(text, good);
        bench.write(LEDGER, &text);
        let said = run(&["match", "2026c", "--accept"]);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert_eq!(bench.read(LEDGER), text, "nothing is written");
        all.push_str(&format!("{}\n", said.text()));
    }
    // Somebody who was erased stays as a past partner, and is in nobody's way.
    bench.write(LEDGER, &good);
    let erased = run(&["erase", "amina-diallo", "--write"]);
    assert_eq!(erased.code, Some(0), "{erased:?}");
    let said = run(&["match", "2026c", "--accept"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(bench.read(LEDGER).contains("erased-"));
    assert_eq!(
        run(&["match", "2026c", "--may-move", "--date", "2031-01-01"]).code,
        Some(1)
    );
    check("repair-refused.txt", &all);
}
