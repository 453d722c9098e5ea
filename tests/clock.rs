//! Time that does not depend on what else the machine does.

use std::time::Duration;

/// Processor time of this thread, which does not run while others do.
#[cfg(unix)]
pub fn clock() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

/// Time that passes, where nothing better is known.
#[cfg(not(unix))]
pub fn clock() -> Duration {
    static BEGUN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGUN.get_or_init(std::time::Instant::now).elapsed()
}
