//! `--by smtp`: shows by which account mails would go and when all would be gone; `--really` hands them over, one after the
//! other.

mod account;
mod postman;

use std::collections::BTreeMap;
use std::path::Path;

use super::{Sending, odd, show};
use crate::commands::{Stop, Verdict, count};
use crate::diagnostic::printable;
use crate::edge::folders::Folders;
use crate::edge::terminal::Terminal;
use crate::edge::{Trouble, clock, mail};
use crate::model::mail::MailAccount;
use crate::outbox::{Pace, Plan, moment};
use crate::output::Recipient;
use crate::render::mail::post;
use crate::words::english as words;

/// Shows what would be sent, or sends it.
pub(super) fn run(
    sending: &Sending<'_>,
    folders: &Folders,
    root: &Path,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let account = account::account(sending)?;
    if sending.arguments.write {
        let trouble = Trouble::new("use", "--write", "what goes by smtp is not written");
        return Err(trouble.hint("`--really` sends it").into());
    }
    let plan = sending.plan();
    let odd = odd::odd(sending, &plan, folders);
    let pace = Pace::new(account.limit, &sending.books.handed);
    let mut text = show::text(sending, &plan, &odd, terminal);
    if !plan.due.is_empty() {
        text.push_str(&format!(
            "\n\n{}",
            by(sending, account, &pace, plan.due.len())
        ));
    }
    terminal.result(&text)?;
    if plan.due.is_empty() {
        terminal.news("nothing is left to send");
        return Ok(Verdict::Fine);
    }
    if !sending.arguments.really {
        terminal.news("nothing was sent: `--really` sends them");
        return Ok(Verdict::Fine);
    }
    let room = pace.room(sending.now, plan.due.len());
    if room == 0 {
        terminal.result(&full(sending, account, &pace, plan.due.len()))?;
        return Ok(Verdict::Problems);
    }
    let server = account::server(account, root);
    let login = account::login(account, root)?;
    let order = order(&plan, room);
    let tally = postman::deliver(
        sending,
        folders,
        (account, pace),
        (&server, login.as_ref()),
        &order,
        terminal,
    )?;
    tell(sending, account, &tally, plan.due.len(), terminal)
}

/// Those that were refused before come last: what stops at them has done the others.
fn order(plan: &Plan<'_>, most: usize) -> Vec<usize> {
    let is_refused = |at: &usize| plan.refused.iter().any(|(other, _)| other == at);
    let (last, first): (Vec<usize>, Vec<usize>) = plan.due.iter().partition(|at| is_refused(at));
    first.into_iter().chain(last).take(most).collect()
}

/// By whose account, how many today, and when the last one goes.
fn by(sending: &Sending<'_>, account: &MailAccount, pace: &Pace, due: usize) -> String {
    let zone = &sending.program.config.time_zone;
    let MailAccount {
        host, port, from, ..
    } = account;
    let user = account
        .user
        .as_deref()
        .unwrap_or("nobody, for it does not ask");
    let mut rows = vec![format!("through {host}:{port} as {user}, from {from}")];
    let room = pace.room(sending.now, due);
    let end = pace.end(sending.now, due);
    let mails = count(due, "mail", "mails");
    if let Some(limit) = account.limit.per_day.filter(|_| room < due) {
        let (shown, end) = (account.preset.shown(), moment(end, zone));
        rows.push(format!(
            "{} of {mails} now: {shown} takes {} within 24 hours; done on {end}, if you run it as soon as it may",
            words::number(room as u64),
            words::number(u64::from(limit))
        ));
    } else if end > sending.now {
        let minutes = end.duration_since(sending.now).as_mins() + 1;
        let minutes = words::plural(minutes.unsigned_abs(), "minute", "minutes");
        rows.push(format!(
            "{mails} in about {minutes}: {} takes {} a minute",
            account.preset.shown(),
            account.limit.per_minute.unwrap_or_default()
        ));
    }
    let mut out = String::new();
    show::section(&mut out, "By smtp", &rows);
    out.trim().to_owned()
}

/// That the account takes no more today, and when it will.
fn full(sending: &Sending<'_>, account: &MailAccount, pace: &Pace, left: usize) -> String {
    let limit = account.limit.per_day.unwrap_or_default();
    let again = pace.again(left).unwrap_or(sending.now);
    let at = moment(again, &sending.program.config.time_zone);
    format!(
        "{} left: {} takes {} within 24 hours, and they have gone. Run the same command again after {at}",
        words::plural(left as u64, "mail is", "mails are"),
        account.preset.shown(),
        words::number(u64::from(limit)),
    )
}

