//! What may be typed behind `fortnight inbox`.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `inbox`.
#[derive(Debug, Args)]
pub struct InboxArgs {
    /// Mailboxes (mbox), single mails (.eml), or folders of them, as a mail program exports them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Note what people say, and what came back; without it, it is only shown
    #[arg(long)]
    pub write: bool,
}
