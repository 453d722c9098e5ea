//! Files are changed by edits: what was wanted is read, and every other byte stays.

use fortnight::parse::edit::{Datum, Edit, Step, apply, document};
use fortnight::parse::lookalike::stripped;
use fortnight::source::{FileId, Span};
use proptest::prelude::*;

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn text(value: &str) -> Datum {
    Datum::Text(value.to_owned())
}

fn word(value: &str) -> Datum {
    Datum::Word(value.to_owned())
}

/// What the text says, read by the parser.
fn read(text: &str) -> Datum {
    let mut problems = Vec::new();
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = fortnight::parse::yaml::parse(FileId(0), body, 0, &mut problems);
    Datum::of(&root.unwrap_or_else(|| panic!("{problems:?}\n{text}")))
}

#[test]
fn each_edit_changes_its_place_alone() {
    let cases = [
        (
            "# the round\nname: Ana # her name\nrounds:\n  - id: 2026a\n",
            Edit::Set(vec![key("name")], text("Ana Reis")),
            "# the round\nname: Ana Reis # her name\nrounds:\n  - id: 2026a\n",
        ),
        (
            "name: Ana\nrounds:\n- 2026a # first\n# end\n",
            Edit::Insert(vec![key("rounds"), Step::Entry(9)], text("2026b")),
            "name: Ana\nrounds:\n- 2026a # first\n- 2026b\n# end\n",
        ),
        (
            "a: [ x, y ]\r\nb: 1",
            Edit::Insert(vec![key("a"), Step::Entry(1)], text("no")),
            "a: [ x, \"no\", y ]\r\nb: 1",
        ),
        (
            "a: 1\r\nb: 2",
            Edit::Set(vec![key("c")], word("2026-09-14")),
            "a: 1\r\nb: 2\r\nc: 2026-09-14",
        ),
        (
            "rounds:\n  - id: a\n    status: done\n  # the next\n  - { id: b, status: waiting }\n",
            Edit::Set(
                vec![key("rounds"), Step::Entry(0), key("on")],
                word("2026-09-14"),
            ),
            "rounds:\n  - id: a\n    status: done\n    \"on\": 2026-09-14\n  # the next\n  - { id: b, status: waiting }\n",
        ),
        (
            "rounds:\n  - id: a\n    status: done\n  # the next\n  - { id: b, status: waiting }\n",
            Edit::Remove(vec![key("rounds"), Step::Entry(1), key("id")]),
            "rounds:\n  - id: a\n    status: done\n  # the next\n  - { status: waiting }\n",
        ),
        (
            "rounds:\n  - id: a\n    status: done\n",
            Edit::Remove(vec![key("rounds"), Step::Entry(0), key("id")]),
            "rounds:\n  - status: done\n",
        ),
        (
            "a:\n  - one\nb: 2\n",
            Edit::Remove(vec![key("a"), Step::Entry(0)]),
            "a: []\nb: 2\n",
        ),
        (
            "\u{feff}# begins\na:\nb: |\n  two\n  lines\n",
            Edit::Set(vec![key("a")], text("x: y")),
            "\u{feff}# begins\na: \"x: y\"\nb: |\n  two\n  lines\n",
        ),
        (
            "a: 1\nb: |\n  two\n  lines\nc: 3\n",
            Edit::Remove(vec![key("b")]),
            "a: 1\nc: 3\n",
        ),
        (
            "id: a\nrounds: {}\n",
            Edit::Set(vec![key("about")], text("One: two\n\n- three #")),
            "id: a\nrounds: {}\nabout: |-\n  One: two\n\n  - three #\n",
        ),
        (
            "- id: a\n  about: |-\n    old\n    words\n  city: X\n",
            Edit::Set(vec![Step::Entry(0), key("about")], text("new\nwords")),
            "- id: a\n  about: |-\n    new\n    words\n  city: X\n",
        ),
        (
            "about: old   # by hand\n",
            Edit::Set(vec![key("about")], text("new\nwords of hers")),
            "about: \"new\\nwords of hers\"   # by hand\n",
        ),
        (
            "{ about: old }\n",
            Edit::Set(vec![key("about")], text("new\nwords of hers")),
            "{ about: \"new\\nwords of hers\" }\n",
        ),
        (
            "# nothing yet\n",
            Edit::Set(vec![key("a")], word("1")),
            "# nothing yet\na: 1\n",
        ),
    ];
    for (before, edit, after) in cases {
        assert_eq!(
            apply(before, std::slice::from_ref(&edit)).as_deref(),
            Ok(after),
            "{edit:?}"
        );
    }
}

