//! A sending in words: whole examples, who gets what, what has gone before, what is odd.

use std::collections::BTreeMap;

use super::Sending;
use crate::cli::Way;
use crate::commands::count;
use crate::diagnostic::printable;
use crate::edge::terminal::Terminal;
use crate::outbox::{Change, Plan};
use crate::output::mail::Mail;

/// So many mails are shown whole.
const EXAMPLES: usize = 3;

/// So many people are named of each group.
const MOST_NAMED: usize = 12;

/// What is shown before anything is sent.
pub(super) fn text(
    sending: &Sending<'_>,
    plan: &Plan<'_>,
    odd: &[String],
    terminal: Terminal,
) -> String {
    let all = terminal.telling().all;
    let mut out = String::new();
    if !sending.arguments.write && !sending.arguments.really {
        for at in examples_of(sending, &plan.due, EXAMPLES) {
            out.push_str(&example(&sending.sent.mails[at]));
        }
    }
    let (round, key) = (&sending.round, sending.what.key());
    let title = printable(&round.title);
    out.push_str(&format!(
        "{key} of {title} ({}), by {}\n",
        round.id,
        sending.arguments.by.word()
    ));
    section(&mut out, "To send", &to_send(sending, plan, all));
    section(&mut out, "Before", &before(sending, plan, all));
    section(&mut out, "Not to them", &not_to(sending, all));
    section(&mut out, "Odd", odd);
    out.trim_end().to_owned()
}

pub(super) fn section(out: &mut String, head: &str, rows: &[String]) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("\n{head}\n"));
    for row in rows {
        out.push_str(&format!("  {}\n", printable(row)));
    }
}

fn to_send(sending: &Sending<'_>, plan: &Plan<'_>, all: bool) -> Vec<String> {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for at in &plan.due {
        let reader = sending.sent.mails[*at].reader();
        groups.entry(reader.group).or_default().push(&reader.id);
    }
    let rows = groups.iter();
    let rows =
        rows.map(|(group, people)| format!("{} {group}: {}", people.len(), names(people, all)));
    let mut rows: Vec<String> = rows.collect();
    if plan.due.is_empty() {
        return rows;
    }
    let total = count(plan.due.len(), "mail", "mails");
    let whole = sending.items.len();
    rows.push(match plan.again.len() {
        0 => format!("together {total} of {whole}"),
        again => format!("together {total} of {whole}, {again} of them once more"),
    });
    for (at, record) in &plan.refused {
        let said = record.note.as_deref().unwrap_or_default();
        rows.push(format!(
            "`{}` was refused before: {said}",
            sending.items[*at].id
        ));
    }
    rows
}

fn before(sending: &Sending<'_>, plan: &Plan<'_>, all: bool) -> Vec<String> {
    let id = |at: usize| sending.items[at].id.as_str();
    let mut rows = Vec::new();
    if !plan.sent.is_empty() {
        rows.push(format!("{} sent", plan.sent.len()));
    }
    if !plan.handed.is_empty() {
        let people: Vec<&str> = plan.handed.iter().map(|(at, ..)| id(*at)).collect();
        let (number, people) = (people.len(), names(&people, all));
        rows.push(format!(
            "{number} handed over, and nobody has said that they were sent: {people}"
        ));
        rows.push("  `--sent` says so, `--unsent` takes them back".to_owned());
    }
    if !plan.unknown.is_empty() {
        let people: Vec<&str> = plan.unknown.iter().map(|(at, _)| id(*at)).collect();
        let (number, people) = (people.len(), names(&people, all));
        rows.push(format!("{number} may have gone or not: {people}"));
        rows.push(
            "  they are not sent again unasked: `fortnight send --resolve` tells what to do"
                .to_owned(),
        );
    }
    if !plan.returned.is_empty() {
        let people: Vec<&str> = plan.returned.iter().map(|(at, _)| id(*at)).collect();
        let (number, people) = (people.len(), names(&people, all));
        rows.push(format!("{number} came back: {people}"));
        rows.push(
            "  correct the address in their file, and one goes out again; to the same address, by `--again ID`".to_owned(),
        );
    }
    rows.extend(changed(sending, plan, all));
    rows
}