/// What became of it.
fn tell(
    sending: &Sending<'_>,
    account: &MailAccount,
    tally: &postman::Tally,
    due: usize,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let id = |at: usize| sending.items[at].id.as_str();
    let mails = count(due, "mail", "mails");
    let mut rows = vec![format!(
        "{} of {mails} sent through {}:{}",
        words::number(tally.sent as u64),
        account.host,
        account.port
    )];
    let mut refused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (at, said) in &tally.refused {
        refused.entry(said).or_default().push(id(*at));
    }
    for (said, people) in refused {
        let (number, names) = (people.len(), show::names(&people, terminal.telling().all));
        let taken = if number == 1 { "was" } else { "were" };
        rows.push(format!(
            "{number} {taken} not taken ({}): {names}",
            printable(said)
        ));
    }
    if !tally.refused.is_empty() && !tally.is_for_now {
        rows.push(
            "is an address wrong? correct it in their file; the same command offers them again"
                .to_owned(),
        );
    }
    if tally.is_for_now {
        rows.push("what was not taken for now is offered again when you run the command again: many servers let a stranger wait for half an hour (greylisting)".to_owned());
    }
    if let Some((at, why)) = &tally.unknown {
        rows.push(format!(
            "of the mail to `{}` nobody knows whether it has gone: {}. It is not sent again unasked: `fortnight send --resolve` tells what to do",
            id(*at),
            printable(why)
        ));
    }
    let left = due - tally.sent - tally.refused.len() - usize::from(tally.unknown.is_some());
    let is_full = left > 0 && tally.stop.is_none() && tally.unknown.is_none();
    if is_full {
        rows.push(full(sending, account, &tally.pace, left));
    } else if left > 0 {
        let left = words::plural(left as u64, "mail is", "mails are");
        rows.push(format!("{left} left: the same command goes on with them"));
    }
    terminal.result(&rows.join("\n"))?;
    match &tally.stop {
        Some(trouble) => Err(trouble.clone().into()),
        None if tally.sent == due => Ok(Verdict::Fine),
        None => Ok(Verdict::Problems),
    }
}

/// Some mails to whoever sends them. They leave nothing in the journal.
pub(super) fn to_me(
    mut sending: Sending<'_>,
    root: &Path,
    most: usize,
    terminal: Terminal,
) -> Result<Verdict, Stop> {
    let chosen = show::examples(&sending, most.max(1));
    let contact = &sending.program.config.letters;
    let mails = count(chosen.len(), "mail", "mails");
    let email = printable(&contact.email);
    let all = std::mem::take(&mut sending.sent.mails);
    let account = account::account(&sending)?;
    let shown = format!("through {}:{}", account.host, account.port);
    if !sending.arguments.really {
        terminal.result(&format!("{mails} to {email} would go {shown}"))?;
        terminal.news("nothing was sent: `--really` sends them");
        return Ok(Verdict::Fine);
    }
    let server = account::server(account, root);
    let login = account::login(account, root)?;
    let mut session =
        mail::Session::open(&server, login.as_ref()).map_err(|fault| fault.trouble)?;
    for (at, mail) in all
        .into_iter()
        .enumerate()
        .filter(|(at, _)| chosen.contains(at))
    {
        let own = mail.readdressed(Recipient {
            name: contact.whom_to_ask.clone(),
            email: contact.email.clone(),
        });
        let id = sending.message_id(&sending.items[at]);
        let post = post(&own, &account::head(&sending, account, &id, clock::now()?));
        let refused = |said: String| Trouble::new("send to", contact.email.clone(), said);
        match session.offer(&post).map_err(|fault| fault.trouble)? {
            mail::Offer::Open => {}
            mail::Offer::Refused { said, .. } => return Err(refused(said).into()),
        }
        match session.hand_over(&post) {
            mail::Handed::Sent => {}
            mail::Handed::Refused { said, .. } | mail::Handed::Unknown(said) => {
                return Err(refused(said).into());
            }
        }
    }
    session.close();
    terminal.result(&format!(
        "{mails} to {email} sent {shown}; they do not count as sent"
    ))?;
    Ok(Verdict::Fine)
}