#[test]
fn what_cannot_be_edited_safely_is_told() {
    let shapes = [
        ("a: &x 1\nb: *x\n", "an anchor"),
        ("a: !int 1\n", "a tag"),
        ("base: &b { x: 1 }\na:\n  <<: *b\n", "an anchor"),
        ("a: 1\n---\nb: 2\n", "one YAML document"),
        ("a: 1\na: 2\n", "twice"),
        ("a: [1\n", "not closed"),
        ("%YAML 1.2\n---\na: 1\n", ""),
        ("a:\n\tb: 1\n", ""),
    ];
    for (shape, reason) in shapes {
        let told = apply(shape, &[Edit::Set(vec![key("a")], word("3"))]).unwrap_err();
        assert!(told.reason.contains(reason), "{shape}: {}", told.reason);
    }
    let commented = "a:\n  # why\n  - one\nb: 2\n";
    for edit in [
        Edit::Remove(vec![key("a"), Step::Entry(0)]),
        Edit::Set(vec![key("a")], word("1")),
    ] {
        assert!(
            apply(commented, &[edit])
                .unwrap_err()
                .reason
                .contains("comment")
        );
    }
    let absent = Edit::Remove(vec![key("z")]);
    assert!(apply("a: 1\n", &[absent]).is_err());
}

/// How a generated document is written.
#[derive(Clone, Debug)]
struct Style {
    indent: usize,
    dashes_indented: bool,
    eol: &'static str,
    bom: bool,
    end: bool,
    /// Decides block or flow, quotes and comments, one bit each.
    bits: u64,
}

struct Writer {
    style: Style,
    out: String,
    comments: usize,
    at: u32,
}

