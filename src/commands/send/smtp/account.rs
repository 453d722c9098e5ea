//! From `[mail]` of the settings to a server and a login.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use crate::commands::send::Sending;
use crate::edge::Trouble;
use crate::edge::mail::{Begin, Login, Secret, Server, Source, secret};
use crate::model::mail::{MailAccount, SecretKind, SecretSource};
use crate::render::mail::Head;

/// The account of the settings.
pub(super) fn account<'a>(sending: &Sending<'a>) -> Result<&'a MailAccount, Trouble> {
    let account = sending.program.config.mail.as_ref();
    account.ok_or_else(|| {
        Trouble::new("send by", "smtp", "`fortnight.toml` names no account")
            .hint("write `[mail]` and `preset = \"gmail\"`, or what your provider says: see Sending in the handbook; `--by drafts` and `--by table` need none")
    })
}

/// Its server.
pub(super) fn server(account: &MailAccount, root: &Path) -> Server {
    Server {
        host: account.host.clone(),
        port: account.port,
        begin: match account.tls_at_once {
            true => Begin::AtOnce,
            false => Begin::OnRequest,
        },
        ca_file: account.ca_file.as_deref().map(|file| place(root, file)),
        timeout: Duration::from_secs(account.timeout_seconds.into()),
    }
}

/// Who sends; `None` if the server does not ask.
pub(super) fn login(account: &MailAccount, root: &Path) -> Result<Option<Login>, Trouble> {
    let Some(user) = account.user.clone() else {
        return Ok(None);
    };
    let (kind, source) = match &account.secret {
        SecretSource::Prompt => (SecretKind::Password, Source::Prompt),
        SecretSource::Command(kind, command) => (*kind, Source::Command(command.clone())),
        SecretSource::File(kind, file) => (*kind, Source::File(place(root, file))),
    };
    let make = match kind {
        SecretKind::Password => Secret::Password,
        SecretKind::Token => Secret::Token,
    };
    let secret = secret(&source, &user, root, make)?;
    Ok(Some(Login { user, secret }))
}

/// A file of the settings: from the program's folder, unless it says from where.
fn place(root: &Path, file: &str) -> PathBuf {
    crate::edge::folders::from_home(file).unwrap_or_else(|| root.join(file))
}

/// What stands above a mail of an account.
pub(super) fn head<'a>(
    sending: &'a Sending<'_>,
    account: &'a MailAccount,
    id: &'a str,
    now: Timestamp,
) -> Head<'a> {
    let letters = &sending.program.config.letters;
    Head {
        from: [&letters.whom_to_ask, &account.from],
        answers: &letters.email,
        id,
        date: now.as_second(),
        is_draft: false,
    }
}
