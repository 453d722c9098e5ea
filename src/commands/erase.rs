//! `fortnight erase`: what erasing somebody does in every place that knows them; `--write` does it.

use std::sync::Arc;

use super::held::{Known, known, place};
use super::{Stop, Verdict, count, tell};
use crate::cli::{Cli, EraseArgs};
use crate::diagnostic::{self, Diagnostic, Severity, printable};
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::write::{Change, change_files, forget, kept, remove_file};
use crate::edge::{Trouble, random};
use crate::model::{PersonId, Program};
use crate::output::Kept;
use crate::parse::nearest::nearest;
use crate::pipeline;
use crate::rights::{self, About, Erasure, Fate, Stuck, Subject};
use crate::source::Input;

/// What is beyond the reach of any program.
const BEYOND: [&str; 4] = [
    "git keeps every old text of what it has tracked: the handbook says how to take it out of its history",
    "backups, synchronised folders and copies that others made",
    "mails that were sent, and the letter that their partner has: ask the partner to delete it",
    "the form and its exports: take their answers out there too",
];

/// Shows what would be done, or does it.
pub fn run(cli: &Cli, arguments: &EraseArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Some(Known {
        folders,
        input,
        program,
        ..
    }) = known(cli, terminal)?
    else {
        return Ok(Verdict::Problems);
    };
    let ids = wanted(&program, &arguments.ids)?;
    let mut scene = Scene {
        kept: kept(&folders)?,
        input: input.clone(),
        program,
    };
    let mut all: Option<Erasure> = None;
    for id in &ids {
        let Some(erasure) = scene.erasure(id, terminal)? else {
            continue;
        };
        all = Some(match all {
            None => erasure,
            Some(before) => before.and(erasure),
        });
    }
    let Some(erasure) = all else {
        return Ok(Verdict::Fine);
    };
    let (next, problems) = afterwards(&input, &scene.input);
    if !problems.is_empty() {
        terminal.news("afterwards `fortnight check` would say:\n");
        tell(&next.sources, &problems, terminal);
    }
    if erasure.is_none() {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{}`", id.as_str())).collect();
        terminal.news(&format!("nothing is left to erase of {}", ids.join(", ")));
    } else if arguments.write {
        apply(&folders, &erasure)?;
        terminal.news("erased; `fortnight build` makes the letters and the site anew");
    } else {
        terminal.news("nothing was changed: `--write` does it");
    }
    Ok(Verdict::Fine)
}

/// The ids of those who are to be erased, each once; nothing is done if one of them is nobody's.
fn wanted(program: &Program, words: &[String]) -> Result<Vec<PersonId>, Trouble> {
    let mut ids = Vec::new();
    for word in words {
        let id = PersonId::new(word).ok_or_else(|| nobody(program, word))?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// What there is, once those before were erased.
struct Scene {
    kept: Vec<Kept>,
    input: Input,
    program: Arc<Program>,
}

impl Scene {
    /// What erasing somebody does here, which is shown, and then as if done. `None`: there is nothing to do and to look at.
    fn erasure(&mut self, id: &PersonId, terminal: Terminal) -> Result<Option<Erasure>, Stop> {
        let subject = Subject::new(&self.program, id);
        let erased = rights::erase(
            &self.input,
            &self.program,
            &subject,
            &self.kept,
            random::number()?,
        );
        let erasure = erased.map_err(|stuck| stop(id, &stuck, terminal))?;
        if erasure.is_none() && erasure.remains.is_empty() {
            return match subject.person {
                Some(_) => Ok(None),
                None => Err(nobody(&self.program, id.as_str()).into()),
            };
        }
        terminal.result(&text(id, &erasure))?;
        self.kept = erasure.kept(&self.kept);
        self.input = rights::after(&self.input, &erasure.changes);
        if let Some(program) = pipeline::program(&self.input).0 {
            self.program = program.into();
        }
        Ok(Some(erasure))
    }
}

/// The value that was shown. The record goes last: whoever is killed before finds there what is still to be done.
fn apply(folders: &Folders, erasure: &Erasure) -> Result<(), Trouble> {
    let changes = |is_record: bool| {
        let all = erasure
            .changes
            .iter()
            .filter(move |change| change.is_record == is_record);
        let texts = all.filter_map(|change| {
            Some(Change {
                path: change.path.clone(),
                before: Some(change.before.to_string()),
                after: change.after.clone()?,
            })
        });
        texts.collect::<Vec<_>>()
    };
    change_files(&folders.data, &changes(false))?;
    let mut gone = Vec::new();
    let mut shortened = Vec::new();
    for (file, fate) in &erasure.fates {
        match fate {
            Fate::Goes => gone.push(file),
            Fate::Shortened(bytes, _) => shortened.push((file, &**bytes)),
        }
    }
    forget(folders, &gone, &shortened)?;
    change_files(&folders.data, &changes(true))?;
    for change in erasure
        .changes
        .iter()
        .filter(|change| change.after.is_none())
    {
        remove_file(&folders.data, &change.path, &change.before)?;
    }
    Ok(())
}

/// The errors that would be told of the program that is left, and were not before.
fn afterwards<'a>(input: &Input, next: &'a Input) -> (&'a Input, Vec<Diagnostic>) {
    let errors = |input: &Input| {
        let (_, mut problems) = pipeline::program(input);
        problems.retain(|problem| problem.severity == Severity::Error);
        problems
    };
    let before: Vec<String> = errors(input)
        .into_iter()
        .map(|problem| problem.message)
        .collect();
    let mut problems = errors(next);
    problems.retain(|problem| !before.contains(&problem.message));
    diagnostic::sort(&next.sources, &mut problems);
    (next, problems)
}

fn text(id: &PersonId, erasure: &Erasure) -> String {
    let mut rows = Vec::new();
    for change in &erasure.changes {
        match &change.after {
            None => rows.push((change.shown.clone(), "the file goes".to_owned())),
            Some(_) => rows.extend(
                change
                    .done
                    .iter()
                    .map(|done| (place(&change.shown, Some(done.line)), done.what.clone())),
            ),
        }
    }
    rows.extend(erasure.fates.iter().map(|(file, fate)| {
        let what = match fate {
            Fate::Goes => "goes".to_owned(),
            Fate::Shortened(_, lines) => format!("{} of it go", count(*lines, "line", "lines")),
        };
        (file.shown.clone(), what)
    }));
    let mut out = format!("What erasing `{}` does\n", id.as_str());
    out.push_str(&table(&rows));
    if rows.is_empty() {
        out.push_str("  nothing: they stand in no record, round, ledger or letter\n");
    }
    let erased = erasure.erased.as_str();
    let stands = |change: &rights::Change| {
        change
            .after
            .as_ref()
            .is_some_and(|text| text.contains(erased))
    };
    if erasure.changes.iter().any(stands) {
        out.push_str(&format!("  `{erased}` stands for them in ledgers: it says that there was somebody, and not who\n"));
    }
    out.push_str("\nWhat remains, for you to look at\n");
    let remains = erasure.remains.iter();
    let remains = remains.map(|held| {
        let what = match held.about {
            About::Alike => "somebody else says the same of themselves",
            _ => "tells who they are",
        };
        (
            place(&held.shown, held.line),
            format!("{what}: {}", held.text),
        )
    });
    out.push_str(&table(&remains.collect::<Vec<_>>()));
    for beyond in BEYOND {
        out.push_str(&format!("  {beyond}\n"));
    }
    out.trim_end().to_owned()
}

/// Rows of places and words, the words one below the other.
fn table(rows: &[(String, String)]) -> String {
    const WIDEST: usize = 44;
    let widths = rows.iter().map(|(place, _)| place.chars().count());
    let width = widths
        .filter(|width| *width <= WIDEST)
        .max()
        .unwrap_or_default();
    let row = |(place, what): &(String, String)| {
        format!("  {:<width$}  {}\n", printable(place), printable(what))
    };
    rows.iter().map(row).collect()
}

fn nobody(program: &Program, word: &str) -> Trouble {
    let ids = program.participants.iter().map(|person| person.id.as_str());
    let trouble = Trouble::new("erase", word, "nothing is held under this id");
    match nearest(word, ids) {
        Some(near) => trouble.hint(format!("did you mean `{near}`?")),
        None => trouble.hint(
            "an id is the name of the participant's file; `fortnight person` finds it by name",
        ),
    }
}

/// All files that cannot be changed, the last as what stops the command.
fn stop(id: &PersonId, stuck: &[Stuck], terminal: Terminal) -> Stop {
    let trouble =
        |stuck: &Stuck| Trouble::new("change", stuck.shown.as_str(), stuck.reason.as_str());
    let (last, others) = stuck
        .split_last()
        .map_or((None, &[][..]), |(last, others)| (Some(last), others));
    others
        .iter()
        .for_each(|one| terminal.problem(&format!("error: {}", trouble(one))));
    let hint = format!(
        "take `{}` out there by hand, then run the command again; nothing was written",
        id.as_str()
    );
    let last = last.map_or_else(
        || Trouble::new("erase", id.as_str(), "nothing to do"),
        trouble,
    );
    last.hint(hint).into()
}
