//! What is said to a server, and what its answers mean.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::reply::Reply;
use super::silence::Silence;
use super::wire::Wire;
use super::{Begin, Fault, Login, Secret, Server, seconds};
use crate::edge::Trouble;
use crate::output::mail::Post;

/// A server that waits for mails.
pub struct Session<'a> {
    server: &'a Server,
    wire: Wire,
    /// Whether it takes addresses beyond ASCII.
    takes_utf8: bool,
}

/// Whether a server wants to read a mail.
pub enum Offer {
    /// It does: [`Session::hand_over`] comes next.
    Open,
    /// It does not take this one; other ones it may.
    Refused {
        /// What it said.
        said: String,
        /// Whether it may take it later.
        is_for_now: bool,
    },
}

/// What became of a mail.
pub enum Handed {
    /// The server has taken it.
    Sent,
    /// It has not.
    Refused {
        /// What it said.
        said: String,
        /// Whether it may take it later.
        is_for_now: bool,
        /// Whether it takes no more for a while, of whatever kind.
        is_enough: bool,
    },
    /// It did not say; why that is.
    Unknown(String),
}

impl<'a> Session<'a> {
    /// Goes to a server, through TLS, and says who sends.
    ///
    /// # Errors
    /// There is no way to it, it has no TLS or a wrong certificate, or does not know the sender.
    pub fn open(server: &'a Server, login: Option<&Login>) -> Result<Self, Fault> {
        let mut session = Self {
            server,
            wire: Wire::connect(server)?,
            takes_utf8: false,
        };
        if server.begin == Begin::OnRequest {
            session.greeting()?;
            session.ask_for_tls()?;
        }
        session.wire.encrypt(server)?;
        if server.begin == Begin::AtOnce {
            session.greeting()?;
        }
        // Whatever was said without TLS may have been said by anybody: it is asked anew.
        let hello = session.hello()?;
        let abilities: Vec<String> = hello.abilities().collect();
        session.takes_utf8 = abilities.iter().any(|line| line == "SMTPUTF8");
        if let Some(login) = login {
            session.log_in(login, &abilities)?;
        }
        Ok(session)
    }

    fn greeting(&mut self) -> Result<(), Fault> {
        self.wire.within(self.server.timeout);
        let reply = Reply::read(&mut self.wire).map_err(|silence| self.silent(&silence))?;
        match reply.is_done() {
            true => Ok(()),
            false => Err(self.unwilling(&reply)),
        }
    }

    fn hello(&mut self) -> Result<Reply, Fault> {
        // The name of this computer is nobody's business; servers of accounts do not look at it.
        let reply = self.say("EHLO localhost")?;
        match reply.is_done() {
            true => Ok(reply),
            false => Err(self.unwilling(&reply)),
        }
    }

    fn ask_for_tls(&mut self) -> Result<(), Fault> {
        let can = self.hello()?.abilities().any(|line| line == "STARTTLS");
        let is_willing = can && self.say("STARTTLS")?.is(220);
        match is_willing {
            true => Ok(()),
            false => Err(self
                .server
                .trouble("it offers no TLS (STARTTLS)")
                .hint("nothing was sent, for without TLS anybody on the way can read it: try port 465 (`port = 465` in `[mail]`), or another network")
                .into()),
        }
    }