impl Writer {
    fn bit(&mut self) -> bool {
        self.at += 1;
        self.style.bits.rotate_left(self.at * 7) & 1 == 1
    }

    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# note {}", self.comments)
    }

    fn end_line(&mut self) {
        if self.bit() {
            let comment = self.comment();
            self.out += &format!("  {comment}");
        }
        self.out += self.style.eol;
        if self.bit() && self.bit() {
            self.out += self.style.eol;
        }
    }

    fn scalar(&mut self, text: &str) -> String {
        let plain = !text.is_empty() && text.chars().all(char::is_alphanumeric) && text != "null";
        match (plain, self.bit()) {
            (true, true) => text.to_owned(),
            (_, true) if !text.contains('\n') => format!("'{}'", text.replace('\'', "''")),
            _ => {
                let text = text.replace('\\', "\\\\").replace('"', "\\\"");
                format!("\"{}\"", text.replace('\n', "\\n"))
            }
        }
    }

    fn flow(&mut self, value: &Datum) -> String {
        match value {
            Datum::Nothing => "null".to_owned(),
            Datum::Text(text) | Datum::Word(text) => self.scalar(text),
            Datum::List(values) => {
                let all: Vec<String> = values.iter().map(|value| self.flow(value)).collect();
                let space = if self.bit() { " " } else { "" };
                format!("[{space}{}{space}]", all.join(", "))
            }
            Datum::Map(entries) => {
                let all = entries
                    .iter()
                    .map(|(key, value)| format!("{key}: {}", self.flow(value)));
                format!("{{ {} }}", all.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// A value behind a colon or a dash, whose own lines are this far in.
    fn value(&mut self, value: &Datum, column: usize, behind_dash: bool) {
        let indent = self.style.indent;
        match value {
            Datum::Map(entries) if !entries.is_empty() && self.bit() => {
                if !behind_dash {
                    self.end_line();
                }
                for (at, (key, value)) in entries.iter().enumerate() {
                    if at > 0 || !behind_dash {
                        self.out += &" ".repeat(column);
                    }
                    self.out += &format!("{key}:");
                    let dashes = matches!(value, Datum::List(_)) && !self.style.dashes_indented;
                    let inner = if dashes { column } else { column + indent };
                    self.value(value, inner, false);
                }
            }
            Datum::List(values) if !values.is_empty() && !behind_dash && self.bit() => {
                self.end_line();
                for value in values {
                    if self.bit() && self.bit() {
                        let comment = self.comment();
                        self.out += &format!("{}{comment}{}", " ".repeat(column), self.style.eol);
                    }
                    self.out += &format!("{}- ", " ".repeat(column));
                    self.value(value, column + 2, true);
                }
            }
            Datum::Text(text)
                if !behind_dash
                    && text.len() > 3
                    && text.chars().all(char::is_alphanumeric)
                    && self.bit() =>
            {
                let eol = self.style.eol;
                self.out += &format!(" |-{eol}{}{text}{eol}", " ".repeat(column + indent));
            }
            Datum::Nothing if !behind_dash && self.bit() => self.end_line(),
            value => {
                let flow = self.flow(value);
                let space = if behind_dash { "" } else { " " };
                self.out += &format!("{space}{flow}");
                self.end_line();
            }
        }
    }
}

fn written(entries: &[(String, Datum)], style: &Style) -> String {
    let mut writer = Writer {
        style: style.clone(),
        out: String::new(),
        comments: 0,
        at: 0,
    };
    if style.bom {
        writer.out.push('\u{feff}');
    }
    if writer.bit() {
        writer.out += &format!("# begins with words{}", style.eol);
    }
    for (key, value) in entries {
        writer.out += &format!("{key}:");
        let dashes = matches!(value, Datum::List(_)) && !style.dashes_indented;
        writer.value(value, if dashes { 0 } else { style.indent }, false);
    }
    let mut out = writer.out;
    if !style.end {
        out.truncate(out.trim_end().len());
    }
    out
}

fn keys() -> impl Strategy<Value = String> {
    "[a-z]{2}[a-z0-9_]{0,4}".prop_filter("a word", |key| {
        !["no", "on", "yes", "null"].contains(&&**key)
    })
}

fn scalars() -> impl Strategy<Value = Datum> {
    prop_oneof![
        4 => "[A-Za-z]{1,8}".prop_map(Datum::Text),
        2 => "[a-zäöéπ日 :,'\"\\[\\]{}!-]{1,12}".prop_map(|text| Datum::Text(format!("x{text}x"))),
        1 => "[a-z#:-]{1,6}(\n[a-z:#| -]{0,8}){1,3}x".prop_map(Datum::Text),
        1 => Just(Datum::Nothing),
        1 => "20[0-9]{2}-0[1-9]-1[0-9]".prop_map(Datum::Text),
    ]
}

fn data() -> impl Strategy<Value = Datum> {
    scalars().prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Datum::List),
            prop::collection::btree_map(keys(), inner, 0..4)
                .prop_map(|map| Datum::Map(map.into_iter().collect())),
        ]
    })
}

fn styles() -> impl Strategy<Value = Style> {
    let eol = prop_oneof![Just("\n"), Just("\r\n")];
    (
        1..5_usize,
        any::<bool>(),
        eol,
        any::<bool>(),
        any::<bool>(),
        any::<u64>(),
    )
        .prop_map(|(indent, dashes_indented, eol, bom, end, bits)| Style {
            indent: indent + 1,
            dashes_indented,
            eol,
            bom,
            end,
            bits,
        })
}

