//! What people write for a country, a language or a time zone, and what is taken or proposed for it: nothing wrong at all,
//! and the right thing nearly always. The lists lie in `tests/hints`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use fortnight::diagnostic::{Diagnostic, Place, Severity};
use fortnight::model::{Country, Participant, zone};
use fortnight::parse;
use fortnight::source::{Input, Today};
use fortnight::validate::{self, Checked, Flags};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

const TODAY: Date = date(2026, 9, 5);

/// One line of a list: the fields of a person that matter, the word in question, what may come of it.
struct Line {
    person: String,
    word: String,
    expected: Vec<String>,
    nothing_is_fine: bool,
}

/// What came of a word.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy, Debug)]
enum Came {
    /// Taken for what was meant, or what was meant is proposed.
    Right,
    /// Nothing was taken or proposed where nothing was known to be meant.
    RightlyNothing,
    /// Nothing was taken or proposed, though something was meant.
    Nothing,
    /// Something else was taken or proposed.
    Wrong,
}

fn lines(list: &str, person: impl Fn(&[&str]) -> String) -> Vec<Line> {
    let path = format!("{}/tests/hints/{list}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let rows = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let (expected, cells) = cells.split_last().unwrap();
        let expected = expected.split('|').map(str::to_owned);
        let (nothing, expected): (Vec<String>, Vec<String>) = expected.partition(|one| one == "-");
        Line {
            person: person(cells),
            word: (*cells.last().unwrap()).to_owned(),
            expected,
            nothing_is_fine: !nothing.is_empty(),
        }
    })
    .collect()
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Checks all people of a list in one program: those who are taken, and what is told of each, by number.
fn checked(
    lines: &[Line],
) -> (
    BTreeMap<String, Participant>,
    BTreeMap<String, Vec<Diagnostic>>,
) {
    let config = "title = \"T\"\nbase_url = \"https://a.example.org/\"\n[organiser]\nname = \"I\"\nemail = \"i@example.org\"\n";
    let mut files = vec![("fortnight.toml".to_owned(), config.to_owned())];
    for (number, line) in lines.iter().enumerate() {
        let text = format!(
            "name: P {number}\nemail: p{number}@example.org\n{}",
            line.person
        );
        files.push((format!("data/participants/p{number}.yaml"), text));
    }
    let texts = files.iter().map(|(path, text)| (&**path, &**text));
    let input = Input::from_texts(texts, TODAY);
    let sources = &input.sources;
    let flags = Flags {
        today: Today::Given(TODAY),
        drafts: false,
        future: false,
        site_only: false,
    };
    let (checked, problems) = validate::program(
        sources,
        parse::config::read(sources),
        parse::data::read(sources),
        parse::content::read(sources),
        flags,
    );
    let (Checked::Whole(program) | Checked::Fragment(program)) = checked else {
        panic!("no program: {problems:?}");
    };
    let people = program.participants.iter();
    let people = people.map(|one| (one.id.as_str().to_owned(), (**one).clone()));
    let mut told: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for problem in problems {
        if let Place::Span(span) = problem.place {
            let path = &sources.get(span.file).path;
            let id = path.rsplit('/').next().unwrap().trim_end_matches(".yaml");
            told.entry(id.to_owned()).or_default().push(problem);
        }
    }
    (people.collect(), told)
}

/// The words in backticks of a hint that proposes something; none if it only says what may be written in general.
fn proposed(hint: &str) -> Vec<String> {
    let is_general = ["such as", "move it", "write the country;"]
        .iter()
        .any(|words| hint.contains(words));
    let words = hint.split('`').skip(1).step_by(2).map(str::to_owned);
    words
        .filter(|word| !is_general && word != "time_zone")
        .collect()
}

fn came(line: &Line, taken: Option<String>, told: &[Diagnostic]) -> Came {
    let hints = told.iter().filter_map(|problem| problem.hint.as_deref());
    let proposals: Vec<String> = hints.flat_map(proposed).collect();
    let is_meant = |word: &String| line.expected.contains(word);
    let is_safe = told
        .iter()
        .any(|problem| problem.severity == Severity::Warning);
    match taken {
        Some(value) if is_meant(&value) => Came::Right,
        // Taken as written, with a word about it that says what was meant.
        Some(_) if is_safe && proposals.iter().any(is_meant) => Came::Right,
        Some(_) => Came::Wrong,
        None if proposals.iter().any(is_meant) => Came::Right,
        None if !proposals.is_empty() => Came::Wrong,
        None if line.nothing_is_fine => Came::RightlyNothing,
        None => Came::Nothing,
    }
}