    fn log_in(&mut self, login: &Login, abilities: &[String]) -> Result<(), Fault> {
        debug_assert!(self.wire.is_tls(), "a password goes through TLS alone");
        let ways = abilities
            .iter()
            .filter_map(|line| line.strip_prefix("AUTH "));
        let ways: Vec<&str> = ways.flat_map(str::split_whitespace).collect();
        let Login { user, secret } = login;
        let reply = match secret {
            Secret::Token(token) if ways.contains(&"XOAUTH2") => {
                let text = format!("user={user}\u{1}auth=Bearer {token}\u{1}\u{1}");
                let reply = self.say(&format!("AUTH XOAUTH2 {}", STANDARD.encode(text)))?;
                // What is wrong comes as a question, and the answer to an empty one.
                if reply.goes_on() {
                    self.say("")?
                } else {
                    reply
                }
            }
            Secret::Password(password) if ways.contains(&"PLAIN") => {
                let text = STANDARD.encode(format!("\0{user}\0{password}"));
                self.say(&format!("AUTH PLAIN {text}"))?
            }
            Secret::Password(password) if ways.contains(&"LOGIN") => {
                let mut reply = self.say("AUTH LOGIN")?;
                for answer in [user, password] {
                    if reply.goes_on() {
                        reply = self.say(&STANDARD.encode(answer))?;
                    }
                }
                reply
            }
            _ => return Err(self.no_way_in(&ways, secret)),
        };
        match reply.is(235) {
            true => Ok(()),
            false => Err(self.wrong_secret(user, secret, &reply)),
        }
    }

    fn no_way_in(&self, ways: &[&str], secret: &Secret) -> Fault {
        let cause = format!("it takes no {}", secret.word());
        let hint = match ways {
            [] => "it asks nobody who they are: leave `user` out if your institution says so, or try another port".to_owned(),
            ways => format!("it knows {}: see Sending in the handbook", ways.join(", ").to_lowercase()),
        };
        self.server.trouble(cause).hint(hint).into()
    }

    fn wrong_secret(&self, user: &str, secret: &Secret, reply: &Reply) -> Fault {
        let word = secret.word();
        if reply.is_for_now() {
            return self.unwilling(reply);
        }
        let hint = match secret {
            Secret::Password(_) => {
                "nothing was sent. Many accounts take an app password alone, which you make in their settings: see Sending in the handbook"
            }
            Secret::Token(_) => {
                "nothing was sent. A token lasts an hour or so: does your command make a new one?"
            }
        };
        let cause = format!("it does not take the {word} of `{user}`: {reply}");
        self.server.trouble(cause).hint(hint).into()
    }

    /// Says from whom to whom a mail goes. Until [`Self::hand_over`] nothing has gone, whatever happens.
    ///
    /// # Errors
    /// The session is over.
    pub fn offer(&mut self, post: &Post) -> Result<Offer, Fault> {
        let (from, to) = (post.from(), post.to());
        let is_ascii = from.is_ascii() && to.is_ascii();
        if !is_ascii && !self.takes_utf8 {
            let said = "the server takes no addresses with other letters than a to z".to_owned();
            return Ok(Offer::Refused {
                said,
                is_for_now: false,
            });
        }
        let utf8 = if is_ascii { "" } else { " SMTPUTF8" };
        let reply = self.say(&format!("MAIL FROM:<{from}>{utf8}"))?;
        if !reply.is_done() {
            return Err(self.wrong_sender(from, &reply));
        }
        let mut reply = self.say(&format!("RCPT TO:<{to}>"))?;
        if reply.is_done() {
            reply = self.say("DATA")?;
            if reply.is(354) {
                return Ok(Offer::Open);
            }
        }
        if reply.is_enough() || reply.is_done() || reply.goes_on() {
            return Err(self.unwilling(&reply));
        }
        let refused = Offer::Refused {
            said: reply.to_string(),
            is_for_now: reply.is_for_now(),
        };
        match self.say("RSET")? {
            reset if reset.is_done() => Ok(refused),
            reset => Err(self.unwilling(&reset)),
        }
    }

