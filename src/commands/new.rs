//! `fortnight new`: a program of one's own, in a folder that is not one yet.

use std::path::Path;

use jiff::civil::Date;

use super::{Stop, Verdict, count, tell};
use crate::cli::{Cli, NewArgs, parse_date};
use crate::diagnostic::{Diagnostic, printable};
use crate::edge::folders::Folder;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Change, change_files};
use crate::edge::{Trouble, clock};
use crate::pipeline;
use crate::render::privacy;
use crate::render::starter::{Host, Starter, VOCABULARIES, earliest_start, usual_start};
use crate::source::{Input, Sources, Today};
use crate::words::english::languages;
use crate::words::{ENGLISH, built_in_languages};

/// Asks, or takes what was typed, and writes a program that is without fault.
pub fn run(cli: &Cli, arguments: &NewArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let (Today::Given(today) | Today::Clock(today)) = clock::today(cli.options.date, "UTC")?;
    let folder = Folder::new(&arguments.dir);
    free(&arguments.dir, &folder)?;
    let mut ask = |question: &str| terminal.ask(question);
    let ask: Option<&mut Ask<'_>> = terminal.asks().then_some(&mut ask);
    let mut starter = answers(arguments, today, ask)?;
    if let Err((sources, problems)) = complete(&mut starter) {
        tell(&sources, &problems, terminal);
        return Ok(Verdict::Problems);
    }
    let files = starter.files();
    let changes: Vec<Change> = files
        .into_iter()
        .map(|(path, after)| Change {
            path,
            before: None,
            after,
        })
        .collect();
    change_files(&folder, &changes)?;
    let shown = printable(folder.shown());
    terminal.result(&format!(
        "{shown} holds a program of your own: {}.\n\n\
         See it while you write:\n\n  fortnight serve --open --root {shown}\n\n\
         Then put your own words into\n\n  \
         content/pages/               what people read before they sign up\n  \
         content/topics/              a topic for each fortnight; the first is there\n  \
         data/vocabulary.yaml         the words that your sign-up form offers\n  \
         data/rounds/{}.yaml       the days of the first round",
        count(changes.len(), "file", "files"),
        starter.round()
    ))?;
    Ok(Verdict::Fine)
}

/// Reads the program as it would be, and writes its privacy page by its settings; or says what is wrong with the answers.
fn complete(starter: &mut Starter) -> Result<(), (Sources, Vec<Diagnostic>)> {
    let input = input(&starter.files(), starter.today);
    // Mistakes in the settings would show in the pages too.
    let settings = pipeline::config(&input.sources).problems;
    if !settings.is_empty() {
        return Err((input.sources, settings));
    }
    let outcome = pipeline::prepare(&input);
    if let Some(prepared) = outcome.value {
        let ready = prepared.ready;
        starter.privacy = privacy::markdown(&ready.program, ready.words());
    }
    match outcome.problems.is_empty() {
        true => Ok(()),
        false => Err((input.sources, outcome.problems)),
    }
}

/// Nothing that is there is touched, so a folder that holds one of the names is refused before anything is asked.
fn free(dir: &Path, folder: &Folder) -> Result<(), Trouble> {
    let names = ["fortnight.toml", "content", "data", ".gitignore"];
    let taken = names
        .iter()
        .find(|name| dir.join(name).symlink_metadata().is_ok());
    let refuse = |shown: String, cause: &str| {
        Trouble::new("make a program in", shown, cause).hint("name a folder that is new or empty")
    };
    match taken {
        Some(name) => Err(refuse(
            folder.shown().to_owned(),
            &format!("`{name}` is there already"),
        )),
        None if dir.is_dir() || dir.symlink_metadata().is_err() => Ok(()),
        None => Err(refuse(folder.shown().to_owned(), "it is not a folder")),
    }
}

/// What is read of these files.
fn input(files: &[(String, String)], today: Date) -> Input {
    let read = files.iter().filter(|(path, _)| !path.starts_with('.'));
    Input::from_texts(
        read.map(|(path, text)| (path.as_str(), text.as_str())),
        today,
    )
}

