//! The leak gate, set up when the first byte is about to leave.
//!
//! Between an edit of the data and its matches nothing leaves the program, so the matches need not wait for the gate.

use std::sync::{Arc, OnceLock};

use crate::gate::Gate;
use crate::model::Program;

/// The gate of a program.
pub(super) struct LazyGate {
    program: Arc<Program>,
    gate: OnceLock<Gate>,
}

impl LazyGate {
    pub(super) fn new(program: &Arc<Program>) -> Self {
        Self {
            program: Arc::clone(program),
            gate: OnceLock::new(),
        }
    }

    /// Whoever comes while it is being set up waits. The setting up itself must share no thread with those who wait: it
    /// hands nothing to other threads.
    pub(super) fn get(&self) -> &Gate {
        self.gate.get_or_init(|| Gate::new(&self.program))
    }
}