    /// Hands the mail over that was offered. Whoever calls has written down before that it goes.
    pub fn hand_over(&mut self, post: &Post) -> Handed {
        let (timeout, last) = (self.server.timeout, self.server.last_timeout());
        self.wire.within(last);
        let written = self.wire.write(&stuffed(post.bytes()));
        self.wire.within(last);
        let reply = Reply::read(&mut self.wire);
        self.wire.within(timeout);
        match (written, reply) {
            (Ok(()), Ok(reply)) if reply.is_done() => Handed::Sent,
            // A mail may be refused before it was read to its end.
            (_, Ok(reply)) if !reply.is_done() && !reply.goes_on() => Handed::Refused {
                said: reply.to_string(),
                is_for_now: reply.is_for_now(),
                is_enough: reply.is_enough(),
            },
            (_, Ok(reply)) => Handed::Unknown(format!("the server said {reply}")),
            (_, Err(Silence::Hangs)) => Handed::Unknown(format!(
                "the server did not answer within {}",
                seconds(last)
            )),
            (_, Err(Silence::Gone)) => {
                Handed::Unknown("the server ended the connection without an answer".to_owned())
            }
            (_, Err(Silence::Nonsense)) => {
                Handed::Unknown("the server answered something that is no answer".to_owned())
            }
        }
    }

    /// Says good-bye. What the server says to that changes nothing.
    pub fn close(mut self) {
        let _ = self.say("QUIT");
    }

    fn say(&mut self, command: &str) -> Result<Reply, Fault> {
        self.wire.within(self.server.timeout);
        let written = self.wire.write(format!("{command}\r\n").as_bytes());
        match (written, Reply::read(&mut self.wire)) {
            // Who ends a connection may have said why.
            (_, Ok(reply)) => Ok(reply),
            (Err(error), Err(_)) => Err(self.silent(&Silence::of(&error))),
            (Ok(()), Err(silence)) => Err(self.silent(&silence)),
        }
    }

    fn silent(&self, silence: &Silence) -> Fault {
        let server = self.server;
        let (cause, hint, is_lost) = match silence {
            Silence::Hangs => (
                format!("it did not answer within {}", server.patience()),
                "run the command again later: it goes on where it stopped",
                false,
            ),
            Silence::Gone => (
                "it ended the connection".to_owned(),
                "run the command again later: it goes on where it stopped",
                true,
            ),
            Silence::Nonsense => (
                "what it says is not SMTP".to_owned(),
                "is the server right, and the port? a network with a page to sign in on answers for others too",
                false,
            ),
        };
        Fault {
            trouble: server.trouble(cause).hint(hint),
            is_lost,
        }
    }

    fn unwilling(&self, reply: &Reply) -> Fault {
        let hint = match reply.is_enough() || reply.is_for_now() {
            true => {
                "it takes no more for a while: run the command again in an hour or tomorrow, it goes on where it stopped"
            }
            false => "ask whoever keeps the server what it means",
        };
        let trouble: Trouble = self.server.trouble(format!("it said: {reply}")).hint(hint);
        Fault {
            trouble,
            is_lost: reply.is(421),
        }
    }

    fn wrong_sender(&self, from: &str, reply: &Reply) -> Fault {
        if reply.is_for_now() || reply.is_enough() {
            return self.unwilling(reply);
        }
        let cause = format!("it lets you send nothing from `{from}`: {reply}");
        let hint = "`from` in `[mail]` is the address of the account, or one that its settings let you send from";
        self.server.trouble(cause).hint(hint).into()
    }
}

/// A mail as it goes over the wire: a line that begins with a dot has one more, and a dot alone ends it (RFC 5321, 4.5.2).
fn stuffed(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len() + 64);
    for line in mail.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            out.push(b'.');
        }
        out.extend_from_slice(line);
    }
    if !out.ends_with(b"\r\n") {
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b".\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::stuffed;

    #[test]
    fn no_line_of_a_mail_ends_it() {
        for (mail, wire) in [
            ("a\r\n", "a\r\n.\r\n"),
            ("a", "a\r\n.\r\n"),
            (".\r\n..\r\nQUIT\r\n", "..\r\n...\r\nQUIT\r\n.\r\n"),
            ("a.\r\n\r\n.b\r\n", "a.\r\n\r\n..b\r\n.\r\n"),
        ] {
            assert_eq!(stuffed(mail.as_bytes()), wire.as_bytes());
        }
    }
}
