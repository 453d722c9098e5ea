//! `fortnight rehearse`: a cohort of invented people, and what the rules of a round would make of it; `--write DIR` makes a
//! program of it.

use std::path::Path;
use std::sync::Arc;

use super::{Loaded, Stop, Verdict, count, loaded, named_round, tell};
use crate::cli::{Cli, RehearseArgs};
use crate::diagnostic::printable;
use crate::edge::Trouble;
use crate::edge::folders::{Folder, Folders};
use crate::edge::load::read_asset;
use crate::edge::terminal::Terminal;
use crate::edge::write::{make_files, vacant};
use crate::model::config::Config;
use crate::model::round::State;
use crate::model::{Program, Round};
use crate::pipeline;
use crate::rehearse::{
    Cast, Cohort, TRIES, cohort, day_of_matching, mentors_among, participants, round_file,
    settings_file, trial,
};
use crate::render::rehearsal;
use crate::source::{Input, Root, SourceFile, Sources, Today};

/// The most people that can be invented.
const MOST_PEOPLE: usize = 20_000;
/// So many come to a round that resembles no other.
const USUAL_PEOPLE: usize = 120;

/// Rehearses, and writes a program if a folder is named.
pub fn run(cli: &Cli, arguments: &RehearseArgs, terminal: Terminal) -> Result<Verdict, Stop> {
    let Loaded { folders, input } = loaded(cli)?;
    let outcome = pipeline::site(&input, &mut pipeline::Memory::default(), None);
    tell(&input.sources, &outcome.problems, terminal);
    let Some(ready) = outcome.value else {
        return Ok(Verdict::Problems);
    };
    let program = &*ready.program;
    let round = match &arguments.round {
        Some(name) => named_round(program, name)?,
        None => next(program)?,
    };
    let like = arguments.like.as_deref();
    let like = like.map(|name| named_round(program, name)).transpose()?;
    let cast = cast(program, &round, like.as_deref(), arguments)?;
    let people = match (arguments.people, cast.donors()) {
        (Some(people), _) => people,
        (None, 0) => USUAL_PEOPLE,
        (None, donors) => donors,
    };
    if !(2..=MOST_PEOPLE).contains(&people) {
        let cause = format!("{people} people make no cohort");
        let trouble = Trouble::new("rehearse", round.id.to_string(), cause);
        let hint = format!("name a number from 2 to {MOST_PEOPLE}");
        return Err(trouble.hint(hint).into());
    }
    let cast = cast.with_mentors(mentors(&round, arguments.mentors, people)?);
    if let Some(dir) = &arguments.write {
        let cohort = cohort(&cast, people, arguments.seed);
        return write(dir, program, &round, &cohort, &input, &folders, terminal);
    }
    let found = trial(&cast, people, arguments.seed).map_err(|error| {
        let problem = pipeline::matching_problem(&round, &error);
        Stop::Problems(input.sources.clone(), vec![problem])
    })?;
    let head = head(
        &round,
        like.as_deref(),
        &cast,
        arguments.seed,
        people,
        found.countries,
    );
    terminal.result((head + &rehearsal::text(program, &found, ready.words())).trim_end())?;
    Ok(Verdict::Fine)
}

fn cast<'p>(
    program: &'p Program,
    round: &Round,
    like: Option<&Round>,
    arguments: &RehearseArgs,
) -> Result<Cast<'p>, Trouble> {
    let countries = arguments.countries.map(|count| count.max(1));
    Cast::new(program, round, like, countries).ok_or_else(|| {
        let like = like.map_or_else(String::new, |like| like.id.to_string());
        let cause = format!("nobody took part in `{like}`, so nobody can resemble them");
        Trouble::new("rehearse", round.id.to_string(), cause)
            .hint("name a round whose people stand in `data/participants`, or leave `--like` out")
    })
}

/// The number of mentors, if one is named: at least one, and at least one mentee.
fn mentors(round: &Round, named: Option<usize>, people: usize) -> Result<Option<usize>, Trouble> {
    let Some(count) = named else {
        return Ok(None);
    };
    let refuse = |cause: String| Trouble::new("rehearse", round.id.to_string(), cause);
    if round.roles.is_none() {
        let cause = "it has no roles, so nobody is a mentor".to_owned();
        return Err(
            refuse(cause).hint("leave `--mentors` out, or write `roles: {}` into the round")
        );
    }
    if count == 0 || count >= people {
        let cause = format!("{count} mentors of {people} people leave nobody for one side");
        return Err(refuse(cause).hint(format!("name a number from 1 to {}", people - 1)));
    }
    Ok(Some(count))
}

/// The round for which one signs up, now or next; else the last one, whose rules may be wanted again.
fn next(program: &Program) -> Result<Arc<Round>, Trouble> {
    let rounds = || program.rounds.iter();
    let open = rounds().filter(|round| round.state(program.today) <= State::SignUp);
    let next = open.min_by_key(|round| (round.starts, &round.id));
    let found = next.or_else(|| rounds().max_by_key(|round| (round.starts, &round.id)));
    found.map(Arc::clone).ok_or_else(|| {
        Trouble::new("rehearse", "the program", "it has no round yet")
            .hint("a round is a file in `data/rounds`: its rules are what is tried")
    })
}