/// One thing that the organisers decide.
struct Question {
    option: &'static str,
    asks: fn() -> String,
    /// What was typed after the option.
    given: fn(&NewArgs) -> Option<&String>,
    /// What it is now.
    answer: fn(&Starter) -> String,
    /// Takes another answer, or says why not.
    set: fn(&mut Starter, &str) -> Result<(), String>,
}

/// In the order in which they are asked: the language first, since nothing else depends on another.
#[rustfmt::skip]
const QUESTIONS: [Question; 8] = [
    Question {
        option: "--language",
        asks: || format!("Language of the site: {}", languages()),
        given: |given| given.language.as_ref(),
        answer: |starter| starter.language.clone(),
        set: |starter, text| one_of(&built_in_languages(), text).map(|tag| tag.clone_into(&mut starter.language)),
    },
    Question {
        option: "--title",
        asks: || "Title of the program".to_owned(),
        given: |given| given.title.as_ref(),
        answer: |starter| starter.title.clone(),
        set: |starter, text| { text.clone_into(&mut starter.title); Ok(()) },
    },
    Question {
        option: "--organiser",
        asks: || "Who organises it, a person or a team".to_owned(),
        given: |given| given.organiser.as_ref(),
        answer: |starter| starter.organiser.clone(),
        set: |starter, text| { text.clone_into(&mut starter.organiser); Ok(()) },
    },
    Question {
        option: "--email",
        asks: || "The address that people write to; it is published".to_owned(),
        given: |given| given.email.as_ref(),
        answer: |starter| starter.email.clone(),
        set: |starter, text| { text.clone_into(&mut starter.email); Ok(()) },
    },
    Question {
        option: "--base-url",
        asks: || "The address of the site".to_owned(),
        given: |given| given.base_url.as_ref(),
        answer: |starter| starter.base_url.clone(),
        set: |starter, text| { text.clone_into(&mut starter.base_url); Ok(()) },
    },
    Question {
        option: "--for",
        asks: || "For whom: librarians, teachers, researchers or empty (words of your own)".to_owned(),
        given: |given| given.people.as_ref(),
        answer: |starter| starter.vocabulary.to_owned(),
        set: |starter, text| one_of(&VOCABULARIES, text).map(|list| starter.vocabulary = list),
    },
    Question {
        option: "--starts",
        asks: || "The day on which the first round begins".to_owned(),
        given: |given| given.starts.as_ref(),
        answer: |starter| starter.starts.to_string(),
        set: |starter, text| first_day(text, starter.today).map(|day| starter.starts = day),
    },
    Question {
        option: "--host",
        asks: || "A host that builds the site from your repository: github, gitlab or none".to_owned(),
        given: |given| given.host.as_ref(),
        answer: |starter| HOSTS[starter.host.map_or(0, |host| 1 + host as usize)].to_owned(),
        set: |starter, text| one_of(&HOSTS, text).map(|host| starter.host = match host {
            "github" => Some(Host::GitHub),
            "gitlab" => Some(Host::GitLab),
            _ => None,
        }),
    },
];

const HOSTS: [&str; 3] = ["none", "github", "gitlab"];