/// Who has got something else than what they would get today.
fn changed(sending: &Sending<'_>, plan: &Plan<'_>, all: bool) -> Vec<String> {
    let handed = plan.handed.iter().map(|(at, change, _)| (*at, *change));
    let gone: Vec<_> = plan.sent.iter().copied().chain(handed).collect();
    let of = |wanted| -> Vec<&str> {
        let those = gone.iter().filter(|(_, change)| *change == Some(wanted));
        those
            .map(|(at, _)| sending.items[*at].id.as_str())
            .collect()
    };
    let (pairs, wording) = (of(Change::Pair), of(Change::Wording));
    if pairs.is_empty() && wording.is_empty() {
        return Vec::new();
    }
    let both = pairs.len() + wording.len();
    let mut rows = vec![format!(
        "{both} of {} have changed since: another partner {}, wording {}",
        gone.len(),
        pairs.len(),
        wording.len()
    )];
    if !pairs.is_empty() {
        rows.push(format!("  another partner: {}", names(&pairs, all)));
        rows.push("  they get their new letter with `--again pairs`".to_owned());
    }
    if !wording.is_empty() {
        rows.push("  who shall get the new wording is named: `--again ID`".to_owned());
    }
    rows
}

fn not_to(sending: &Sending<'_>, all: bool) -> Vec<String> {
    let named = |people: &[String], why: &str| {
        let people: Vec<&str> = people.iter().map(String::as_str).collect();
        (!people.is_empty()).then(|| format!("{}: {why}", names(&people, all)))
    };
    let sent = &sending.sent;
    let rows = [
        named(&sent.partner_only, "want mails about their partner alone"),
        named(&sent.others, "have no partner, or have been in touch"),
    ];
    rows.into_iter().flatten().collect()
}

/// `ana, ben and 3 more (--all names them)`
pub(in crate::commands) fn names(people: &[&str], all: bool) -> String {
    let most = if all { people.len() } else { MOST_NAMED };
    let named = people
        .iter()
        .take(most)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    match people.len().saturating_sub(most) {
        0 => named,
        more => format!("{named} and {more} more (`--all` names them)"),
    }
}

/// `3 drafts and drafts.mbox`
pub(super) fn files(number: usize, by: Way) -> String {
    match by {
        Way::Drafts => format!("{} and drafts.mbox", count(number, "draft", "drafts")),
        Way::Table => format!(
            "{}, table.xlsx and table.csv",
            count(number, "letter", "letters")
        ),
        Way::Pages => format!(
            "{} and passphrases.csv",
            count(number, "sealed page", "sealed pages")
        ),
        Way::Smtp => count(number, "mail", "mails"),
    }
}

/// The places of some mails, of as many groups as there are.
pub(super) fn examples(sending: &Sending<'_>, most: usize) -> Vec<usize> {
    let only = &sending.arguments.only;
    let items = sending.items.iter().enumerate();
    let wanted = items.filter(|(_, item)| only.is_empty() || only.contains(&item.id));
    let all: Vec<usize> = wanted.map(|(at, _)| at).collect();
    examples_of(sending, &all, most)
}

fn examples_of(sending: &Sending<'_>, from: &[usize], most: usize) -> Vec<usize> {
    let group = |at: usize| sending.sent.mails[at].reader().group;
    let mut chosen: Vec<usize> = Vec::new();
    for at in from {
        if !chosen.iter().any(|other| group(*other) == group(*at)) {
            chosen.push(*at);
        }
    }
    let others: Vec<usize> = from
        .iter()
        .copied()
        .filter(|at| !chosen.contains(at))
        .collect();
    chosen.extend(others);
    chosen.truncate(most);
    chosen.sort_unstable();
    chosen
}

/// A mail as its reader sees it without HTML.
fn example(mail: &Mail) -> String {
    let recipient = mail.recipient();
    let head = format!("To: {} <{}>", recipient.name, recipient.email);
    let subject = format!("Subject: {}", mail.subject());
    let attached = match mail.body().calendar {
        Some(_) => "Attached: calendar.ics\n",
        None => "",
    };
    let lines = mail
        .body()
        .plain
        .lines()
        .map(|line| printable(line).into_owned() + "\n");
    let lines: String = lines.collect();
    format!(
        "{}\n{}\n{attached}\n{lines}\n{}\n\n",
        printable(&head),
        printable(&subject),
        "-".repeat(72)
    )
}
