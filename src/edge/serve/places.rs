//! Who is connected. There is room for so many; when all of it is taken, whoever has been silent longest makes way, so that
//! nobody is locked out by connections that say nothing.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::task::AbortHandle;

/// So many connections are open at once.
const MOST: usize = 256;

/// All places.
#[derive(Clone, Default)]
pub(super) struct Places(Arc<Mutex<Taken>>);

#[derive(Default)]
struct Taken {
    last: u64,
    guests: BTreeMap<u64, Guest>,
}

struct Guest {
    peer: IpAddr,
    /// When the last request came; `None` before the first.
    spoke: Option<Instant>,
    handle: Option<AbortHandle>,
}

/// A place, until it is dropped.
pub(super) struct Place {
    id: u64,
    places: Places,
}

impl Places {
    /// A place for somebody from this address.
    pub fn take(&self, peer: IpAddr) -> Place {
        let mut taken = self.taken();
        if taken.guests.len() >= MOST
            && let Some(id) = taken.who_goes()
            && let Some(guest) = taken.guests.remove(&id)
        {
            guest.handle.iter().for_each(AbortHandle::abort);
        }
        taken.last += 1;
        let id = taken.last;
        let guest = Guest {
            peer,
            spoke: None,
            handle: None,
        };
        taken.guests.insert(id, guest);
        Place {
            id,
            places: self.clone(),
        }
    }

    /// How to end the connection that has a place.
    pub fn set_handle(&self, id: u64, handle: AbortHandle) {
        if let Some(guest) = self.taken().guests.get_mut(&id) {
            guest.handle = Some(handle);
        }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Of those who come from the address with most connections: one who has said nothing, else the one who has been silent
    /// longest.
    fn who_goes(&self) -> Option<u64> {
        let mut counts: BTreeMap<IpAddr, usize> = BTreeMap::new();
        for guest in self.guests.values() {
            *counts.entry(guest.peer).or_default() += 1;
        }
        let (peer, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        let theirs = self.guests.iter().filter(|(_, guest)| guest.peer == peer);
        let longest = theirs.min_by_key(|(id, guest)| (guest.spoke, **id));
        longest.map(|(id, _)| *id)
    }
}

impl Place {
    /// Its number.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// A request has come.
    pub fn speaks(&self) {
        if let Some(guest) = self.places.taken().guests.get_mut(&self.id) {
            guest.spoke = Some(Instant::now());
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.taken().guests.remove(&self.id);
    }
}
