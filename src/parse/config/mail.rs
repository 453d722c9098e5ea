//! `[mail]` as a record.

use crate::parse::fields::Fields;
use crate::source::{Span, Spanned};

/// `[mail]`
#[derive(Debug)]
pub struct MailRecord {
    /// Where it is written.
    pub span: Span,
    /// Whose account it is.
    pub preset: Option<Spanned<String>>,
    /// The server.
    pub host: Option<Spanned<String>>,
    /// Its port.
    pub port: Option<Spanned<u32>>,
    /// How TLS begins.
    pub tls: Option<Spanned<String>>,
    /// The name of the account.
    pub user: Option<Spanned<String>>,
    /// The address that mails are from.
    pub from: Option<Spanned<String>>,
    /// A command that says the password.
    pub password_command: Option<Spanned<String>>,
    /// A file with the password.
    pub password_file: Option<Spanned<String>>,
    /// A command that says a token.
    pub token_command: Option<Spanned<String>>,
    /// A file with a token.
    pub token_file: Option<Spanned<String>>,
    /// A file of certificates.
    pub ca_file: Option<Spanned<String>>,
    /// Mails within 24 hours.
    pub per_day: Option<Spanned<u32>>,
    /// Mails within a minute.
    pub per_minute: Option<Spanned<u32>>,
    /// Seconds of patience.
    pub timeout_seconds: Option<Spanned<u32>>,
    /// What must not stand in any settings, and does: the key, and its place.
    pub secrets: Vec<Spanned<&'static str>>,
}

/// Keys by which people would write a secret into the settings.
const SECRETS: [&str; 3] = ["password", "token", "secret"];

pub(super) fn mail(fields: &mut Fields<'_>) -> Option<MailRecord> {
    let mut fields = fields.map("mail", "`[mail]`")?;
    let mut secrets = Vec::new();
    for key in SECRETS {
        let written = fields.forbidden(key);
        secrets.extend(written.map(|span| Spanned { value: key, span }));
    }
    let record = MailRecord {
        span: fields.span,
        preset: fields.line("preset", 100),
        host: fields.line("host", 253),
        port: fields.integer("port", 1..=65_535),
        tls: fields.line("tls", 100),
        user: fields.line("user", 254),
        from: fields.line("from", 254),
        password_command: fields.line("password_command", 1_000),
        password_file: fields.line("password_file", 1_000),
        token_command: fields.line("token_command", 1_000),
        token_file: fields.line("token_file", 1_000),
        ca_file: fields.line("ca_file", 1_000),
        per_day: fields.integer("per_day", 1..=1_000_000),
        per_minute: fields.integer("per_minute", 1..=100_000),
        timeout_seconds: fields.integer("timeout_seconds", 1..=600),
        secrets,
    };
    fields.finish();
    Some(record)
}
