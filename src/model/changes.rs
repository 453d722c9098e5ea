//! What is different between two moments of a program's documents.

use std::cmp::Ordering;
use std::sync::Arc;

use super::content::{Document, Documents};

/// After a checkout everything is made anew.
const MOST: usize = 64;

/// A document that is different has gone as it was, and has come as it is. All others are the same values in the same memory.
#[derive(Default)]
pub struct Changes {
    /// By path.
    pub gone: Vec<Arc<Document>>,
    /// By path.
    pub come: Vec<Arc<Document>>,
}

impl Changes {
    /// From one list to the next, both by path; `None` if it is too much. What is the same is only compared by where it lies.
    pub fn between(old: &Documents, new: &Documents) -> Option<Self> {
        if let Some(changes) = Self::in_place(old, new) {
            return Some(changes);
        }
        let mut changes = Self::default();
        let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return Some(changes),
                (Some(old), Some(new)) if Arc::ptr_eq(old, new) => None,
                (Some(old), Some(new)) => Some(old.path.cmp(&new.path)),
                (Some(_), None) => Some(Ordering::Less),
                (None, Some(_)) => Some(Ordering::Greater),
            };
            let gone = old.next_if(|_| order != Some(Ordering::Greater));
            let come = new.next_if(|_| order != Some(Ordering::Less));
            if order.is_some() {
                changes.gone.extend(gone.map(Arc::clone));
                changes.come.extend(come.map(Arc::clone));
            }
            if changes.gone.len().max(changes.come.len()) > MOST {
                return None;
            }
        }
    }

    /// The same where no file has come or gone: nothing is looked at but what the two lists do not share.
    fn in_place(old: &Documents, new: &Documents) -> Option<Self> {
        if old.len() != new.len() {
            return None;
        }
        let mut changes = Self::default();
        let parted = old.parted(new).map(|(_, old, new)| (old, new));
        for (old, new) in parted.filter(|(old, new)| !Arc::ptr_eq(old, new)) {
            if old.path != new.path || changes.gone.len() == MOST {
                return None;
            }
            changes.gone.push(Arc::clone(old));
            changes.come.push(Arc::clone(new));
        }
        Some(changes)
    }

    /// The old beside the new, if documents are different, and none is new or away.
    pub fn pairs(&self) -> Option<Vec<(&Arc<Document>, &Arc<Document>)>> {
        let same = self.gone.len() == self.come.len();
        let mut pairs = self.gone.iter().zip(&self.come);
        let same = same && pairs.clone().all(|(old, new)| old.path == new.path);
        same.then(|| pairs.by_ref().collect())
    }

    /// Whether a document of the earlier moment is not in the next as it was.
    pub fn takes(&self, document: &Arc<Document>) -> bool {
        self.gone.iter().any(|gone| Arc::ptr_eq(gone, document))
    }
}
