//! How much flows between the hub and somebody.

use crate::matching::sides::{Side, Worth};

/// Somebody on either side: the flow between them and the hub, from the hub on the left, to it on the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    side: Side,
    /// How much flows.
    pub flow: u32,
    /// What comes in and does not go out.
    pub excess: i64,
    /// The potential; that of the hub is zero.
    pub potential: Worth,
}

impl Node {
    pub fn new(side: Side) -> Self {
        Self {
            side,
            flow: 0,
            excess: 0,
            potential: Worth::default(),
        }
    }

    /// What it is worth to have anybody.
    pub fn first(&self) -> Worth {
        self.side.first
    }

    pub fn places(&self) -> u32 {
        self.side.places
    }

    /// The cost of one more unit; `None` if all places are taken.
    pub fn more(&self) -> Option<Worth> {
        match self.flow {
            0 => Some(-self.side.first),
            flow => (flow < self.side.places).then(Worth::default),
        }
    }

    /// The cost of one unit less; `None` if nothing flows.
    pub fn less(&self) -> Option<Worth> {
        match self.flow {
            0 => None,
            1 => Some(self.side.first),
            _ => Some(Worth::default()),
        }
    }
}
