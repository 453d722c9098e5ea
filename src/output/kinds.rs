//! Every kind of private file: where it lives, what it is called, whether it is for one person.

/// A kind of private file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The letter of one participant.
    Letter,
    /// The certificate of one participant.
    Certificate,
    /// The report of a round.
    Report,
    /// Its figures as a spreadsheet.
    Figures,
    /// A mail as a file that a mail program opens.
    Draft,
    /// All drafts of a set as one folder of a mail program.
    DraftBox,
    /// The text of a mail beside the table of a mail merge.
    MergeLetter,
    /// The table of a mail merge: a line for each text beside it.
    MergeTable,
    /// The same table as a spreadsheet.
    MergeSheet,
    /// A page that a passphrase opens; its name is chance.
    ClosedPage,
    /// Who gets which page, and with which passphrase.
    ClosedTable,
    /// What the next volunteer must know of a round that was closed.
    HandOver,
}

/// Where files of a kind live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The private folder: each build makes them anew, and takes away what is not due any more.
    Derived,
    /// The outbox: a command makes them once, and no build touches them.
    Issued,
}

/// What is fixed for a kind.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "what tests read of the table")]
pub struct Row {
    /// The kind.
    pub kind: Kind,
    /// Where it lives.
    pub home: Home,
    /// Its path in its home, or in the folder of one issue; `{round}` and `{id}` stand for what they say.
    pub path: &'static str,
    /// Whether it is for one person.
    pub is_mail: bool,
}

impl Kind {
    /// The list.
    pub const TABLE: [Row; 12] = [
        row(Self::Letter, Home::Derived, "{round}/{id}.html", true),
        row(
            Self::Certificate,
            Home::Derived,
            "{round}/certificates/{id}.html",
            true,
        ),
        row(Self::Report, Home::Derived, "{round}/report.html", false),
        row(Self::Figures, Home::Derived, "{round}/figures.xlsx", false),
        row(Self::Draft, Home::Issued, "drafts/{id}.eml", true),
        row(Self::DraftBox, Home::Issued, "drafts.mbox", false),
        row(Self::MergeLetter, Home::Issued, "letters/{id}.html", true),
        row(Self::MergeTable, Home::Issued, "table.csv", false),
        row(Self::MergeSheet, Home::Issued, "table.xlsx", false),
        row(Self::ClosedPage, Home::Issued, "pages/{id}.html", true),
        row(Self::ClosedTable, Home::Issued, "passphrases.csv", false),
        row(Self::HandOver, Home::Issued, "handover.md", false),
    ];

    /// The kind of a derived file, by its path in its home.
    pub fn of(path: &str) -> Option<Self> {
        let (_, name) = path.split_once('/')?;
        let fits = |row: &&Row| {
            let (own, end) = row
                .path
                .strip_prefix("{round}/")?
                .split_once("{id}")
                .unzip();
            Some(match (own, end) {
                (Some(own), Some(end)) => {
                    let id = name.strip_prefix(own)?.strip_suffix(end)?;
                    !id.contains('/')
                }
                _ => row.path.ends_with(&format!("/{name}")),
            })
        };
        let derived = Self::TABLE.iter().filter(|row| row.home == Home::Derived);
        // A name of its own comes before one that is made of an id: nobody can have such an id.
        let mut found: Vec<&Row> = derived.filter(|row| fits(row) == Some(true)).collect();
        found.sort_by_key(|row| row.path.contains("{id}"));
        found.first().map(|row| row.kind)
    }

    /// What is fixed for it.
    pub fn row(self) -> &'static Row {
        &Self::TABLE[self as usize]
    }

    /// The path of a file of this kind.
    pub fn path(self, round: &str, id: &str) -> String {
        let path = self.row().path;
        path.replace("{round}", round).replace("{id}", id)
    }
}

const fn row(kind: Kind, home: Home, path: &'static str, is_mail: bool) -> Row {
    Row {
        kind,
        home,
        path,
        is_mail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_the_order_of_the_kinds_and_no_two_share_a_path() {
        for (at, row) in Kind::TABLE.iter().enumerate() {
            assert_eq!(row.kind as usize, at);
            let mut others = Kind::TABLE[at + 1..].iter();
            assert!(!others.any(|other| (other.home, other.path) == (row.home, row.path)));
            assert_eq!(row.is_mail, row.path.contains("{id}"), "{:?}", row.kind);
        }
    }
}
