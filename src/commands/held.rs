//! `fortnight person`: all that is held about somebody; `--write` makes a file to hand over to them.

use std::sync::Arc;

use super::{Loaded, Stop, Verdict, count, loaded, person, tell};
use crate::cli::{Cli, PersonArgs};
use crate::diagnostic::{self, Diagnostic, Place, Severity, printable};
use crate::edge::Trouble;
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::write::{hand_over, kept};
use crate::model::ledger::code::Code;
use crate::model::{PersonId, Program};
use crate::pipeline;
use crate::rights::{self, About, Held, Subject, held};
use crate::source::{Input, Root};
use crate::words::{Words, english as words};

/// A program whose data are sound.
pub(super) struct Known {
    pub(super) folders: Folders,
    pub(super) input: Input,
    pub(super) program: Arc<Program>,
    /// Of the site's language.
    pub(super) words: Words,
}

/// Reads the program. Mistakes in texts are in nobody's way here; those in the data are told, and nothing comes back.
pub(super) fn known(cli: &Cli, terminal: Terminal) -> Result<Option<Known>, Stop> {
    known_but(cli, terminal, |_| false)
}

/// The same, where some mistakes are in nobody's way either: what is done mends them.
pub(super) fn known_but(
    cli: &Cli,
    terminal: Terminal,
    is_mended: fn(&Diagnostic) -> bool,
) -> Result<Option<Known>, Stop> {
    let Loaded { folders, input } = loaded(cli)?;
    let outcome = pipeline::prepare(&input);
    let in_data = |place: &Place| match place {
        Place::Span(span) => input.sources.get(span.file).root != Root::Content,
        Place::File(..) | Place::Cell(_) | Place::Program => true,
    };
    let mut problems = outcome.problems;
    problems.retain(|problem| problem.severity == Severity::Error && in_data(&problem.place));
    problems.retain(|problem| !is_mended(problem));
    let Some(prepared) = outcome
        .value
        .or(outcome.unsound.filter(|_| problems.is_empty()))
    else {
        diagnostic::sort(&input.sources, &mut problems);
        tell(&input.sources, &problems, terminal);
        return Ok(None);
    };
    let words = prepared.ready.words().clone();
    let program = prepared.ready.program;
    Ok(Some(Known {
        folders,
        input,
        program,
        words,
    }))
}

/// Shows all that is held about somebody.
pub fn run(cli: &Cli, arguments: &PersonArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Some(Known {
        folders,
        input,
        program,
        words,
    }) = known(cli, terminal)?
    else {
        return Ok(Verdict::Problems);
    };
    if let Some(code) = &arguments.certificate {
        return certified(&program, code, terminal);
    }
    let wanted = arguments.person.as_deref().unwrap_or_default();
    let id = person::named(&program, None, wanted)?;
    let subject = Subject::new(&program, id);
    let held = held(&input.sources, &subject, &kept(&folders)?);
    terminal.result(&text(&subject, &held))?;
    if let (Some(file), Some(person)) = (&arguments.write, &subject.person) {
        let text = rights::handover(&program, person, &held, &words);
        hand_over(&folders, file, &text)?;
        terminal.news(&format!(
            "what they have a right to get is in {}: read it once before you hand it over; what others said, and what is theirs, is not in it",
            file.display()
        ));
    }
    Ok(Verdict::Fine)
}

/// Whose certificates bear a code.
fn certified(program: &Program, text: &str, terminal: Terminal) -> Result<Verdict, Stop> {
    let code = Code::read(text).ok_or_else(|| {
        Trouble::new("read", text, "this is not the code of a certificate")
            .hint("it is ten letters and digits, like `7KQ2M-9FMDX`")
    })?;
    let ledgers = program.ledgers.iter();
    let lines = ledgers.flat_map(|ledger| ledger.matches.iter().map(move |line| (ledger, line)));
    let mut of_code = lines.filter(|(_, line)| line.code.as_ref() == Some(&code));
    let Some((ledger, line)) = of_code.next() else {
        let cause = "no certificate has this code";
        return Err(Trouble::new("verify", code.as_str(), cause)
            .hint("is it typed as it is printed? Or the people of that match have been erased")
            .into());
    };
    let name = |id: &PersonId| match program.participant(id) {
        Some(person) => format!("{} (`{}`)", printable(person.name.reveal()), id.as_str()),
        None => "somebody who has been erased".to_owned(),
    };
    let names: Vec<String> = line.people.iter().map(name).collect();
    let round = &ledger.round.value;
    let mut rounds = program.rounds.iter();
    let days = rounds
        .find(|one| one.id == *round)
        .map(|round| format!(", which ran from {} to {}", round.starts, round.last_day()));
    terminal.result(&format!(
        "genuine: {code} stands on the certificates of {}, who were partners in {round}{}",
        words::list(&names),
        days.unwrap_or_default(),
    ))?;
    Ok(Verdict::Fine)
}

/// The kinds of what is held, with what is said above each.
const HEADS: [(About, &str); 9] = [
    (About::Own, "What they said, and what is noted about them"),
    (About::Match, "Their matches"),
    (About::Decision, "What the organisers decided about them"),
    (
        About::ByOthers,
        "What others said about them, in confidence: never hand this on",
    ),
    (About::Import, "What an import took of them"),
    (
        About::Letter,
        "Letters and tables, theirs and those that name them",
    ),
    (About::Published, "Texts of the site that tell who they are"),
    (About::Text, "Other texts that do"),
    (
        About::Alike,
        "What others say of themselves in the same words: theirs, unless it was copied",
    ),
];

fn text(subject: &Subject, held: &[Held]) -> String {
    let name = subject
        .person
        .as_ref()
        .map(|person| person.name.reveal().as_str());
    let mut out = format!(
        "{} (`{}`)\n",
        printable(name.unwrap_or("somebody")),
        subject.id.as_str()
    );
    for (about, head) in HEADS {
        let mut rows = held.iter().filter(|held| held.about == about).peekable();
        if rows.peek().is_some() {
            out.push_str(&format!("\n{head}\n"));
        }
        for held in rows {
            let place = place(&held.shown, held.line);
            let key = match &*held.key {
                "" => String::new(),
                key => format!("{key}: "),
            };
            out.push_str(
                format!("  {}  {key}{}", printable(&place), printable(&held.text)).trim_end(),
            );
            out.push('\n');
        }
    }
    let files: std::collections::BTreeSet<&str> = held.iter().map(|held| &*held.shown).collect();
    out.push_str(&format!(
        "\n{} in {}",
        count(held.len(), "place", "places"),
        count(files.len(), "file", "files")
    ));
    out
}

/// `data/rounds/2026b.yaml:12`
pub(super) fn place(shown: &str, line: Option<usize>) -> String {
    match line {
        Some(line) => format!("{shown}:{line}"),
        None => shown.to_owned(),
    }
}
