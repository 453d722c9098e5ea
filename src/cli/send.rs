//! What may be typed behind `fortnight send`.

use clap::{Args, ValueEnum};

/// Arguments of `send`.
#[derive(Debug, Args)]
pub struct SendArgs {
    /// What: letters, topic, news or reminder
    #[arg(
        value_name = "WHAT",
        hide_possible_values = true,
        required_unless_present = "resolve"
    )]
    pub what: Option<SendWhat>,
    /// Of which round, for example `2026b` [default: the present one]
    #[arg(value_name = "ROUND")]
    pub round: Option<String>,
    /// Which topic or post by the name of its file, or which reminder: week, half or end [default: by the day]
    #[arg(long, value_name = "NAME")]
    pub which: Option<String>,
    /// Which way: drafts, table, sealed or smtp
    #[arg(
        long,
        value_name = "WAY",
        default_value = "drafts",
        hide_possible_values = true
    )]
    pub by: Way,
    /// To these people alone, by their ids
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub only: Vec<String>,
    /// Once more to these people, by their ids; `pairs`: to everybody who has another partner now
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub again: Vec<String>,
    /// To your own address, to look at them; they are not counted as sent [default: 3 of them]
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "3")]
    pub to_me: Option<usize>,
    /// Say that what was handed over has been sent
    #[arg(long, conflicts_with_all = ["unsent", "to_me", "again"])]
    pub sent: bool,
    /// Say that what was handed over has not been sent, and will not be
    #[arg(long, conflicts_with_all = ["to_me", "again"])]
    pub unsent: bool,
    /// List the mails of which nobody knows whether they have gone, of all rounds, and how to say it
    #[arg(long, conflicts_with_all = ["to_me", "again", "sent", "unsent", "write", "really"])]
    pub resolve: bool,
    /// Send them now, by the account in `[mail]` of the settings; without it, it is only shown
    #[arg(long, conflicts_with_all = ["write", "sent", "unsent"])]
    pub really: bool,
    /// Write the drafts, the table or the sealed pages, or enter what you say; without it, it is only shown
    #[arg(long)]
    pub write: bool,
}

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SendWhat {
    /// What became of everybody
    Letters,
    /// The topic of this fortnight
    Topic,
    /// A post
    News,
    /// Have you heard from each other? Half is over. Thank you
    Reminder,
}

impl SendWhat {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::Topic => "topic",
            Self::News => "news",
            Self::Reminder => "reminder",
        }
    }
}

/// Which way mails go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Way {
    /// Files that mail programs open, and one mailbox
    Drafts,
    /// A table for a mail merge
    Table,
    /// Pages that a passphrase opens, and the table of passphrases
    #[value(name = "sealed")]
    Pages,
    /// A mail account of one's own, over TLS
    Smtp,
}

impl Way {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Table => "table",
            Self::Pages => "sealed",
            Self::Smtp => "smtp",
        }
    }
}
