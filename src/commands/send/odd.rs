//! What is odd about a sending, told before anything goes out.

use std::collections::BTreeMap;

use super::Sending;
use crate::commands::count;
use crate::diagnostic::printable;
use crate::edge::folders::Folders;
use crate::edge::write::is_issued;
use crate::model::store::SECRET;
use crate::outbox::{Change, Fate, Plan, Reminder, What, moment};
use crate::output::mail::Mail;
use crate::render::letter_text::is_unseen;
use crate::words::english as words;

/// One sentence each.
pub(super) fn odd(sending: &Sending<'_>, plan: &Plan<'_>, folders: &Folders) -> Vec<String> {
    let mut odd = Vec::new();
    odd.extend(who_left(sending));
    odd.extend(old_drafts(sending, plan, folders));
    odd.extend(one_address(&sending.sent.mails));
    for at in &plan.due {
        odd.extend(signs(&sending.sent.mails[*at]));
    }
    let (round, today) = (&sending.round, sending.program.today);
    if sending.what == What::Reminder(Reminder::End) && !round.is_closed(today) {
        odd.push(format!(
            "the round is not closed, so certificates have no code yet by which anybody could verify them: `fortnight close {}` gives them one, and `fortnight send letters` then hands over thanks with the certificate",
            round.id
        ));
    }
    if sending.is_secret_lost {
        odd.push(format!(
            "the secret that made the codes of earlier letters is gone (data/{SECRET}): put it back from a backup, or every answer to those letters needs you; `--write` makes a new one"
        ));
    }
    let zone = &sending.program.config.time_zone;
    odd.extend(sending.books.others.iter().map(|other| {
        let when = other.newer.map(|at| moment(at, zone));
        let when = when.map_or(String::new(), |at| {
            format!(", last on {at}, after this machine")
        });
        format!(
            "{} has written too in this round{when}: its journal may be newer than what is here",
            other.name
        )
    }));
    odd
}

/// Somebody for whom something lies ready, and who has no such mail any more.
fn who_left(sending: &Sending<'_>) -> Vec<String> {
    let key = sending.what.key();
    let history = &sending.books.history;
    let gone = history.people(&key).filter(|id| {
        let has_mail = sending.items.iter().any(|item| item.id == *id);
        !has_mail && matches!(history.fate(&key, id), Fate::Handed(_))
    });
    let told = gone.map(|id| {
        let sentence = "has left or has no such mail any more, and one lies ready: do not send it";
        format!("`{id}` {sentence} (`--unsent --only {id}`)")
    });
    told.collect()
}

/// What lies ready and names somebody's partner of before.
fn old_drafts(sending: &Sending<'_>, plan: &Plan<'_>, folders: &Folders) -> Vec<String> {
    let old = plan
        .handed
        .iter()
        .filter(|(_, change, _)| *change == Some(Change::Pair));
    let told = old.map(|(at, _, record)| {
        let id = &sending.items[*at].id;
        let folder = record.note.as_deref().unwrap_or_default();
        let place = match is_issued(folders, folder) {
            true => folders.outbox.show(folder),
            false => "a folder that is gone".to_owned(),
        };
        format!(
            "what lies ready for `{id}` in {place} is older than the ledger and names another partner: do not send it (`--again {id}`)"
        )
    });
    told.collect()
}

/// An address that several people have: one reads the letter of another.
fn one_address(mails: &[Mail]) -> Vec<String> {
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mail in mails {
        let address = mail.recipient().email.to_lowercase();
        let id = format!("`{}`", mail.reader().id);
        people.entry(address).or_default().push(id);
    }
    let several = people.values().filter(|people| people.len() > 1);
    several
        .map(|people| format!("{} have one address", words::list(people)))
        .collect()
}

/// Signs that no header shows, and addresses that only some servers take.
fn signs(mail: &Mail) -> Vec<String> {
    let (id, recipient) = (&mail.reader().id, mail.recipient());
    let mut told = Vec::new();
    for (what, text) in [
        ("the name", &*recipient.name),
        ("the address", &*recipient.email),
        ("the subject", mail.subject()),
    ] {
        if text.contains(is_unseen) {
            let text = printable(text);
            told.push(format!(
                "{what} for `{id}` holds signs that nobody sees, and is sent without them: {text}"
            ));
        }
    }
    const LONGEST: usize = 500;
    let length = recipient.name.chars().count();
    if length > LONGEST {
        let signs = count(length, "sign", "signs");
        told.push(format!("the name of `{id}` has {signs}"));
    }
    if !recipient.email.is_ascii() {
        told.push(format!(
            "the address of `{id}` has letters beyond a to z: not every server takes it"
        ));
    }
    told
}
