//! A mail as bytes (RFC 5322 and 2045): the same mail gives the same bytes.

use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::url::URL;
use mail_builder::mime::MimePart;

use crate::output::Recipient;
use crate::output::mail::{Mail, Post};
use crate::render::letter_text::{is_unseen, one_line};

/// What stands above a mail beside its reader and its subject.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Name and address of whom it is from.
    pub from: [&'a str; 2],
    /// The address that answers go to.
    pub answers: &'a str,
    /// What tells it from every other mail: `…@host`, of plain signs alone.
    pub id: &'a str,
    /// Seconds since 1970.
    pub date: i64,
    /// Whether it lies ready to be sent by somebody's mail program.
    pub is_draft: bool,
}

/// What one asks for who wants no more mails than must be.
const STOP: &str = "mails%3A%20partner-only";

/// A line that a mailbox takes for the beginning of another mail.
const FROM: &[u8] = b"\r\nFrom ";

/// The bytes of a mail. Lines end in CR LF.
pub fn bytes(mail: &Mail, head: &Head<'_>) -> Vec<u8> {
    let body = mail.body();
    let calendar = body.calendar.as_deref().unwrap_or_default();
    let texts = [&*body.plain, &*body.html, calendar].map(clean);
    let made = message(mail, head, &texts);
    if !made.windows(FROM.len()).any(|bytes| bytes == FROM) {
        return made;
    }
    // The same for the eye, and no mailbox has to mark it.
    message(
        mail,
        head,
        &texts.map(|text| text.replace("From ", "From\u{a0}")),
    )
}

/// A mail as it is handed to a server.
pub fn post(mail: &Mail, head: &Head<'_>) -> Post {
    let addresses = [head.from[1], &mail.recipient().email].map(address);
    Post::new(mail, addresses, bytes(mail, head))
}

fn message(mail: &Mail, head: &Head<'_>, texts: &[String; 3]) -> Vec<u8> {
    let ([plain, html, calendar], boundary) = (texts, boundary(head, texts));
    let Recipient { name, email } = mail.recipient();
    let [own_name, own_email] = [line(head.from[0]), address(head.from[1])];
    let answers = address(head.answers);
    let stop = format!("mailto:{answers}?subject={STOP}");
    let is_elsewhere = answers != own_email;
    let mut message = MessageBuilder::new()
        .from((own_name, own_email))
        .to((line(name), address(email)))
        .subject(line(mail.subject()))
        .date(head.date)
        .message_id(head.id.to_owned())
        .header("List-Unsubscribe", URL::new(stop));
    if is_elsewhere {
        message = message.reply_to(answers);
    }
    if head.is_draft {
        message = message.header("X-Unsent", Raw::new("1"));
    }
    let parts = vec![
        MimePart::new("text/plain", &**plain),
        MimePart::new("text/html", &**html),
    ];
    let both = MimePart::new(multipart("alternative", &boundary, 1), parts);
    let all = match &**calendar {
        "" => both,
        calendar => {
            let kind = ContentType::new("text/calendar").attribute("charset", "utf-8");
            let calendar = MimePart::new(kind, calendar).attachment("calendar.ics");
            MimePart::new(multipart("mixed", &boundary, 2), vec![both, calendar])
        }
    };
    let mut bytes = Vec::new();
    message.body(all).serialize(&mut bytes);
    bytes
}

/// What ends the parts of a mail: words that stand in none of its texts.
fn boundary(head: &Head<'_>, texts: &[String; 3]) -> String {
    let id = head.id.split('@').next().unwrap_or_default();
    let mut words = format!("=_{id}");
    while texts.iter().any(|text| text.contains(&words)) {
        words.push('_');
    }
    words
}

/// A part of parts.
fn multipart<'a>(kind: &str, boundary: &str, depth: u8) -> ContentType<'a> {
    let boundary = format!("{boundary}.{depth}");
    ContentType::new(format!("multipart/{kind}")).attribute("boundary", boundary)
}

/// A text for a header. What looks like an encoded word is none: some programs read it even where it is not one.
fn line(text: &str) -> String {
    one_line(text).replace("=?", "= ?")
}

/// An address without what would end it, so that other addresses are not let in by one, and without what begins an encoded word:
/// none may stand there, and some programs read it all the same.
fn address(text: &str) -> String {
    const ENDS: [char; 11] = ['<', '>', '(', ')', '[', ']', ',', ';', ':', '"', '\\'];
    let mut text = text.replace(
        |c: char| c.is_whitespace() || is_unseen(c) || ENDS.contains(&c),
        "",
    );
    while text.contains("=?") {
        text = text.replace("=?", "");
    }
    text
}

/// A text without control characters but the ends of its lines.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "")
}
