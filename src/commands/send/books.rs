//! The journals of a round: all are read, and the one of this machine is written.

use crate::edge::folders::Folders;
use crate::edge::write::{Journal, is_issued};
use crate::edge::{Trouble, machine};
use crate::model::Round;
use crate::outbox::History;
use crate::outbox::journal::{HEAD, Record, Unread, read, whole};
use crate::source::{Root, Sources};

/// What the journals say, and where the next line goes.
pub(in crate::commands) struct Books {
    /// What became of each mail.
    pub history: History,
    /// All that they say.
    pub records: Vec<Record>,
    /// The names of other machines that have written.
    pub others: Vec<String>,
    /// The file of this machine, below the data folder.
    path: String,
    /// Its text, if there is one.
    text: Option<String>,
}

impl Books {
    /// Reads the journals of a round.
    pub fn read(sources: &Sources, folders: &Folders, round: &Round) -> Result<Self, Trouble> {
        let folder = format!("outbox/{}/", round.id);
        let path = format!("{folder}{}.yaml", machine::name());
        let (mut journals, mut others, mut text) = (Vec::new(), Vec::new(), None);
        let mut all = Vec::new();
        for (_, file) in sources.of(Root::Data) {
            let Some(name) = file.path.strip_prefix(&folder) else {
                continue;
            };
            let records = read(&file.text);
            let read = records.map_err(|Unread(line)| {
                let cause = format!("line {line} is no line of a journal");
                Trouble::new("read", file.shown.to_string(), cause).hint(
                    "nothing is sent while it is not known what was sent: mend the line by a backup or by git, or delete it if you know what it said",
                )
            })?;
            all.extend(read.iter().cloned());
            journals.push(read);
            match file.path == path.as_str().into() {
                true => text = Some(file.text.to_string()),
                false => others.push(name.trim_end_matches(".yaml").to_owned()),
            }
        }
        let is_there = |name: &str| is_issued(folders, name);
        Ok(Self {
            history: History::new(journals, &is_there),
            records: all,
            others,
            path,
            text,
        })
    }

    /// Opens the journal of this machine.
    pub fn open(&self, folders: &Folders) -> Result<Journal, Trouble> {
        let read = self.text.as_deref().map(|text| (text, whole(text)));
        Journal::open(&folders.data, &self.path, read, HEAD)
    }
}
