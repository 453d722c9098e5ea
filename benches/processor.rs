//! A clock that stands while others have the machine.

use std::fs;
use std::time::{Duration, Instant};

/// The time that all threads of this process have had a processor, where the system tells it; the clock otherwise.
#[derive(Clone, Copy)]
pub struct Watch {
    had: Option<Duration>,
    begun: Instant,
}

impl Watch {
    pub fn start() -> Self {
        Self {
            had: had(),
            begun: Instant::now(),
        }
    }

    pub fn time(self) -> Duration {
        match (self.had, had()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => self.begun.elapsed(),
        }
    }
}

/// By Linux, in billionths of a second.
fn had() -> Option<Duration> {
    let mut sum = 0;
    for task in fs::read_dir("/proc/self/task").ok()? {
        let told = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        sum += told.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(sum))
}

/// The mean of so many runs that the clock can tell, which moves on by thousandths of a second.
pub fn mean<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let watch = Watch::start();
    let mut result = work();
    let mut runs = 1;
    while watch.begun.elapsed() < Duration::from_secs(1) {
        result = work();
        runs += 1;
    }
    (watch.time() / runs, result)
}
