//! Hands mails over, one after the other, and keeps the journal: what is about to be given away is on the disk before it is.

use jiff::Timestamp;

use super::account::head;
use crate::commands::send::Sending;
use crate::edge::folders::Folders;
use crate::edge::mail::{Fault, Handed, Login, Offer, Server, Session, wait};
use crate::edge::terminal::Terminal;
use crate::edge::write::Journal;
use crate::edge::{Trouble, clock};
use crate::model::mail::MailAccount;
use crate::outbox::Pace;
use crate::outbox::journal::{State, line};
use crate::output::mail::Post;
use crate::render::mail::post;

/// What became of some mails.
pub(super) struct Tally {
    /// So many were taken.
    pub sent: usize,
    /// These were not, and what was said.
    pub refused: Vec<(usize, String)>,
    /// Whether one of them may be taken later.
    pub is_for_now: bool,
    /// Of this one nobody knows.
    pub unknown: Option<(usize, String)>,
    /// Why it stopped before the end.
    pub stop: Option<Trouble>,
    /// What has gone by now.
    pub pace: Pace,
}

/// A server that refuses so many in a row refuses more than single people.
const MOST_REFUSED: usize = 10;

/// Many servers end a connection after a hundred mails.
const MOST_A_SESSION: usize = 100;

/// Whoever delivers.
struct Postman<'a> {
    sending: &'a Sending<'a>,
    account: &'a MailAccount,
    server: &'a Server,
    login: Option<&'a Login>,
    session: Option<Session<'a>>,
    /// How many were offered in this session.
    offered: usize,
    journal: Journal,
    tally: Tally,
}

/// Delivers mails in this order until the end, or until the server does not go on.
///
/// # Errors
/// Nothing was sent, and why: no server, a wrong password, a journal that somebody else writes. Or the disk refuses, and
/// nothing goes that cannot be noted.
pub(super) fn deliver<'a>(
    sending: &'a Sending<'a>,
    folders: &Folders,
    (account, pace): (&'a MailAccount, Pace),
    (server, login): (&'a Server, Option<&'a Login>),
    order: &[usize],
    terminal: Terminal,
) -> Result<Tally, Trouble> {
    // First the server: who mistypes a password leaves nothing in the journal.
    let session = Session::open(server, login).map_err(|fault| fault.trouble)?;
    let mut journal = sending.books.open(folders)?;
    let now = clock::now()?;
    let prepared = order
        .iter()
        .map(|at| line(&sending.record_at(now, *at, State::Prepared, None)));
    journal.add(&prepared.collect::<String>())?;
    let mut postman = Postman {
        sending,
        account,
        server,
        login,
        session: Some(session),
        offered: 0,
        journal,
        tally: Tally {
            sent: 0,
            refused: Vec::new(),
            is_for_now: false,
            unknown: None,
            stop: None,
            pace,
        },
    };
    let progress = terminal.progress("sending", order.len());
    for at in order {
        postman.deliver(*at)?;
        progress.step();
        if postman.is_over() {
            break;
        }
    }
    postman.end()
}

impl<'a> Postman<'a> {
    fn is_over(&self) -> bool {
        self.tally.stop.is_some() || self.tally.unknown.is_some()
    }

    /// One mail: offered, noted, handed over, noted.
    fn deliver(&mut self, at: usize) -> Result<(), Trouble> {
        if let Some(pause) = self.tally.pace.pause(clock::now()?) {
            wait(pause.unsigned_abs());
        }
        let now = clock::now()?;
        let sending = self.sending;
        let id = sending.message_id(&sending.items[at]);
        let post = post(
            &sending.sent.mails[at],
            &head(sending, self.account, &id, now),
        );
        match self.offer(&post) {
            Err(fault) => {
                self.tally.stop = Some(fault.trouble);
                Ok(())
            }
            Ok(Offer::Refused { said, is_for_now }) => self.refused(at, &said, is_for_now),
            Ok(Offer::Open) => self.hand_over(at, now, &post),
        }
    }

    /// Offers a mail. Nothing of it has gone when a connection is lost, so it is offered again by a new one.
    fn offer(&mut self, post: &Post) -> Result<Offer, Fault> {
        loop {
            if self.offered >= MOST_A_SESSION {
                self.leave();
            }
            let mut session = match self.session.take() {
                Some(session) => session,
                None => Session::open(self.server, self.login)?,
            };
            let is_new = self.offered == 0;
            self.offered += 1;
            match session.offer(post) {
                Err(fault) if fault.is_lost && !is_new => self.offered = 0,
                Err(fault) => return Err(fault),
                Ok(offer) => {
                    self.session = Some(session);
                    return Ok(offer);
                }
            }
        }
    }

    fn leave(&mut self) {
        self.offered = 0;
        if let Some(session) = self.session.take() {
            session.close();
        }
    }

    fn hand_over(&mut self, at: usize, now: Timestamp, post: &Post) -> Result<(), Trouble> {
        self.journal
            .add(&self.line(now, at, State::Sending, None))?;
        self.tally.pace.note(now);
        let handed = self.session.as_mut().map(|session| session.hand_over(post));
        match handed {
            Some(Handed::Sent) => {
                self.tally.sent += 1;
                self.note(at, State::Sent, None)
            }
            Some(Handed::Refused {
                said,
                is_for_now,
                is_enough,
            }) => {
                self.refused(at, &said, is_for_now)?;
                if is_enough {
                    self.tally.stop = Some(enough(self.server, &said));
                }
                Ok(())
            }
            Some(Handed::Unknown(why)) => {
                self.session = None;
                self.note(at, State::Unknown, Some(&why))?;
                self.tally.unknown = Some((at, why));
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn refused(&mut self, at: usize, said: &str, is_for_now: bool) -> Result<(), Trouble> {
        self.note(at, State::Refused, Some(said))?;
        self.tally.is_for_now |= is_for_now;
        self.tally.refused.push((at, said.to_owned()));
        if self.tally.sent == 0 && self.tally.refused.len() >= MOST_REFUSED {
            self.tally.stop = Some(enough(self.server, said));
        }
        Ok(())
    }

    /// What became of it. The next mail, or the end, brings it to the disk: until then it counts as unknown if the power fails.
    fn note(&mut self, at: usize, state: State, note: Option<&str>) -> Result<(), Trouble> {
        let line = self.line(clock::now()?, at, state, note);
        self.journal.note(&line)
    }

    fn line(&self, now: Timestamp, at: usize, state: State, note: Option<&str>) -> String {
        let note = note.map(without_addresses);
        line(&self.sending.record_at(now, at, state, note.as_deref()))
    }

    fn end(mut self) -> Result<Tally, Trouble> {
        self.journal.flush()?;
        self.leave();
        Ok(self.tally)
    }
}

/// Servers repeat the address that they will not have, and a journal holds none.
fn without_addresses(said: &str) -> String {
    let words = said.split(' ').map(|word| match word.contains('@') {
        true => "…",
        false => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn enough(server: &Server, said: &str) -> Trouble {
    Trouble::new("send more by", server.shown(), format!("it said: {said}")).hint(
        "run the same command again in an hour or tomorrow: it goes on with those that are left",
    )
}

#[cfg(test)]
mod tests {
    use super::without_addresses;

    #[test]
    fn what_a_server_says_holds_no_address() {
        let said = "550 5.1.1 <ana@example.org>: no such user ana@example.org here";
        assert_eq!(without_addresses(said), "550 5.1.1 … no such user … here");
    }
}
