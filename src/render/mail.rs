//! Mails: the letter as the body of a mail, in HTML and as plain text, with a calendar.

mod bytes;
pub mod calendar;
mod drafts;
mod inline;
#[cfg(test)]
mod tests;

use crate::output::PrivateFile;
use crate::output::mail::{Body, Mail, Reader};
use crate::output::private::Accepted;

pub use bytes::{Head, bytes, post};
pub use drafts::{Draft, drafts};

/// The mail of a letter; `None` if the letter is to nobody.
pub fn mail(
    reader: Reader,
    letter: PrivateFile<Accepted>,
    calendar: Option<String>,
) -> Option<Mail> {
    let body = Body {
        html: inline::html(&letter.html()),
        plain: letter.plain()?,
        calendar,
    };
    Mail::new(reader, letter, body)
}
