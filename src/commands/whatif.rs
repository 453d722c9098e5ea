//! What if: a proposal is kept with `--save`, and matches are compared with `--against`: with a proposal that was kept, with
//! another round file, with a ledger, or with the program as git has it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::Stop;
use crate::diagnostic::printable;
use crate::edge::folders::Folders;
use crate::edge::load::read_sheet;
use crate::edge::write::hand_over;
use crate::edge::{Trouble, history};
use crate::matching::{RoundMatches, compare, explain_accepted, propose};
use crate::model::roles::Pairing;
use crate::model::{Program, Round};
use crate::parse::saved::saved;
use crate::pipeline::{self, Prepared};
use crate::render::proposal;
use crate::render::proposal::compared::Asked;
use crate::source::{Input, Root, SourceFile};

/// No file that matches are compared with is larger.
const MOST_BYTES: u64 = 16 << 20;

/// Keeps a proposal in a new file for its owner alone, outside of the program's folders.
pub(super) fn save(
    folders: &Folders,
    round: &Round,
    found: &RoundMatches,
    file: &Path,
) -> Result<String, Trouble> {
    let Some(open) = found.proposal() else {
        let cause = "its matches are accepted, and stand in the ledger";
        return Err(Trouble::new("save", round.id.to_string(), cause));
    };
    hand_over(folders, file, &proposal::saved::yaml(round, found, open))?;
    let shown = file.display().to_string();
    Ok(format!("the proposal is in {}", printable(&shown)))
}

/// What would be, or was, and where that comes from.
struct Before {
    matches: Vec<Pairing>,
    label: String,
}

/// The round to compare, and its matches.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    pub prepared: &'a Prepared,
    pub folders: &'a Folders,
    pub round: &'a Round,
    pub found: &'a RoundMatches,
}

/// Compares the matches of a round with what `what` names; as Markdown, without anything of people but ids.
pub(super) fn against(now: Now<'_>, what: &str, markdown: bool) -> Result<String, Stop> {
    let Now {
        prepared,
        folders,
        round,
        found,
    } = now;
    let input = &prepared.ready.input;
    let program = &prepared.ready.program;
    let before = match what.strip_suffix(':') {
        Some(revision) => of_revision(input, folders, round, revision)?,
        None => of_file(input, round, found, Path::new(what))?,
    };
    let now = proposal::saved::matches(found);
    let compared = compare(program, round, &before.matches, &now).map_err(|error| {
        let problem = pipeline::matching_problem(round, &error);
        Stop::Problems(input.sources.clone(), vec![problem])
    })?;
    let asked = Asked {
        before: &before.label,
        round,
    };
    Ok(match markdown {
        true => proposal::compared::markdown(asked, &compared),
        false => proposal::compared::text(program, asked, &compared),
    })
}

/// A proposal that was kept, a ledger, or else another file of the round.
fn of_file(
    input: &Input,
    round: &Round,
    found: &RoundMatches,
    path: &Path,
) -> Result<Before, Stop> {
    let shown = printable(&path.display().to_string()).into_owned();
    let bytes = read_sheet(path, MOST_BYTES)?;
    let text = String::from_utf8(bytes).ok();
    let text = text.filter(|text| text.len() as u64 <= MOST_BYTES);
    let cause = "it is no text, or far too large for one of these files";
    let text = text.ok_or_else(|| Trouble::new("read", &*shown, cause))?;
    let read = saved(&text, round.has_several())
        .map_err(|why| Trouble::new("read", &*shown, why.reason))?;
    let Some(read) = read else {
        return of_round_file(input, round, &shown, &text);
    };
    if let Some(other) = read.round.filter(|other| *other != round.id.0.as_str()) {
        let cause = format!("it is of the round `{other}`, not of `{}`", round.id);
        let trouble = Trouble::new("compare with", shown, cause);
        return Err(trouble.hint("name the round before the option").into());
    }
    let same = match (read.digest, found.proposal()) {
        (Some(digest), Some(open)) if digest == open.digest => {
            ", with the same people, rules and result"
        }
        _ => "",
    };
    Ok(Before {
        matches: read.matches,
        label: format!("`{shown}`{same}"),
    })
}

