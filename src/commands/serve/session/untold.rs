//! What the terminal says of a change, once whoever waited for a page has it.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{Session, add};
use crate::diagnostic::{self, Severity};
use crate::edge::clock::Stopwatch;
use crate::edge::load::Touched;
use crate::preview::State;

/// Whoever has waited for a page asks for it within this time, and nothing else should keep the machine busy then.
const REST: Duration = Duration::from_millis(5);

/// Files whose last change is shown.
pub struct Untold {
    touched: BTreeSet<Touched>,
    /// From the first event to the moment that shows it.
    took: Duration,
    since: Stopwatch,
}

impl Untold {
    /// How long it is still to wait.
    pub(super) fn rest(&self) -> Duration {
        REST.saturating_sub(self.since.elapsed())
    }
}

impl Session<'_> {
    /// Shows a moment. The terminal is told later.
    pub(super) fn show(&mut self, state: State, touched: BTreeSet<Touched>, watch: Stopwatch) {
        let before = self.preview.show(state);
        self.channel.tell(&self.preview.news());
        let mut all = self
            .untold
            .take()
            .map_or_else(BTreeSet::new, |one| one.touched);
        add(&mut all, touched);
        self.untold = Some(Untold {
            touched: all,
            took: watch.elapsed(),
            since: Stopwatch::start(),
        });
        drop(before);
    }

    /// Says in the terminal what is shown, or why it cannot be.
    pub(super) fn tell(&mut self) {
        let Some(Untold { touched, took, .. }) = self.untold.take() else {
            return;
        };
        let state = self.preview.state();
        let first = touched.first().map_or("", |one| &*one.path);
        let more = match touched.len() {
            0 | 1 => String::new(),
            many => format!(" and {} more", many - 1),
        };
        let stopped = self.preview.stopped();
        if !stopped.is_empty() {
            self.terminal
                .problem(&format!("{first}{more}: cannot be shown\n"));
            let (sources, _) = state.problems();
            let report = diagnostic::report(sources, &stopped, self.terminal.telling());
            self.terminal
                .problem(&format!("{}\n", report.texts.join("\n\n")));
        } else if !state.broken() {
            let time = took.as_secs_f64() * 1000.0;
            self.terminal
                .news(&format!("{first}{more}: shown after {time:.0} ms"));
        }
        self.tell_problems();
    }

    /// Says what is wrong, once, and when it is mended.
    pub fn tell_problems(&mut self) {
        let state = self.preview.state();
        let (sources, problems) = state.problems();
        let report = diagnostic::report(sources, problems, self.terminal.telling());
        let told = report.texts.join("\n\n");
        if told == self.told {
            return;
        }
        let failed = problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
        if told.is_empty() {
            self.terminal.news("mended");
        } else {
            self.terminal.problem(&format!("{told}\n"));
        }
        if failed {
            self.terminal
                .news("the last good state is shown until this is mended");
        }
        self.told = told;
    }
}
