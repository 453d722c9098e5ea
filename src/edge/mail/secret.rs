//! The password of a mail account: from a command, a file that nobody else can read, or the keyboard. It is never in the
//! settings, never among the arguments of a process, and never shown.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::super::Trouble;

/// What proves who sends. It has no `Debug`, and nothing writes it but a session.
pub enum Secret {
    /// A password, or one for apps.
    Password(String),
    /// An OAuth 2 token, which lasts for an hour or so.
    Token(String),
}

/// Where a secret comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The first line of what a command says.
    Command(String),
    /// The first line of a file.
    File(PathBuf),
    /// The keyboard.
    Prompt,
}

impl Secret {
    /// What it is called.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Password(_) => "password",
            Self::Token(_) => "token",
        }
    }
}

/// The secret itself; `make` says which kind it is.
///
/// # Errors
/// There is none, or it lies open.
pub fn secret(
    source: &Source,
    user: &str,
    folder: &Path,
    make: fn(String) -> Secret,
) -> Result<Secret, Trouble> {
    let text = match source {
        Source::Command(command) => of_command(command, folder)?,
        Source::File(path) => of_file(path)?,
        Source::Prompt => prompted(user)?,
    };
    let line = text.lines().next().unwrap_or_default().trim_end();
    if line.is_empty() {
        let shown = match source {
            Source::Command(command) => command.clone(),
            Source::File(path) => path.to_string_lossy().into_owned(),
            Source::Prompt => "standard input".to_owned(),
        };
        return Err(Trouble::new(
            "take the password from",
            shown,
            "its first line is empty",
        ));
    }
    Ok(make(line.to_owned()))
}

/// It may ask, for example for the word that opens a store: its questions go to the terminal.
fn of_command(command: &str, folder: &Path) -> Result<String, Trouble> {
    let trouble = |cause: String| Trouble::new("take the password from", command, cause);
    let (shell, flag) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    let mut process = Command::new(shell);
    process.args([flag, command]).current_dir(folder);
    process.stdin(Stdio::inherit()).stderr(Stdio::inherit());
    let output = process.stdout(Stdio::piped()).output();
    let output = output.map_err(|error| trouble(super::super::trouble::cause(&error)))?;
    if !output.status.success() {
        let how = match output.status.code() {
            Some(code) => format!("it ended with code {code}"),
            None => "it was stopped".to_owned(),
        };
        return Err(trouble(how).hint("try it by itself: its first line is taken as it is"));
    }
    String::from_utf8(output.stdout).map_err(|_| trouble("what it says is no UTF-8".to_owned()))
}

fn of_file(path: &Path) -> Result<String, Trouble> {
    let shown = path.to_string_lossy();
    let trouble = |error: io::Error| Trouble::io("read", &*shown, &error);
    let mut file = File::open(path).map_err(trouble)?;
    if is_open_to_others(&file).map_err(trouble)? {
        let cause = "others can read it, and a password is in it";
        return Err(Trouble::new("use", &*shown, cause).hint(format!(
            "`chmod 600 {shown}`, and if somebody may have read it, another password"
        )));
    }
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(trouble)?;
    Ok(text)
}

#[cfg(unix)]
fn is_open_to_others(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

/// There are no modes here: access follows the lists of the folder above.
#[cfg(not(unix))]
fn is_open_to_others(_: &File) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
fn prompted(user: &str) -> Result<String, Trouble> {
    use rustix::termios::{LocalModes, OptionalActions, isatty, tcgetattr, tcsetattr};
    let input = io::stdin();
    if !isatty(&input) {
        return Err(nobody_to_ask());
    }
    let trouble = |error: io::Error| Trouble::io("read", "standard input", &error);
    let before = tcgetattr(&input).map_err(|error| trouble(error.into()))?;
    let mut unseen = before.clone();
    unseen.local_modes.remove(LocalModes::ECHO);
    let question = format!("password of {}: ", crate::diagnostic::printable(user));
    tcsetattr(&input, OptionalActions::Flush, &unseen).map_err(|error| trouble(error.into()))?;
    let asked = io::stderr().write_all(question.as_bytes());
    let mut answer = String::new();
    let read = asked.and_then(|()| input.read_line(&mut answer));
    // A terminal that stays blind is worse than no password.
    let _ = tcsetattr(&input, OptionalActions::Flush, &before);
    let _ = io::stderr().write_all(b"\n");
    read.map_err(trouble)?;
    Ok(answer)
}

#[cfg(not(unix))]
fn prompted(_: &str) -> Result<String, Trouble> {
    Err(nobody_to_ask())
}

fn nobody_to_ask() -> Trouble {
    Trouble::new(
        "ask for",
        "the password",
        "there is no terminal where nobody sees it typed",
    )
    .hint("name `password_command` or `password_file` in `[mail]` of `fortnight.toml`")
}
