//! What counts of a mail, and the codes of its reader.

use crate::model::Round;
use crate::outbox::code::{Says, Secret, blank};
use crate::outbox::{Item, digest};
use crate::output::mail::Mail;

/// The mails with the codes of their readers.
pub(super) fn coded(mails: Vec<Mail>, secret: &Secret, round: &Round) -> Vec<Mail> {
    let round = round.id.0.as_str();
    let coded = mails.into_iter().map(|mail| {
        let id = &mail.reader().id;
        let codes = Says::ALL.map(|says| (blank(round, says), secret.code(round, says, id)));
        mail.with(&codes)
    });
    coded.collect()
}

/// What counts of a mail: its words without its codes, so that another secret makes no other letter.
pub(super) fn item(mail: &Mail, secret: Option<&Secret>) -> Item {
    let reader = mail.reader();
    let mut with: Vec<&str> = reader.partners.iter().map(String::as_str).collect();
    with.push(&reader.id);
    with.sort_unstable();
    let body = mail.body();
    Item {
        id: reader.id.clone(),
        content: digest(&[mail.subject(), &body.plain, &body.html]),
        with: digest(&with),
        address: secret.map(|secret| secret.of_address(&mail.recipient().email)),
    }
}
