//! `[mail]`: one account, one secret that stands elsewhere, and TLS always.

use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::mail::{Limit, MailAccount, Preset, SecretKind, SecretSource};
use crate::parse::config::{FILE, MailRecord};
use crate::source::Spanned;
use crate::validate::forms::check_email;

/// A server may look at a name for a while before it answers (RFC 5321 gives it some minutes).
const TIMEOUT: u32 = 120;

/// The account; `contact` is the address that participants write to.
pub(super) fn mail(
    record: MailRecord,
    contact: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<MailAccount> {
    problems.extend(record.secrets.iter().map(open_secret));
    let preset = preset(&record, problems)?;
    let from = match &record.from {
        Some(from) => check_email(from, problems)?,
        None => contact.to_owned(),
    };
    let secret = secret(&record, problems);
    let port = record
        .port
        .as_ref()
        .and_then(|port| port.value.try_into().ok());
    let port: u16 = port.unwrap_or(preset.port());
    let tls_at_once = match &record.tls {
        Some(word) => tls(word, problems)?,
        None => port == 465,
    };
    let host = host(&record, preset, problems)?;
    let text = |field: Option<Spanned<String>>| field.map(|field| field.value);
    let number = |field: Option<Spanned<u32>>| field.map(|field| field.value);
    let user = text(record.user).or_else(|| {
        let asks = preset != Preset::Own || secret != SecretSource::Prompt;
        asks.then(|| from.clone())
    });
    Some(MailAccount {
        preset,
        host,
        port,
        tls_at_once,
        user,
        from,
        secret,
        ca_file: text(record.ca_file),
        limit: Limit {
            per_day: number(record.per_day).or(preset.limit().per_day),
            per_minute: number(record.per_minute).or(preset.limit().per_minute),
        },
        timeout_seconds: number(record.timeout_seconds).unwrap_or(TIMEOUT),
    })
}

/// Its line is not shown: what stands on it should be seen by nobody.
fn open_secret(key: &Spanned<&'static str>) -> Diagnostic {
    let message = format!(
        "a {} stands in `[mail]`, where others can read it",
        key.value
    );
    let place = Place::File(FILE.to_owned(), None);
    Diagnostic::new(check::OPEN_PASSWORD, place, message).hint(
        "take it out and make another one, for this one may be known; `password_command` or `password_file` says where it is, and without them you are asked",
    )
}

fn preset(record: &MailRecord, problems: &mut Vec<Diagnostic>) -> Option<Preset> {
    let Some(word) = &record.preset else {
        return Some(Preset::Own);
    };
    let known = Preset::named(&word.value);
    if known.is_none() {
        problems.push(unknown(word, &Preset::ALL.map(Preset::name)));
    }
    known
}

const TLS: [(&str, bool); 2] = [("at-once", true), ("on-request", false)];

fn tls(word: &Spanned<String>, problems: &mut Vec<Diagnostic>) -> Option<bool> {
    let known = TLS.iter().find(|(name, _)| *name == word.value);
    if known.is_none() {
        problems.push(unknown(word, &TLS.map(|(name, _)| name)));
    }
    known.map(|(_, at_once)| *at_once)
}

fn unknown(word: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let message = format!("`{}` is not known here", word.value);
    let problem = Diagnostic::new(check::BAD_MAIL, word.span, message);
    problem.hint(format!("write `{}`", known.join("`, `")))
}

fn host(record: &MailRecord, preset: Preset, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let Some(host) = &record.host else {
        if preset.host().is_none() {
            let message = "`[mail]` names no server";
            problems.push(Diagnostic::new(check::BAD_MAIL, record.span, message).hint(
                "add `preset = \"gmail\"`, `\"workspace\"` or `\"microsoft365\"`, or `host = \"smtp.example.org\"` as your provider says",
            ));
        }
        return preset.host().map(str::to_owned);
    };
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-.:".contains(c);
    if host.value.chars().all(is_sign) {
        return Some(host.value.clone());
    }
    let message = format!("`{}` is no name of a server", host.value);
    problems.push(
        Diagnostic::new(check::BAD_MAIL, host.span, message)
            .hint("write it like `smtp.example.org`; the port has a key of its own"),
    );
    None
}

/// At most one.
fn secret(record: &MailRecord, problems: &mut Vec<Diagnostic>) -> SecretSource {
    let command =
        |kind| move |text: &Spanned<String>| SecretSource::Command(kind, text.value.clone());
    let file = |kind| move |text: &Spanned<String>| SecretSource::File(kind, text.value.clone());
    let MailRecord {
        password_command,
        password_file,
        token_command,
        token_file,
        ..
    } = record;
    let (password, token) = (SecretKind::Password, SecretKind::Token);
    let all = [
        (
            password_command,
            password_command.as_ref().map(command(password)),
        ),
        (password_file, password_file.as_ref().map(file(password))),
        (token_command, token_command.as_ref().map(command(token))),
        (token_file, token_file.as_ref().map(file(token))),
    ];
    let mut all = all
        .into_iter()
        .filter_map(|(field, source)| Some((field.as_ref()?, source?)));
    let first = all.next();
    if let Some((second, _)) = all.next() {
        let message = "`[mail]` says twice where the password is";
        problems.push(Diagnostic::new(check::BAD_MAIL, second.span, message).hint(
            "keep one of `password_command`, `password_file`, `token_command` and `token_file`",
        ));
    }
    first.map_or(SecretSource::Prompt, |(_, source)| source)
}
