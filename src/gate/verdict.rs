//! Where letters that are like a datum of some kind are it.

use super::kind::{Kind, Verdict};
use super::place::Place;
use super::{address, between, link, name, phone};

impl Kind {
    /// Whether the letters at a place are a datum of this kind: letters alone do not tell `ana@example.org` from
    /// `joe-ana@example.org`.
    pub fn stands(self, place: &Place) -> Verdict {
        match self {
            Self::Address => (address::stands_alone(place) && address::is_joined(place)).into(),
            Self::SpeltAddress => (address::stands_alone(place) && address::has_dot(place)).into(),
            Self::Phone => phone::stands(place).into(),
            Self::Link => link::stands(place).into(),
            Self::Handle => link::is_handle(place).into(),
            Self::Name => name::stands(place).into(),
            Self::ShortName => name::short_stands(place),
            Self::SpreadName => between::stands(place).into(),
            Self::InnerName => (name::stands(place) && between::is_written_as_one(place)).into(),
            Self::TaggedAddress => {
                (address::stands_alone(place) && address::is_tagged(place)).into()
            }
            Self::Text => Verdict::Yes,
            Self::Id => (!place.has_blank()).into(),
        }
    }
}
