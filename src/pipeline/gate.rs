//! The leak gate, set up when the first byte is about to leave.
//!
//! Between an edit of the data and its matches nothing leaves the program, so the matches need not wait for the gate.

use std::sync::{Arc, OnceLock};

use crate::gate::{Gate, Signed};
use crate::model::{Changes, Program};

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

    /// That of the next moment: this one, unless other names are public now. Settings and data are the same.
    /// `changes` lead there from the moment of which this was the gate.
    pub(super) fn after(
        earlier: &Arc<Self>,
        program: &Arc<Program>,
        changes: Option<&Changes>,
    ) -> Arc<Self> {
        match Signed::alike(&earlier.program, program, changes) {
            true => Arc::clone(earlier),
            false => Arc::new(Self::new(program)),
        }
    }

    /// Whoever comes while it is being set up waits. The setting up itself must share no thread with those who wait: it
    /// hands nothing to other threads.
    pub(super) fn get(&self) -> &Gate {
        self.gate.get_or_init(|| Gate::new(&self.program))
    }
}
