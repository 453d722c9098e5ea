//! What mails say, in words: each is counted once, and what needs a human is named with its place.

use super::{Read, Sorted};
use crate::commands::count;
use crate::commands::send::show::names;
use crate::diagnostic::printable;
use crate::edge::terminal::Terminal;
use crate::model::{PersonId, Program, RoundId};
use crate::outbox::code::Says;
use crate::outbox::inbox::{Meaning, Why};
use crate::words::english as words;

/// All of it.
pub(super) fn text(program: &Program, read: &Read, terminal: Terminal) -> String {
    let all = terminal.telling().all;
    let mut out = head(&read.mails);
    let answered =
        |says, more: &dyn Fn(&RoundId, &PersonId) -> String| answered(&read.mails, says, all, more);
    let none = |_: &RoundId, _: &PersonId| String::new();
    let partners = |round: &RoundId, id: &PersonId| partners(program, round, id);
    section(&mut out, "Have met", &answered(Says::Met, &none));
    section(&mut out, "No answer yet", &answered(Says::Waits, &partners));
    section(&mut out, "Want to be taken out", &leaving(&read.mails));
    section(&mut out, "Came back", &returned(&read.mails));
    let late = |meaning: &Meaning| matches!(meaning, Meaning::Late(_));
    section(
        &mut out,
        "Late, and tried again by the server",
        &places(&read.mails, all, late),
    );
    let automatic = |meaning: &Meaning| *meaning == Meaning::Automatic;
    section(
        &mut out,
        "Automatic answers",
        &places(&read.mails, all, automatic),
    );
    let own = |meaning: &Meaning| *meaning == Meaning::Own;
    section(
        &mut out,
        "From your own addresses",
        &places(&read.mails, all, own),
    );
    section(&mut out, "Need you", &needs(&read.mails));
    out.trim_end().to_owned()
}

/// `31 mails: 20 have met, 3 have no answer yet, 4 need you`
fn head(mails: &[Sorted]) -> String {
    type Kind<'a> = (&'a dyn Fn(&Meaning) -> bool, &'a str, &'a str);
    let says = |meaning: &Meaning, wanted: Says| matches!(meaning, Meaning::Answer(_, _, says, _) if *says == wanted);
    let kinds: [Kind<'_>; 8] = [
        (&|one| says(one, Says::Met), "has met", "have met"),
        (
            &|one| says(one, Says::Waits),
            "has no answer yet",
            "have no answer yet",
        ),
        (
            &|one| says(one, Says::Leave),
            "wants to be taken out",
            "want to be taken out",
        ),
        (
            &|one| matches!(one, Meaning::Returned(..) | Meaning::ReturnedBefore(_)),
            "came back",
            "came back",
        ),
        (
            &|one| matches!(one, Meaning::Late(_)),
            "is late",
            "are late",
        ),
        (
            &|one| *one == Meaning::Automatic,
            "is automatic",
            "are automatic",
        ),
        (&|one| *one == Meaning::Own, "is your own", "are your own"),
        (
            &|one| matches!(one, Meaning::NeedsYou(_)),
            "needs you",
            "need you",
        ),
    ];
    let told = kinds.iter().filter_map(|(is, one, many)| {
        match mails.iter().filter(|mail| is(&mail.meaning)).count() {
            0 => None,
            number => Some(count(number, one, many)),
        }
    });
    let told: Vec<String> = told.collect();
    let whole = count(mails.len(), "mail", "mails");
    let known = mails.iter().filter(|mail| {
        let is_noted = matches!(
            mail.meaning,
            Meaning::Answer(..) | Meaning::ReturnedBefore(_)
        );
        is_noted && !mail.is_new
    });
    let known = match known.count() {
        0 => String::new(),
        known => format!(" ({} noted before)", words::number(known as u64)),
    };
    match told.is_empty() {
        true => format!("{whole}\n"),
        false => format!("{whole}: {}{known}\n", told.join(", ")),
    }
}

fn section(out: &mut String, head: &str, rows: &[String]) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("\n{head}\n"));
    for line in rows.iter().flat_map(|row| row.lines()) {
        out.push_str(&format!("  {}\n", printable(line)));
    }
}

