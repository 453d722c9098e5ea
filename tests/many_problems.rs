//! Many problems stay readable: the same slip is told once, the last line counts them all, and no line is endless.

use super::program::Program;

/// More lines do not fit on a screen.
const SCREEN: usize = 52;

const HABITS: [&str; 5] = [
    "sector: Public Libary",
    "languages: inglisch",
    "interests: [gardens]",
    "time_zone: Brazil time",
    "consent: 2. July 2026",
];

/// Five habits in 44 files, as one who copies a bad example has them, and one more of each in a list of three.
fn many() -> Program {
    let everybody = (0..44).map(|at| format!("person-{}", letters(at)));
    let lines = HABITS.join("\n");
    everybody.fold(Program::new(), |program, id| program.person(&id, &lines))
}

fn letters(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + (at % 26) as u8);
    [letter(at / 26), letter(at), letter(at * 7)]
        .iter()
        .collect()
}

#[test]
fn five_bad_habits_of_a_whole_program_are_told_on_one_screen() {
    let built = many().build();
    assert_eq!(built.problems.len(), 44 * HABITS.len());
    let told = built.told(false);
    assert!(told.lines().count() <= SCREEN, "{told}");
    for habit in [
        "Public Libary",
        "inglisch",
        "gardens",
        "Brazil time",
        "2. July",
    ] {
        assert!(told.contains(habit), "{told}");
    }
    assert_eq!(
        told.matches(" … and 41 more in 41 files").count(),
        5,
        "{told}"
    );
    let all = built.told(true);
    assert_eq!(all.matches("error[").count(), built.problems.len());
}

#[test]
fn a_few_problems_are_told_each_with_its_own_hint() {
    let program = Program::new()
        .person("ana-reis", "country: Brazl")
        .person("eva-kern", "country: Germny")
        .person("jo-finn", "country: Irelnad");
    let told = program.build().told(false);
    assert_eq!(told.matches("error[unknown-country]").count(), 3, "{told}");
    assert_eq!(told.matches("hint:").count(), 3, "{told}");
}

#[test]
fn slips_of_one_kind_show_what_each_is_and_what_to_do() {
    let letters = ('a'..='p').map(|c| format!("Germny{c}"));
    let program = letters
        .enumerate()
        .fold(Program::new(), |program, (at, word)| {
            let id = format!("person-{}", self::letters(at));
            program.person(&id, &format!("country: {word}"))
        });
    let told = program.build().told(false);
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(told.contains("`Germnyb` is not"), "{told}");
    assert!(told.contains("… and 13 more in 13 files"), "{told}");
}

#[test]
fn errors_come_before_warnings() {
    let program = many().file(
        "content/pages/a.md",
        "---\ntitle: A\n---\nSee [this](b.md).\n",
    );
    let severities: Vec<_> = program
        .build()
        .problems
        .iter()
        .map(|one| one.severity)
        .collect();
    assert!(severities.is_sorted());
}

#[test]
fn a_line_of_any_length_is_cut_around_the_place_and_keeps_its_column() {
    let words: Vec<String> = (0..400).map(|at| format!("word{at}")).collect();
    let lines = format!("languages: [en]\ninterests: [{}]", words.join(", "));
    let built = Program::new().person("ana-reis", &lines).build();
    let told = built.told(false);
    assert_eq!(built.problems.len(), 400);
    assert!(told.len() < 2_000, "{}", told.len());
    let column = lines.lines().nth(1).unwrap().find("word0").unwrap() + 1;
    let place = format!("ana-reis.yaml:8:{column}");
    assert!(told.contains(&place), "{place}: {told}");
    let all = built.told(true);
    assert!(all.lines().count() < 3_000, "{}", all.lines().count());
    assert!(all.lines().all(|line| line.chars().count() < 300), "{all}");
    assert!(all.contains(" more in 1 file"), "{all}");
}

#[test]
fn the_caret_of_a_cut_line_stands_below_its_word() {
    let before = "ä".repeat(3_000);
    let page = format!("---\ntitle: A\n---\n{before} [this](nowhere.md) {before}\n");
    let told = Program::new()
        .file("content/pages/a.md", page)
        .build()
        .told(false);
    let lines: Vec<&str> = told.lines().collect();
    let caret = lines.iter().position(|line| line.contains('^')).unwrap();
    let column = |line: &str, what: &str| line.split(what).next().unwrap().chars().count();
    assert_eq!(
        column(lines[caret], "^"),
        column(lines[caret - 1], "nowhere.md"),
        "{told}"
    );
    assert!(told.contains("a.md:4:3009"), "{told}");
}

#[test]
fn names_cannot_move_the_cursor() {
    let built = Program::new()
        .file(
            "content/pages/a\u{1b}[2J\u{202e}.md",
            "---\ntitle: A\n---\n[x](nowhere.md)\n",
        )
        .build();
    let told = built.told(false);
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
    assert!(told.contains("a\\u{1b}[2J\\u{202e}.md"), "{told}");
}
