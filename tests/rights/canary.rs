//! A program in which somebody stands in every store, in every way that a store allows.

use crate::cli::bench::{Bench, Said};
use crate::program::Program;

pub const ID: &str = "zora-quill";

/// What tells who she is: nothing of it may be left.
pub const DATA: [&str; 12] = [
    ID,
    "Quillfeather",
    "zora.quill@example.org",
    "020 7946 0018",
    "marmalade under the weighbridge",
    "Tessellated Ferry Library",
    "keeper of tidal maps",
    "quillfeather-at-sea",
    "Zozo",
    "xe/xem",
    "Polperro",
    "whispered",
];

const RECORD: &str = "\
name: Zora Quillfeather
called: Zozo
pronouns: xe/xem
email: zora.quill@example.org
country: GB
city: Polperro
time_zone: Europe/London
languages: [en, pt]
sector: public
workplace: Tessellated Ferry Library
role: keeper of tidal maps
career_stage: early
interests: [makerspaces]
about: We hid the marmalade under the weighbridge before the ferry came; ring 020 7946 0018 and ask.
links: [https://quillfeather-at-sea.example/]
share: [city, workplace, role, about, links, pronouns]
avoid: [clara-nunes]
consent: 2026-01-10
rounds:
  2026a: { applied: 2026-01-10 }
  2026b: { applied: 2026-07-02, wishes: { sector: same } }
  2026d: { applied: 2026-08-02 }
";

/// Where she stands, and what must be left of each file but for her.
pub fn program() -> Program {
    Program::new()
        .person("ana-reis", "rounds: { 2026a: { applied: 2026-01-10 }, 2026b: { applied: 2026-07-02 }, 2026d: { applied: 2026-08-02 } }\nconsent: 2026-01-10")
        .person("ben-okoro", "country: NG\ntime_zone: Africa/Lagos\nlanguages: [en, fr]\nrounds: { 2026b: { applied: 2026-07-02 }, 2026d: { applied: 2026-08-02 } }")
        .person("cleo-marsh", "country: NZ\ntime_zone: Pacific/Auckland\navoid: # in confidence\n  - ZORA-QUILL\n  - ben-okoro # they fell out")
        .person("dara-lim", "country: MY\ntime_zone: Asia/Kuala_Lumpur\navoid: Zora Quillfeather")
        .person("eva-lund", "country: NO\ntime_zone: Europe/Oslo\navoid: [zora.quill@example.org]")
        .file(&format!("data/participants/{ID}.yaml"), RECORD)
        .file("data/rounds/2026a.yaml", "title: March 2026\nsign_up: { opens: 2026-01-05, closes: 2026-02-15 }\nstarts: 2026-03-02\nends: 2026-06-21\ntopics: [library-spaces, advocacy]\nodd: standby\nstandby: zora-quill\npins: [zora-quill, ana-reis]\n")
        .file("data/rounds/2026b.yaml", "# The second round. Zozo wanted to write letters.\ntitle: September 2026\nsign_up: { opens: 2026-07-01, closes: 2026-08-31 }\nstarts: 2026-09-14\nends: 2027-01-03\ntopics: [library-spaces, { topic: advocacy, date: 2026-10-05 }]\npolicy: { never_again: off }\npins:\n  - people: [zora-quill, ana-reis] # agreed\n    by: Ines\n    because: |\n      It was whispered\n      at the ferry.\n  - [ben-okoro, clara-nunes] # stays\nforbidden:\n  - { people: [Zora Quillfeather, bogdan-ilic], on: 2026-08-01, because: whispered }\n  - [cleo-marsh, dara-lim] # stays too\n")
        .file("data/rounds/2026d.yaml", "title: November 2026\nsign_up: { opens: 2026-08-01, closes: 2026-10-15 }\nstarts: 2026-11-02\nends: 2027-01-03\ntopics: [library-spaces]\nplaces: 1\n")
        .file("data/teams.yaml", "# Who is one.\n- { id: ferry, round: 2026d, members: [ana-reis, zora-quill, ben-okoro] } # of the ferry\n")
        .file("data/matches/2026a.yaml", "# What was.\nmatches:\n  - { people: [amina-diallo, bogdan-ilic], since: 2026-03-02, status: ended }\n  - people: [ana-reis, zora-quill]\n    since: 2026-03-02\n    status: not-answering # nobody knows why\n    who: zora-quill\nunmatched:\n  - clara-nunes\n")
        .file("data/imports/signup.yaml", "# What was taken.\nformat: 1\npeople:\n- { id: ana-reis, row: 6, round: 2026b, seen: [\"00aa\"], answers: { name: Ana Reis } }\n- { id: zora-quill, row: 7, round: 2026b, seen: [\"11bb\"], answers: { name: Zora Quillfeather, wish_words: whispered } }\n- { id: ben-okoro, row: 8, round: 2026b, seen: [\"22cc\"], answers: { name: Ben Okoro } } # the last\n")
        .file("data/answers/2026b/here.yaml", "# What was answered.\n- {on: 2026-09-20, id: ana-reis, says: met}\n- {on: 2026-09-21, id: zora-quill, says: waits}\n")
        .file("data/forms/signup.yaml", "columns:\n  - column: Kind of library\n    to: sector\n    answers:\n      A school: public\n      I am Zora Quillfeather of the ferry: public # ask\n      A town: public\n")
        .file("content/letters/pair.md", "---\nsubject: A partner\n---\nDear {first_name},\n\n{partner_card}\n\n{reasons}\n")
        .file("content/posts/ferry.md", "---\ntitle: On the ferry\nsummary: A story.\ndate: 2026-03-09\nauthors: [Zora Quillfeather]\n---\nA story.\n")
}

pub fn run(bench: &Bench, arguments: &[&str]) -> Said {
    let own = ["--root", "program", "--date", "2026-10-01"];
    bench.run(&[arguments, &own].concat())
}

/// With letters, a table, and what a killed command left.
pub fn bench() -> Bench {
    let bench = Bench::of(&program());
    let said = bench.run(&[
        "match",
        "2026b",
        "--accept",
        "--root",
        "program",
        "--date",
        "2026-09-05",
    ]);
    assert_eq!(said.code, Some(0), "{said:?}");
    for arguments in [&["build"][..], &["send", "letters", "2026b", "--write"]] {
        let said = run(&bench, arguments);
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    bench.write(
        "program/data/matches/.2026b.yaml.new",
        "matches:\n  - { people: [zora-quill, ana-reis] }\n",
    );
    bench.shell("cp -r program/private program/.private.staging", &[]);
    bench
}

/// Files below the program's folder that hold something of hers, but for these.
pub fn left(bench: &Bench, but: &[&str]) -> Vec<String> {
    let mut left = Vec::new();
    for (path, (_, bytes)) in bench.tree("program") {
        let text = String::from_utf8_lossy(&bytes);
        let holds = |datum: &&&str| text.contains(**datum) || path.contains(**datum);
        let found: Vec<&&str> = DATA.iter().filter(holds).collect();
        let told = format!("{path}: {found:?}");
        if !found.is_empty() && !but.iter().any(|but| told.starts_with(but)) {
            left.push(told);
        }
    }
    left
}