/// A place in the value, as random numbers choose it, and what an edit does there.
fn edit(root: &Datum, way: &[usize], kind: usize, value: Datum) -> Option<Edit> {
    let mut steps = Vec::new();
    let mut at = root;
    for choice in way {
        match at {
            Datum::Map(entries) if !entries.is_empty() => {
                let (name, next) = &entries[choice % entries.len()];
                steps.push(key(name));
                at = next;
            }
            Datum::List(values) if !values.is_empty() => {
                let choice = choice % values.len();
                steps.push(Step::Entry(choice));
                at = &values[choice];
            }
            _ => break,
        }
    }
    match (kind % 4, at) {
        (0, _) if !steps.is_empty() => Some(Edit::Set(steps, value)),
        (1, Datum::Map(_)) => {
            steps.push(key("added"));
            Some(Edit::Set(steps, value))
        }
        (2, Datum::List(values)) => {
            steps.push(Step::Entry(way[0] % (values.len() + 1)));
            Some(Edit::Insert(steps, value))
        }
        (3, _) if !steps.is_empty() => Some(Edit::Remove(steps)),
        _ => None,
    }
}

/// The same edit, on the value.
fn changed(value: &Datum, edit: &Edit) -> Datum {
    fn go(value: &Datum, steps: &[Step], edit: &Edit) -> Datum {
        let [step, rest @ ..] = steps else {
            return value.clone();
        };
        let last = rest.is_empty();
        match (value, step) {
            (Datum::Map(entries), Step::Key(name)) => {
                let mut entries = entries.clone();
                let found = entries.iter().position(|(other, _)| other == name);
                match (edit, found) {
                    (Edit::Set(_, new), Some(at)) if last => entries[at].1 = new.clone(),
                    (Edit::Set(_, new), None) if last => entries.push((name.clone(), new.clone())),
                    (Edit::Remove(_), Some(at)) if last => drop(entries.remove(at)),
                    (_, at) => entries[at.unwrap()].1 = go(&entries[at.unwrap()].1, rest, edit),
                }
                Datum::Map(entries)
            }
            (Datum::List(values), Step::Entry(at)) => {
                let mut values = values.clone();
                match edit {
                    Edit::Set(_, new) if last => values[*at] = new.clone(),
                    Edit::Insert(_, new) if last => values.insert(*at, new.clone()),
                    Edit::Remove(_) if last => drop(values.remove(*at)),
                    _ => values[*at] = go(&values[*at], rest, edit),
                }
                Datum::List(values)
            }
            _ => panic!("{value:?} {step:?}"),
        }
    }
    let (Edit::Set(steps, _) | Edit::Insert(steps, _) | Edit::Remove(steps)) = edit;
    go(value, steps, edit)
}

fn notes(text: &str) -> Vec<&str> {
    let notes = text.split("# note ").skip(1);
    notes
        .map(|note| note.split(['\r', '\n']).next().unwrap())
        .collect()
}

/// Several people in a file, each changed in several places: what one reading makes of it is what many would.
#[test]
fn many_edits_at_once_come_to_what_they_come_to_one_by_one() {
    let people =
        (0..40).map(|at| format!("- id: p{at} # {at}\n  city: X\n  rounds: {{ a: {{}} }}\n"));
    let before = people.collect::<String>();
    let mut edits = Vec::new();
    for at in 0..40 {
        let own = |rest: &[&str]| {
            let rest = rest.iter().map(|name| key(name));
            std::iter::once(Step::Entry(at)).chain(rest).collect()
        };
        edits.push(Edit::Set(own(&["city"]), text("Thiès")));
        edits.push(Edit::Set(own(&["about"]), text("one\ntwo: #\n")));
        edits.push(Edit::Set(own(&["role"]), text("- [")));
        edits.push(Edit::Set(
            own(&["rounds", "b"]),
            Datum::Map(vec![("applied".into(), word("2026-07-02"))]),
        ));
        if at == 7 {
            // What only stands there after another edit.
            edits.push(Edit::Set(own(&["rounds", "b", "status"]), text("waiting")));
            edits.push(Edit::Remove(own(&["city"])));
        }
    }
    let at_once = apply(&before, &edits).unwrap();
    let one_by_one = edits.iter().fold(before, |text, edit| {
        apply(&text, std::slice::from_ref(edit)).unwrap()
    });
    assert_eq!(at_once, one_by_one);
}