fn one_of(known: &[&'static str], text: &str) -> Result<&'static str, String> {
    let found = known.iter().find(|one| one.eq_ignore_ascii_case(text));
    found
        .copied()
        .ok_or_else(|| format!("choose one of these: {}", known.join(", ")))
}

fn first_day(text: &str, today: Date) -> Result<Date, String> {
    let earliest = earliest_start(today);
    match parse_date(text)? {
        day if day < earliest => Err(format!(
            "people need a week to sign up, and you two weeks to match them: {earliest} is the first day that leaves both"
        )),
        day => Ok(day),
    }
}

/// Takes a question to somebody, and the answer back; an empty one takes what is proposed.
type Ask<'a> = dyn FnMut(&str) -> Result<String, Trouble> + 'a;

/// The answers: typed as options, given to whoever asks, or the usual ones.
fn answers(
    arguments: &NewArgs,
    today: Date,
    mut ask: Option<&mut Ask<'_>>,
) -> Result<Starter, Trouble> {
    let mut starter = Starter {
        title: "Our peer-mentoring program".to_owned(),
        organiser: "The organisers".to_owned(),
        email: "hello@example.org".to_owned(),
        base_url: "https://example.org/".to_owned(),
        language: ENGLISH.to_owned(),
        vocabulary: VOCABULARIES[0],
        starts: usual_start(today),
        today,
        host: None,
        privacy: String::new(),
    };
    for question in &QUESTIONS {
        if let Some(given) = (question.given)(arguments) {
            let set = (question.set)(&mut starter, given);
            set.map_err(|why| {
                let typed = format!("{} {}", question.option, printable(given));
                Trouble::new("take", typed, why)
            })?;
        } else if let Some(ask) = &mut ask {
            put(question, &mut starter, *ask)?;
        }
    }
    Ok(starter)
}

/// Asks until the answer can stand; an empty answer takes what stands in brackets.
fn put(question: &Question, starter: &mut Starter, ask: &mut Ask<'_>) -> Result<(), Trouble> {
    let mut why = String::new();
    loop {
        let usual = (question.answer)(starter);
        let answer = ask(&format!("{why}{} [{usual}]: ", (question.asks)()))?;
        if answer.is_empty() {
            return Ok(());
        }
        let mut next = starter.clone();
        match (question.set)(&mut next, &answer).map_or_else(Some, |()| wrong(&next)) {
            None => {
                *starter = next;
                return Ok(());
            }
            Some(wrong) => why = wrong + "\n",
        }
    }
}

/// What is wrong with the settings, in a line.
fn wrong(starter: &Starter) -> Option<String> {
    let files = starter.files();
    let settings = files.iter().filter(|(path, _)| path == "fortnight.toml");
    let read = settings.map(|(path, text)| (path.as_str(), text.as_str()));
    let sources = Input::from_texts(read, starter.today).sources;
    let problem = pipeline::config(&sources).problems.into_iter().next()?;
    Some(match problem.hint {
        Some(hint) => format!("{}: {hint}", problem.message),
        None => problem.message,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use std::path::PathBuf;

    use super::*;

    const NOTHING: NewArgs = NewArgs {
        dir: PathBuf::new(),
        title: None,
        organiser: None,
        email: None,
        base_url: None,
        language: None,
        people: None,
        starts: None,
        host: None,
    };

    #[test]
    fn what_is_not_given_is_asked_and_a_wrong_answer_is_asked_for_again() {
        let given = NewArgs {
            organiser: Some("Ines".to_owned()),
            ..NOTHING
        };
        let mut answers_to_come = [
            "es",
            "Entre colegas",
            "ines",
            "ines@example.org",
            "nowhere",
            "https://entre.example.org/",
            "teachers",
            "2026-12-01",
            "2027-03-01",
            "",
        ]
        .into_iter();
        let mut asked = Vec::new();
        let mut ask = |question: &str| {
            asked.push(question.to_owned());
            Ok(answers_to_come.next().unwrap().to_owned())
        };
        let day = jiff::civil::date(2026, 11, 29);
        let starter = answers(&given, day, Some(&mut ask)).unwrap();
        assert_eq!(starter.title, "Entre colegas");
        assert_eq!(starter.organiser, "Ines");
        assert_eq!(starter.email, "ines@example.org");
        assert_eq!(starter.base_url, "https://entre.example.org/");
        assert_eq!((&*starter.language, starter.vocabulary), ("es", "teachers"));
        assert_eq!(starter.starts, jiff::civil::date(2027, 3, 1));
        assert_eq!((starter.host, asked.len()), (None, 10));
        assert!(asked[3].contains("it has no `@`"), "{}", asked[3]);
        assert!(
            asked[8].contains("2026-12-20 is the first day"),
            "{}",
            asked[8]
        );
        assert!(asked[9].ends_with(" [none]: "), "{}", asked[9]);
    }
}