/// Holds a list to the promise: no line goes wrong, and of those that mean something nine in ten go right.
fn hold(list: &str, person: impl Fn(&[&str]) -> String, value: impl Fn(&Participant) -> String) {
    let lines = lines(list, person);
    let (people, told) = checked(&lines);
    let mut counts: BTreeMap<Came, usize> = BTreeMap::new();
    let mut report = String::new();
    for (number, line) in lines.iter().enumerate() {
        let id = format!("p{number}");
        let told = told.get(&id).map_or(&[][..], Vec::as_slice);
        let taken = people.get(&id).map(&value);
        assert!(taken.is_some() || !told.is_empty(), "{} is lost", line.word);
        let came = came(line, taken.clone(), told);
        *counts.entry(came).or_default() += 1;
        if matches!(came, Came::Wrong | Came::Nothing) {
            let hints: Vec<_> = told.iter().map(|problem| &problem.hint).collect();
            let _ = writeln!(report, "{came:?}: `{}` {taken:?} {hints:?}", line.word);
        }
    }
    println!("{list}: {} lines, {counts:?}\n{report}", lines.len());
    let count = |came| counts.get(&came).copied().unwrap_or_default();
    assert_eq!(count(Came::Wrong), 0, "{report}");
    let (right, missed) = (count(Came::Right), count(Came::Nothing));
    assert!(
        right >= 9 * missed,
        "{right} right, {missed} missed\n{report}"
    );
}

#[test]
fn no_country_is_taken_for_another() {
    hold(
        "countries",
        |cells| {
            format!(
                "country: {}\ntime_zone: Africa/Dakar\nlanguages: fr\n",
                quoted(cells[0])
            )
        },
        |person| person.profile.country.code().to_owned(),
    );
}

#[test]
fn no_language_is_taken_for_another() {
    hold(
        "languages",
        |cells| format!("country: SN\nlanguages: {}\n", quoted(cells[0])),
        |person| person.profile.languages[0].as_str().to_owned(),
    );
}

#[test]
fn no_time_zone_is_taken_for_one_with_other_hours() {
    hold(
        "zones",
        |cells| {
            format!(
                "country: {}\nlanguages: fr\ntime_zone: {}\n",
                cells[0],
                quoted(cells[1])
            )
        },
        |person| person.profile.time_zone.to_string(),
    );
}

/// Offset of a zone by standard or summer time in the year of the tests, as people write it.
fn written_offsets(zone: &str) -> BTreeSet<String> {
    let zone = TimeZone::get(zone).unwrap();
    let days = [date(2026, 1, 15), date(2026, 7, 15)];
    let seconds = days.map(|day| {
        let noon = TimeZone::UTC.to_timestamp(day.at(12, 0, 0, 0)).unwrap();
        zone.to_offset(noon).seconds()
    });
    let write = |seconds: i32| {
        let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() % 3600 / 60);
        let sign = if seconds < 0 { '-' } else { '+' };
        format!("GMT{sign}{hours}:{minutes:02}")
    };
    seconds.map(write).into()
}

#[test]
fn an_offset_leads_to_the_zone_of_the_town_wherever_it_is() {
    let (mut lines, mut homes) = (Vec::new(), Vec::new());
    for country in Country::all() {
        for home in zone::of(country) {
            let towns = zone::towns(country).filter(|(_, zone)| zone == home);
            let known = towns.filter(|(town, _)| zone::of_town(country, town) == Some(home));
            let Some((town, _)) = known.last() else {
                continue;
            };
            for offset in written_offsets(home) {
                for city in [format!("city: \"{town}\"\n"), String::new()] {
                    lines.push(Line {
                        person: format!(
                            "country: {}\nlanguages: fr\ntime_zone: {offset}\n{city}",
                            country.code()
                        ),
                        word: offset.clone(),
                        expected: Vec::new(),
                        nothing_is_fine: false,
                    });
                    homes.push((*home, !city.is_empty()));
                }
            }
        }
    }
    let (people, told) = checked(&lines);
    assert!(people.is_empty());
    let mut missed = String::new();
    for (number, (home, has_city)) in homes.iter().enumerate() {
        let hint = told[&format!("p{number}")][0].hint.clone().unwrap();
        let zones = proposed(&hint);
        let hours = written_offsets(home);
        let same = |zone: &String| written_offsets(zone) == hours;
        let fits = zones.iter().any(same) && (!has_city || zones.len() == 1);
        if !fits {
            let _ = writeln!(
                missed,
                "{home}: {} {hint}",
                lines[number].person.replace('\n', ", ")
            );
        }
    }
    println!("{} offsets", lines.len());
    assert!(missed.is_empty(), "{missed}");
}