/// Who has said something, by round; what was noted before is only counted.
fn answered(
    mails: &[Sorted],
    wanted: Says,
    all: bool,
    more: &dyn Fn(&RoundId, &PersonId) -> String,
) -> Vec<String> {
    let said = mails.iter().filter(|mail| mail.is_new);
    let said = said.filter_map(|mail| match &mail.meaning {
        Meaning::Answer(round, id, says, _) if *says == wanted => Some((round, id)),
        _ => None,
    });
    let mut said: Vec<(&RoundId, &PersonId)> = said.collect();
    said.sort_unstable();
    said.dedup();
    let rounds = said.chunk_by(|a, b| a.0 == b.0);
    let rows = rows_of(rounds, all, more);
    rows.collect()
}

fn rows_of<'a>(
    rounds: impl Iterator<Item = &'a [(&'a RoundId, &'a PersonId)]>,
    all: bool,
    more: &dyn Fn(&RoundId, &PersonId) -> String,
) -> impl Iterator<Item = String> {
    rounds.map(move |people| {
        let round = people[0].0;
        let people = people
            .iter()
            .map(|(round, id)| format!("{}{}", id.as_str(), more(round, id)));
        let people: Vec<String> = people.collect();
        let people: Vec<&str> = people.iter().map(String::as_str).collect();
        format!("{round}: {}", names(&people, all))
    })
}

/// ` (of ben)`
fn partners(program: &Program, round: &RoundId, id: &PersonId) -> String {
    let lines = program
        .ledger(round)
        .into_iter()
        .flat_map(|ledger| &ledger.matches);
    let own = lines
        .filter(|line| line.people.contains(id))
        .max_by_key(|line| line.since);
    let others = own.into_iter().flat_map(|line| line.people.iter());
    let others: Vec<&str> = others
        .filter(|other| *other != id)
        .map(PersonId::as_str)
        .collect();
    match others.is_empty() {
        true => String::new(),
        false => format!(" (of {})", words::list(&others)),
    }
}

fn leaving(mails: &[Sorted]) -> Vec<String> {
    let rows = mails.iter().filter_map(|mail| match &mail.meaning {
        Meaning::Answer(round, id, Says::Leave, _) if mail.is_new => {
            let id = id.as_str();
            Some(format!("{id}: `fortnight mark {id} withdrawn --round {round}` shows what changes, and for whom"))
        }
        _ => None,
    });
    rows.collect()
}

fn returned(mails: &[Sorted]) -> Vec<String> {
    let rows = mails.iter().filter_map(|mail| match &mail.meaning {
        Meaning::Returned(round, event, status) => {
            let status = status.as_deref().map(|status| format!(" ({status})"));
            let (id, what, place) = (&event.id, &event.what, &mail.place);
            Some(format!(
                "{id}: {what} of {round}{}; {place}\n  correct the address in their file, and it goes out again with the next `fortnight send`",
                status.unwrap_or_default()
            ))
        }
        _ => None,
    });
    rows.collect()
}

/// Where mails of a kind are.
fn places(mails: &[Sorted], all: bool, is: impl Fn(&Meaning) -> bool) -> Vec<String> {
    let places = mails.iter().filter(|mail| is(&mail.meaning));
    let places: Vec<&str> = places.map(|mail| &*mail.place).collect();
    match places.is_empty() {
        true => Vec::new(),
        false => vec![names(&places, all)],
    }
}

fn needs(mails: &[Sorted]) -> Vec<String> {
    let rows = mails.iter().filter_map(|mail| match &mail.meaning {
        Meaning::NeedsYou(why) => Some(format!("{}: {}\n  {}", mail.place, said(why), mail.head)),
        _ => None,
    });
    rows.collect()
}

fn said(why: &Why) -> String {
    match why {
        Why::Unreadable => "no mail can be read in it; save it as .eml or in a mailbox (mbox)".to_owned(),
        Why::Words(id) => format!("{} wrote in words", id.as_str()),
        Why::Stranger => "nobody of the program has the address of whoever wrote it".to_owned(),
        Why::StrangeSender => "it has a code, and nobody of the program has the address of whoever wrote it; if it is another address of theirs, add it under `emails` in their file".to_owned(),
        Why::NotTheirs(id) => format!("its code was not given to {}, who wrote it: believe only what you ask them", id.as_str()),
        Why::OtherSecret => "its code was not made with the secret that is here: it is forged, or the letter was made before the secret was lost, or in another place".to_owned(),
        Why::NoSecret => "it has a code, and there is no secret here that could check it".to_owned(),
        Why::Several => "its subject has several codes".to_owned(),
        Why::NoRound(round) => format!("its code is of {round}, in which they do not take part"),
        Why::Returned => "a mail came back, and it does not say which".to_owned(),
    }
}