fn of_round_file(input: &Input, round: &Round, shown: &str, text: &str) -> Result<Before, Stop> {
    let mut other = input.clone();
    let path = Arc::clone(&input.sources.get(round.span.file).path);
    other.sources.put(SourceFile {
        root: Root::Data,
        path,
        shown: shown.into(),
        text: text.into(),
    });
    Ok(Before {
        matches: matches_of(&other, round)?,
        label: format!("the round as in `{shown}`"),
    })
}

/// The program as git has it. Of a kind of data that git has none of, such as people who live elsewhere, what is here counts.
fn of_revision(
    input: &Input,
    folders: &Folders,
    round: &Round,
    revision: &str,
) -> Result<Before, Stop> {
    let is_settings = |path: &str| path == "fortnight.toml";
    let is_data = |path: &str| path.ends_with(".yaml") || path.ends_with(".yml");
    let settings = history::texts(&folders.root, revision, &is_settings)?;
    let data = history::texts(&folders.data, revision, &is_data)?;
    let mut other = input.clone();
    let kinds: BTreeSet<&str> = data.iter().map(|(path, _)| kind(path)).collect();
    let here: Vec<Arc<str>> = input
        .sources
        .of(Root::Data)
        .map(|(_, file)| Arc::clone(&file.path))
        .collect();
    for path in here.iter().filter(|path| kinds.contains(kind(path))) {
        other.sources.take(Root::Data, path);
    }
    let from_here: BTreeSet<&str> = here
        .iter()
        .map(|path| kind(path))
        .filter(|kind| !kinds.contains(kind))
        .collect();
    let texts = settings.into_iter().map(|file| (Root::Config, file));
    for (root, (path, text)) in texts.chain(data.into_iter().map(|file| (Root::Data, file))) {
        other.sources.put(SourceFile {
            root,
            shown: format!("{revision}:{}", folders.of(root).show(&path)).into(),
            path: path.into(),
            text: text.into(),
        });
    }
    let label = match from_here.is_empty() {
        true => format!("the program as of `{revision}`"),
        false => {
            let kinds: Vec<String> = from_here.iter().map(|kind| format!("`{kind}`")).collect();
            let kinds = crate::words::english::list(&kinds);
            format!(
                "the program as of `{revision}`, with {kinds} as here, which git does not have there"
            )
        }
    };
    Ok(Before {
        matches: matches_of(&other, round)?,
        label: printable(&label).into_owned(),
    })
}

/// The folder, or the file, below the data folder.
fn kind(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// The matches of a round in another program: accepted, or proposed.
fn matches_of(input: &Input, round: &Round) -> Result<Vec<Pairing>, Stop> {
    let (program, problems) = pipeline::program(input);
    let Some(program) = program else {
        return Err(Stop::Problems(input.sources.clone(), problems));
    };
    let other = its_round(&program, round)?;
    let found = match program.ledger(&other.id) {
        Some(ledger) => explain_accepted(&program, &other, ledger),
        None => propose(&program, &other),
    };
    let found = found.map_err(|error| {
        let problem = pipeline::matching_problem(&other, &error);
        Stop::Problems(input.sources.clone(), vec![problem])
    })?;
    Ok(proposal::saved::matches(&found))
}

fn its_round(program: &Program, round: &Round) -> Result<Arc<Round>, Trouble> {
    let mut rounds = program.rounds.iter();
    let found = rounds.find(|other| other.id == round.id).map(Arc::clone);
    found.ok_or_else(|| {
        let cause = "there is no such round in what it is compared with";
        Trouble::new("compare", round.id.to_string(), cause)
    })
}
