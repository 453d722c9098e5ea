//! What stands in a mail cannot change what a mail is, whoever wrote it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests make their own disk and end loudly"
)]

use mail_parser::{MessageParser, MimeHeaders as _};

use super::{Draft, Head, bytes, drafts};
use crate::output::kinds::Kind;
use crate::output::mail::{Body, Mail, Reader};
use crate::output::private::Accepted;
use crate::output::{Message, PrivateFile, Recipient};
use crate::path::OutPath;
use crate::render::letter_text;

/// What stands in a header.
fn one_line(text: &str) -> String {
    letter_text::one_line(text).replace("=?", "= ?")
}

const HEAD: Head<'_> = Head {
    from: ["Ines", "help@example.org"],
    answers: "help@example.org",
    id: "0123456789abcdef0123456789abcdef@example.org",
    date: 1_788_600_000,
    is_draft: true,
};

/// What people may write, or paste.
fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "Ana\r\nBcc: eve@example.com",
        "Ana\nBcc: eve@example.com\n\nbody",
        "Ana\rBcc: eve@example.com",
        "Ana\u{0}Bcc: eve",
        "Ana\u{b}\u{c}\u{85}\u{2028}\u{2029}Bcc: eve",
        "\u{202e}ana\u{202c} \u{2066}x\u{2069}",
        "\" <eve@example.com>, \"Ana",
        "Ana, Ben; (c) <d> @e: \\ [f]",
        "=?utf-8?B?QmNjOiBldmU=?=",
        "=?utf-8?Q?=0D=0ABcc:_eve?= x",
        "עברית عربي",
        "Ana \u{1f469}\u{200d}\u{1f4bb} \u{1f1f8}\u{1f1f3}",
        ".",
        "..\r\n.\r\nQUIT",
        "From me to you",
        "x\nFrom me to you\nFrom: eve@example.com",
        "--=_0123456789abcdef0123456789abcdef.1--",
        "a\u{301}\u{301}\u{301}\u{301}",
        "\t tab \t",
        "end\r\n",
        "\r\n\r\n",
        "naïve – “quotes”",
    ]
    .map(str::to_owned)
    .into();
    texts.push("x".repeat(10_000));
    texts.push("é".repeat(10_000));
    texts.push("word ".repeat(2_000));
    texts
}

fn mail([name, email, subject, plain, html, calendar]: [&str; 6]) -> Mail {
    let reader = Reader {
        id: "ana".to_owned(),
        group: "pair",
        partners: Vec::new(),
        partner_only: false,
    };
    let message = Message {
        recipient: Recipient {
            name: name.to_owned(),
            email: email.to_owned(),
        },
        subject: subject.to_owned(),
        plain: str::to_owned,
    };
    let path = OutPath::new("letters/ana.html").unwrap();
    let state = Accepted::SAMPLE;
    let letter = PrivateFile::new(Kind::Letter, path, Vec::new(), Some(message), state);
    let body = Body {
        html: html.to_owned(),
        plain: plain.to_owned(),
        calendar: Some(calendar.to_owned()),
    };
    Mail::new(reader, letter, body).unwrap()
}

const HARMLESS: [&str; 6] = [
    "Ana",
    "ana@example.org",
    "Meet Ben",
    "Dear Ana",
    "<p>Dear Ana",
    "BEGIN:VCALENDAR\r\n",
];

/// Each of eight fields with each text: those of a mail, and name and address of whom it is from.
fn each(look: &dyn Fn(&[u8], usize, &str)) {
    let mut count = 0;
    for text in hostile() {
        for at in 0..8 {
            let mut fields = HARMLESS;
            let mut head = HEAD;
            match at {
                6 => head.from[0] = &text,
                7 => (head.from[1], head.answers) = (&text, &text),
                _ => fields[at] = &text,
            }
            look(&bytes(&mail(fields), &head), at, &text);
            count += 1;
        }
    }
    assert_eq!(count, 200);
}

#[test]
fn no_field_adds_a_header_or_breaks_a_line() {
    let names = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "List-Unsubscribe",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
    ];
    each(&|bytes, at, text| {
        let raw = String::from_utf8(bytes.to_vec()).unwrap();
        let told = format!("{at} {text:?}");
        let without = raw.replace("\r\n", "");
        assert!(!without.contains(['\r', '\n', '\0']), "{told}");
        let (head, _) = raw.split_once("\r\n\r\n").unwrap();
        let lines = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']));
        let found: Vec<&str> = lines.map(|line| line.split(':').next().unwrap()).collect();
        assert_eq!(found, names, "{told}");
        assert!(!raw.contains("\r\nFrom "), "{told}");
        // One word that cannot be folded may be as long as it likes; a server takes 998.
        let longest = raw.split("\r\n").map(str::len).max().unwrap();
        assert!(longest <= 998 || at == 1 || at == 7, "{told} {longest}");
    });
}

