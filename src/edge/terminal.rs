//! The terminal: writing that survives a closed pipe, colours, and a progress bar for long work.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

use super::Trouble;
use crate::diagnostic::Telling;

/// When to use colours: what `--color` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set or the terminal is dumb.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Standard output and standard error, and how to write to them.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    color_err: bool,
    progress: bool,
    quiet: bool,
    all: bool,
}

impl Terminal {
    /// Looks at the environment once. `quiet` leaves problems and results, `all` tells every place of a problem.
    pub fn new(color: Color, quiet: bool, all: bool) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let plain = set("NO_COLOR") || dumb;
        let colored = |is_terminal| match color {
            Color::Auto => is_terminal && !plain,
            Color::Always => true,
            Color::Never => false,
        };
        let on_terminal = io::stderr().is_terminal();
        Self {
            color_err: colored(on_terminal),
            progress: on_terminal && !dumb && !quiet,
            quiet,
            all,
        }
    }

    /// How problems are told on standard error.
    pub fn telling(self) -> Telling {
        Telling {
            color: self.color_err,
            all: self.all,
        }
    }

    /// A line of the result, to standard output: what was asked for, so `--quiet` does not silence it.
    ///
    /// # Errors
    /// The text could not be written, for example onto a full disk. A reader that has gone away is no error.
    pub fn result(self, text: &str) -> Result<(), Trouble> {
        let written = write_line(&mut io::stdout().lock(), text);
        written.map_err(|error| Trouble::io("write to", "standard output", &error))
    }

    /// A line of news, to standard error; nothing of it with `--quiet`.
    pub fn news(self, text: &str) {
        if !self.quiet {
            self.problem(text);
        }
    }

    /// A problem, to standard error. If even that is closed, there is nobody left to tell.
    pub fn problem(self, text: &str) {
        let _ = write_line(&mut io::stderr().lock(), text);
    }

    /// Whether somebody can be asked: a terminal at both ends.
    pub fn asks(self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// The answer to a question, without the spaces around it; empty too if there is nobody any more.
    ///
    /// # Errors
    /// Standard input cannot be read.
    pub fn ask(self, question: &str) -> Result<String, Trouble> {
        let mut answer = String::new();
        let mut out = io::stderr().lock();
        let asked = out
            .write_all(question.as_bytes())
            .and_then(|()| out.flush());
        let read = asked.and_then(|()| io::stdin().read_line(&mut answer));
        read.map_err(|error| Trouble::io("read", "standard input", &error))?;
        Ok(answer.trim().to_owned())
    }

    /// A bar for work of so many steps; it is seen only on a terminal, and only if the work takes a while.
    pub fn progress(self, what: &'static str, steps: usize) -> Progress {
        let bar = self.progress.then(|| {
            let style = ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len}");
            let bar = ProgressBar::new(steps as u64).with_message(what);
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Progress { bar }
    }
}

/// A progress bar, or nothing at all.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// One step is done; any thread may say so.
    pub fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn write_line(to: &mut dyn Write, text: &str) -> io::Result<()> {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let written = to
        .write_all(text.as_bytes())
        .and_then(|()| to.write_all(end.as_bytes()))
        .and_then(|()| to.flush());
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken(io::ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_but_a_full_disk_is() {
        assert!(write_line(&mut Broken(io::ErrorKind::BrokenPipe), "x").is_ok());
        assert!(write_line(&mut Broken(io::ErrorKind::StorageFull), "x").is_err());
    }

    #[test]
    fn a_line_ends_once() {
        let mut to = Vec::new();
        assert!(write_line(&mut to, "a").is_ok());
        assert!(write_line(&mut to, "b\n").is_ok());
        assert_eq!(to, b"a\nb\n");
    }
}
