//! Several people erased as one errand: what erasing the next does to what is left of the one before.

use super::erase::Erasure;
use super::outside::Fate;
use crate::output::Kept;

impl Erasure {
    /// This, and what erasing the next person does to what is left of it: one value.
    #[must_use]
    pub fn and(mut self, next: Self) -> Self {
        for change in next.changes {
            match self.changes.iter_mut().find(|own| own.path == change.path) {
                None => self.changes.push(change),
                Some(own) => {
                    own.after = change.after;
                    own.done.extend(change.done);
                    own.is_record |= change.is_record;
                }
            }
        }
        for (kept, fate) in next.fates {
            let own = self.fates.iter_mut();
            match own.into_iter().find(|(own, _)| own.shown == kept.shown) {
                None => self.fates.push((kept, fate)),
                Some((_, own)) => *own = own.clone().and(fate),
            }
        }
        self.remains = next.remains;
        self
    }

    /// What is left in the private folders once it is applied.
    pub fn kept(&self, kept: &[Kept]) -> Vec<Kept> {
        let left = kept.iter().filter_map(|file| {
            let fate = self.fates.iter().find(|(own, _)| own.shown == file.shown);
            match fate.map(|(_, fate)| fate) {
                None => Some(file.clone()),
                Some(Fate::Goes) => None,
                Some(Fate::Shortened(bytes, _)) => Some(Kept {
                    bytes: Some(bytes.clone()),
                    ..file.clone()
                }),
            }
        });
        left.collect()
    }
}

impl Fate {
    /// This, and then that.
    fn and(self, next: Self) -> Self {
        match (self, next) {
            (Self::Shortened(_, before), Self::Shortened(bytes, lines)) => {
                Self::Shortened(bytes, before + lines)
            }
            _ => Self::Goes,
        }
    }
}