#[test]
fn another_parser_reads_what_was_written() {
    each(&|bytes, at, text| {
        let told = format!("{at} {text:?}");
        let read = MessageParser::default().parse(bytes).unwrap();
        assert_eq!(read.html_body_count(), 1, "{told}");
        assert_eq!(read.attachment_count(), 1, "{told}");
        assert_eq!(
            read.attachment(0).unwrap().attachment_name(),
            Some("calendar.ics")
        );
        let subject = if at == 2 {
            one_line(text)
        } else {
            HARMLESS[2].to_owned()
        };
        // A parser strips what surrounds a header, and so have we.
        assert_eq!(read.subject().unwrap_or_default(), subject, "{told}");
        let to = read.to().unwrap();
        assert_eq!(to.iter().count(), 1, "{told}");
        if at != 1 {
            assert_eq!(to.first().unwrap().address(), Some(HARMLESS[1]), "{told}");
        }
        if at == 0 && !one_line(text).is_empty() {
            let name = to.first().unwrap().name().unwrap_or_default();
            assert_eq!(name, one_line(text), "{told}");
        }
        if at == 3 {
            let said = read
                .body_text(0)
                .unwrap()
                .replace("\r\n", "\n")
                .replace('\u{a0}', " ");
            let meant = text.replace("\r\n", "\n").replace('\r', "\n");
            let meant = meant.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "");
            assert_eq!(
                said.trim_end_matches('\n'),
                meant.replace('\u{a0}', " ").trim_end_matches('\n'),
                "{told}"
            );
        }
    });
}

#[test]
fn the_same_mail_gives_the_same_bytes_and_a_mailbox_holds_each_once() {
    let mails = [mail(HARMLESS), mail(HARMLESS)];
    assert!(bytes(&mails[0], &HEAD) == bytes(&mails[1], &HEAD));
    let each = mails.iter().map(|mail| Draft { mail, head: HEAD });
    let files = drafts(&each.collect::<Vec<_>>()).unwrap();
    let last = files.into_files().pop().unwrap();
    let mailbox = last.html().into_owned();
    assert_eq!(
        mailbox
            .matches("From fortnight@localhost Sat Sep  5")
            .count(),
        2
    );
    assert!(!mailbox.contains('\r') && mailbox.ends_with("--\n\n"));
}

/// Reads files of mails with the parser of Python, and says what stands in each.
const PYTHON: &str = r#"
import email, email.policy, json, pathlib, sys
told = []
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    plain = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    calendar = [part.get_content() for part in mail.iter_attachments()]
    try:
        readers = len(mail["To"].addresses)
    except ValueError as error:
        raise SystemExit(f"{path.name}: {error}: {dict(mail.raw_items())['To']!r}")
    told.append([readers, str(mail["Subject"]), plain, html, *calendar])
print(json.dumps(told))
"#;

/// What a text is without what parsers see differently: the ends of lines, and blanks at its end.
fn alike(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\u{a0}', " ");
    lines.trim_end().to_owned()
}

#[test]
fn two_parsers_that_know_nothing_of_each_other_read_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let expected = std::cell::RefCell::new(Vec::new());
    each(&|bytes, at, text| {
        let mut expected = expected.borrow_mut();
        let file = folder.path().join(format!("{:03}.eml", expected.len()));
        std::fs::write(file, bytes).unwrap();
        let mail = MessageParser::default().parse(bytes).unwrap();
        let calendar = mail
            .attachment(0)
            .unwrap()
            .text_contents()
            .unwrap_or_default();
        let texts = [
            &mail.body_text(0).unwrap(),
            &*mail.body_html(0).unwrap(),
            calendar,
        ];
        let subject = mail.subject().unwrap_or_default().to_owned();
        expected.push((format!("{at} {text:?}"), subject, texts.map(alike)));
    });
    let python = std::process::Command::new("python3")
        .args(["-c", PYTHON])
        .arg(folder.path())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&python.stderr);
    assert!(python.status.success(), "{errors}");
    type Told = (usize, String, String, String, String);
    let told: Vec<Told> = serde_json::from_slice(&python.stdout).unwrap();
    let expected = expected.into_inner();
    assert_eq!((told.len(), expected.len()), (200, 200));
    for ((to, subject, plain, html, calendar), (what, own_subject, own)) in
        told.into_iter().zip(expected)
    {
        assert!(to <= 1, "{what}: {to} readers");
        assert_eq!(one_line(&subject), one_line(&own_subject), "{what}");
        assert_eq!(
            [plain, html, calendar].map(|text| alike(&text)),
            own,
            "{what}"
        );
    }
}
