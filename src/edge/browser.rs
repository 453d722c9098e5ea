//! Opens an address in the user's browser.

use std::process::{Command, Stdio};

use super::Trouble;

/// Asks the system to open an address, and does not wait.
///
/// # Errors
/// The system has no way to open one.
pub fn open(address: &str) -> Result<(), Trouble> {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let started = Command::new(program)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    started.map(|_| ()).map_err(|error| {
        Trouble::io("open", "the browser", &error).hint("open the address yourself")
    })
}
