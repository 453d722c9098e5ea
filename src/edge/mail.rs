//! The way out by SMTP (RFC 5321): one session with the server of a mail account, over TLS always.
//!
//! Whether a mail has gone is for the server to say, and only a plain yes to all of it counts. So handing over has two steps,
//! and whoever calls writes down what is about to happen between them: [`Session::offer`] gives sender and recipient, which can
//! be taken back, and [`Session::hand_over`] the mail, which cannot.

mod dialogue;
mod reply;
mod secret;
mod silence;
mod tls;
mod wire;

use std::path::PathBuf;
use std::time::Duration;

use super::Trouble;

pub use dialogue::{Handed, Offer, Session};
pub use secret::{Secret, Source, secret};

/// The server of a mail account.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its name: the certificate must be for it.
    pub host: String,
    /// Its door.
    pub port: u16,
    /// How TLS begins.
    pub begin: Begin,
    /// A file of certificates (PEM) that are trusted beside the usual ones.
    pub ca_file: Option<PathBuf>,
    /// How long it may take to answer.
    pub timeout: Duration,
}

/// How TLS begins. There is no third way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// With the connection.
    AtOnce,
    /// When the server is asked for it (STARTTLS); if it will not, nothing is sent.
    OnRequest,
}

/// Who sends. It has no `Debug`: see [`Secret`].
pub struct Login {
    /// The name of the account.
    pub user: String,
    /// What proves it.
    pub secret: Secret,
}

impl Server {
    /// `smtp.example.org:465`
    pub fn shown(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// `120 seconds`
    fn patience(&self) -> String {
        seconds(self.timeout)
    }

    /// A mail may be looked through before it is taken: RFC 5321 (4.5.3.2) gives that ten minutes where other answers get two.
    fn last_timeout(&self) -> Duration {
        self.timeout * 5
    }

    /// Something that keeps mails from going out.
    fn trouble(&self, cause: impl Into<String>) -> Trouble {
        Trouble::new("send by", self.shown(), cause)
    }
}

/// Why a session ended or did not begin.
#[derive(Debug)]
pub struct Fault {
    /// What to tell.
    pub trouble: Trouble,
    /// Whether the connection was lost: another one may do better.
    pub is_lost: bool,
}

impl From<Trouble> for Fault {
    fn from(trouble: Trouble) -> Self {
        Self {
            trouble,
            is_lost: false,
        }
    }
}

fn seconds(time: Duration) -> String {
    match time.as_secs() {
        1 => "1 second".to_owned(),
        number => format!("{number} seconds"),
    }
}

/// Waits.
pub fn wait(time: Duration) {
    std::thread::sleep(time);
}