#[test]
fn a_new_file_is_written_as_by_hand() {
    let round = Datum::Map(vec![
        ("applied".to_owned(), word("2026-07-02")),
        (
            "wishes".to_owned(),
            Datum::Map(vec![("sector".to_owned(), text("different"))]),
        ),
    ]);
    let entries = [
        ("name", text("Amina Diallo")),
        ("languages", Datum::List(vec![text("fr"), text("no")])),
        ("about", text("One: two\n\n- three #\n")),
        ("role", text("=HYPERLINK(\"x\")")),
        ("rounds", Datum::Map(vec![("2026b".to_owned(), round)])),
    ];
    let entries = entries.map(|(key, value)| (key.to_owned(), value));
    assert_eq!(
        document(&entries),
        "name: Amina Diallo\nlanguages: [fr, \"no\"]\nabout: |\n  One: two\n\n  - three #\n\
         role: '=HYPERLINK(\"x\")'\nrounds:\n  2026b:\n    applied: 2026-07-02\n    wishes:\n      sector: different\n"
    );
}

/// What people paste: syntax of all kinds, in one line or several.
fn cells() -> impl Strategy<Value = String> {
    let signs = "[-:#|>&*!%@`{}\\[\\],?'\"\\\\=+0-9a-zé \u{a0}\u{202e}\u{200b}\u{7}\n\t]{0,12}";
    let nowhere = Span::new(FileId(0), 0..0);
    let cell = prop_oneof![signs, ".{0,20}"];
    // At the edge of a text some signs are never read.
    cell.prop_map(move |cell| stripped(cell, nowhere).0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn an_edited_text_says_what_was_wanted_and_keeps_the_rest(
        entries in prop::collection::btree_map(keys(), data(), 1..5),
        style in styles(),
        way in prop::collection::vec(0..9_usize, 1..4),
        kind in 0..4_usize,
        value in data(),
    ) {
        let entries: Vec<(String, Datum)> = entries.into_iter().collect();
        let root = Datum::Map(entries.clone());
        let before = written(&entries, &style);
        prop_assert!(read(&before).means(&root), "{before}");
        let Some(edit) = edit(&root, &way, kind, value) else { return Ok(()) };
        let Ok(after) = apply(&before, std::slice::from_ref(&edit)) else {
            // Told, and never for a change of one line.
            let replaces = matches!(&edit, Edit::Remove(_)) || matches!(&edit, Edit::Set(..));
            prop_assert!(replaces, "{edit:?}\n{before}");
            return Ok(());
        };
        prop_assert!(read(&after).means(&changed(&root, &edit)), "{edit:?}\n{before}\n{after}");
        prop_assert_eq!(after.starts_with('\u{feff}'), style.bom);
        if style.eol == "\r\n" && before.contains('\n') {
            prop_assert!(!after.replace("\r\n", "").contains('\n'), "{after:?}");
        }
        if !matches!(edit, Edit::Remove(_)) {
            prop_assert_eq!(notes(&before), notes(&after), "{:?}\n{}\n{}", edit, before, after);
        }
        // What was cut out and put in is one piece; lines above and below it are the same bytes.
        let same = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        let rest = before.len().min(after.len()) - same;
        let below = before.bytes().rev().zip(after.bytes().rev());
        let below = below.take_while(|(a, b)| a == b).count().min(rest);
        if matches!(edit, Edit::Insert(..)) {
            prop_assert_eq!(same + below, before.len(), "{}\n{}", before, after);
        }
    }
    #[test]
    fn a_new_file_says_what_was_wanted(
        values in prop::collection::btree_map("[a-z][a-z_]{0,8}|2026[a-z]|[0-9]{1,3}", cells(), 1..5),
    ) {
        let values: Vec<_> = values.into_iter().map(|(key, cell)| (key, Datum::Text(cell))).collect();
        let inner = Datum::Map(values.clone());
        let mut entries = values;
        entries.push(("rounds".to_owned(), Datum::Map(vec![("2026b".to_owned(), inner)])));
        let text = document(&entries);
        prop_assert!(read(&text).means(&Datum::Map(entries)), "{text}");
    }
}
