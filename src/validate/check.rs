//! A named check, as a row of a table.

use crate::diagnostic::Severity::{self, Error, Warning};

/// One named check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// As it stands in messages.
    pub name: &'static str,
    /// What it finds.
    pub finds: &'static str,
    /// How bad that is.
    pub severity: Severity,
    /// The file that raises it, below `src/`; the first if there are several.
    pub raised_in: &'static str,
}

/// A check that finds errors.
pub(super) const fn error(
    name: &'static str,
    raised_in: &'static str,
    finds: &'static str,
) -> Check {
    Check {
        name,
        finds,
        severity: Error,
        raised_in,
    }
}

/// A check that finds what somebody should look at.
pub(super) const fn warning(
    name: &'static str,
    raised_in: &'static str,
    finds: &'static str,
) -> Check {
    Check {
        name,
        finds,
        severity: Warning,
        raised_in,
    }
}

/// Three tables as one.
pub(super) const fn joined<const N: usize>(tables: [&[Check]; 3]) -> [Check; N] {
    let mut all = [tables[0][0]; N];
    let (mut table, mut to) = (0, 0);
    while table < tables.len() {
        let mut from = 0;
        while from < tables[table].len() {
            all[to] = tables[table][from];
            from += 1;
            to += 1;
        }
        table += 1;
    }
    all
}