/// What was tried, and what was taken for granted.
fn head(
    round: &Round,
    like: Option<&Round>,
    cast: &Cast<'_>,
    seed: u64,
    people: usize,
    countries: usize,
) -> String {
    let last = seed.saturating_add(TRIES - 1);
    let answers = match like {
        Some(like) => format!(
            "each answer comes as often as among the {} of {}, but nobody is one of them",
            count(cast.donors(), "person", "people"),
            like.id
        ),
        None => "what they answer is invented: what stands first in a list comes more often; \
                 `--like ROUND` takes the answers of a round"
            .to_owned(),
    };
    let parts = match round.has_several() {
        false => String::new(),
        true => format!("{}\n  ", parts(round, cast, people)),
    };
    format!(
        "A rehearsal of {} ({}): {} from {}, drawn {TRIES} times (seeds {seed} to {last})\n  {answers}\n  {parts}\
         nobody is a former partner, avoids or knows anybody: a real round leaves a few more\n",
        printable(&round.title),
        round.id,
        count(people, "invented person", "invented people"),
        count(countries, "country", "countries"),
    )
}

/// As what people take part, and where that comes from.
fn parts(round: &Round, cast: &Cast<'_>, people: usize) -> String {
    let mentors = count(mentors_among(cast, people), "mentor", "mentors");
    match (round.roles, cast.roles_from()) {
        (Some(_), 1..) => format!(
            "{mentors} among them; as what they take part and with how many places comes from the same people"
        ),
        (Some(roles), 0) => format!(
            "{mentors} among them (one of five, unless `--mentors` or `--like` tells); half of the people have the usual places of the round ({} as a mentor, {} as a mentee), the others say it: mentors 1 to 3, mentees 1 or 2",
            roles.mentor, roles.mentee
        ),
        (None, 1..) => "how many places they have comes from the same people".to_owned(),
        (None, 0) => format!(
            "half of them have the usual places of the round ({}), the others say it: 1 or 2",
            round.peers.unwrap_or(1)
        ),
    }
}

/// Makes a program of one cohort: this program's texts, theme and settings, its round, and nobody real.
fn write(
    dir: &Path,
    program: &Program,
    round: &Round,
    cohort: &Cohort,
    input: &Input,
    folders: &Folders,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let folder = Folder::new(dir);
    vacant(&folder)?;
    let texts = texts(program, round, cohort, input)?;
    let rehearsed = Input {
        sources: Sources::new(texts),
        problems: Vec::new(),
        today: Today::Given(day_of_matching(round)),
        ..input.clone()
    };
    let outcome = pipeline::prepare(&rehearsed);
    if outcome.value.is_none() {
        tell(&rehearsed.sources, &outcome.problems, terminal);
        return Ok(Verdict::Problems);
    }
    let names = &program.config.folders;
    let mut files = Vec::new();
    for (_, file) in rehearsed.sources.iter() {
        files.push((
            below(&file.path, file.root, &program.config),
            file.text.as_bytes().to_vec(),
        ));
    }
    for asset in input.assets.iter().filter(|asset| asset.root != Root::Data) {
        let refuse = |cause| Trouble::new("read", &*asset.shown, cause);
        let bytes = read_asset(folders, asset).map_err(refuse)?;
        files.push((below(&asset.path, asset.root, &program.config), bytes));
    }
    let ignored = format!("/{}\n/{}\n/{}\n", names.public, names.private, names.outbox);
    files.push((".gitignore".to_owned(), ignored.into_bytes()));
    make_files(&folder, &files)?;
    let shown = printable(folder.shown());
    terminal.result(&format!(
        "{shown} holds a program with {} in `{}`, on {}, when its sign-ups have closed:\n\n  \
         fortnight match --root {shown}\n  fortnight build --root {shown}",
        count(
            cohort.program.participants.len(),
            "invented person",
            "invented people"
        ),
        round.id,
        day_of_matching(round),
    ))?;
    Ok(Verdict::Fine)
}

/// The path of a file below the folder of its program.
fn below(path: &str, root: Root, config: &Config) -> String {
    let names = &config.folders;
    match root {
        Root::Config => path.to_owned(),
        Root::Content => format!("{}/{path}", names.content),
        Root::Data => format!("{}/{path}", names.data),
        Root::Theme => format!("{}/{path}", names.themes),
    }
}

/// The texts of the program: all but those of real people, and of rounds that would wait for them.
fn texts(
    program: &Program,
    round: &Round,
    cohort: &Cohort,
    input: &Input,
) -> Result<Vec<SourceFile>, Trouble> {
    let day = day_of_matching(round);
    let idle = |other: &&Arc<Round>| other.id != round.id && !other.state(day).has_letters();
    let kept: Vec<_> = program
        .rounds
        .iter()
        .filter(idle)
        .map(|other| other.span.file)
        .collect();
    let mut texts = Vec::new();
    for (id, file) in input.sources.iter() {
        let mut file = file.clone();
        match file.root {
            Root::Config => file.text = settings_file(&file.text, day).into(),
            Root::Data if id == round.span.file => {
                let rehearsed = &cohort.program.rounds[0];
                let text = round_file(&file.text, round, rehearsed).map_err(|why| {
                    Trouble::new("change", &*file.shown, why.reason).hint(
                        "take pins, forbidden pairs and a standby out of it, and rehearse again",
                    )
                })?;
                file.text = text.into();
            }
            Root::Data => {
                let is_list = ["vocabulary.", "organisers."]
                    .iter()
                    .any(|name| file.path.starts_with(name));
                if !is_list && !kept.contains(&id) {
                    continue;
                }
            }
            Root::Content | Root::Theme => {}
        }
        file.shown = below(&file.path, file.root, &program.config).into();
        texts.push(file);
    }
    texts.extend(
        participants(cohort)
            .into_iter()
            .map(|(path, text)| SourceFile {
                root: Root::Data,
                shown: below(&path, Root::Data, &program.config).into(),
                path: path.into(),
                text: text.into(),
            }),
    );
    Ok(texts)
}
