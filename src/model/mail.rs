//! The mail account that letters go out by: `[mail]` of the settings, checked.

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAccount {
    /// Whose account it is.
    pub preset: Preset,
    /// The server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether TLS begins with the connection, or when it is asked for.
    pub tls_at_once: bool,
    /// The name of the account; `None` for a server that asks nobody who they are.
    pub user: Option<String>,
    /// The address that mails are from.
    pub from: String,
    /// Where its password or token is.
    pub secret: SecretSource,
    /// A file of certificates that are trusted beside the usual ones, from the program's folder.
    pub ca_file: Option<String>,
    /// How much it takes.
    pub limit: Limit,
    /// How many seconds the server may take to answer.
    pub timeout_seconds: u32,
}

/// Where the password or the token of an account is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretSource {
    /// Whoever sends types the password.
    Prompt,
    /// A command says it.
    Command(SecretKind, String),
    /// A file holds it.
    File(SecretKind, String),
}

/// What proves who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretKind {
    /// A password.
    Password,
    /// An OAuth 2 token.
    Token,
}

/// How many mails an account takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    /// Within 24 hours.
    pub per_day: Option<u32>,
    /// Within a minute.
    pub per_minute: Option<u32>,
}

/// Accounts of which server and limits are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// A Gmail address.
    Gmail,
    /// An organisation's account with Google.
    Workspace,
    /// An organisation's account with Microsoft.
    Microsoft365,
    /// Any other server.
    Own,
}

/// What is known of an account.
struct Row {
    name: &'static str,
    shown: &'static str,
    host: Option<&'static str>,
    port: u16,
    limit: Limit,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Gmail, Self::Workspace, Self::Microsoft365, Self::Own];

    /// Limits as the providers tell them (Google: "Gmail sending limits", "Gmail sending limits in Google Workspace"; Microsoft:
    /// "Exchange Online limits").
    const fn row(self) -> Row {
        const GOOGLE: Option<&str> = Some("smtp.gmail.com");
        const fn limit(per_day: Option<u32>, per_minute: Option<u32>) -> Limit {
            Limit {
                per_day,
                per_minute,
            }
        }
        match self {
            Self::Gmail => Row {
                name: "gmail",
                shown: "Gmail",
                host: GOOGLE,
                port: 465,
                limit: limit(Some(500), None),
            },
            Self::Workspace => Row {
                name: "workspace",
                shown: "Google Workspace",
                host: GOOGLE,
                port: 465,
                limit: limit(Some(2_000), None),
            },
            Self::Microsoft365 => Row {
                name: "microsoft365",
                shown: "Microsoft 365",
                host: Some("smtp.office365.com"),
                port: 587,
                limit: limit(Some(10_000), Some(30)),
            },
            Self::Own => Row {
                name: "own",
                shown: "the server",
                host: None,
                port: 465,
                limit: limit(None, None),
            },
        }
    }

    /// Its word in the settings.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The one of this word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// What people call it.
    pub fn shown(self) -> &'static str {
        self.row().shown
    }

    /// Its server, if it is always the same.
    pub fn host(self) -> Option<&'static str> {
        self.row().host
    }

    /// The port of its server.
    pub fn port(self) -> u16 {
        self.row().port
    }

    /// What it takes.
    pub fn limit(self) -> Limit {
        self.row().limit
    }
}
