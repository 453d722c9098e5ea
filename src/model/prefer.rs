//! How much a rule counts, and what is preferred in a field.

/// How much a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    /// Not at all.
    Off,
    /// A little.
    Low,
    /// Middling.
    Medium,
    /// Much.
    High,
    /// A pair that breaks it does not exist.
    Must,
}

impl Importance {
    /// Every importance with the word for it, the strongest first.
    pub const ALL: [(&'static str, Self); 5] = [
        ("must", Self::Must),
        ("high", Self::High),
        ("medium", Self::Medium),
        ("low", Self::Low),
        ("off", Self::Off),
    ];
}

/// What a policy prefers in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Prefer<T> {
    /// That partners are alike, or near.
    #[default]
    Same,
    /// That they are not.
    Different,
    /// That they are, or at least one of them is, one of these values. Sorted, not empty.
    Named(Vec<T>),
}

/// [`Prefer`] without its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PreferKind {
    /// Alike, or near.
    Same,
    /// Not alike, or far.
    Different,
    /// Of a named value.
    Named,
    /// Of former partners: the longer ago, the better.
    Fading,
}

impl PreferKind {
    /// As views and digests say it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Named => "named",
            Self::Fading => "fading",
        }
    }
}

impl<T> Prefer<T> {
    /// Which of the three.
    pub fn kind(&self) -> PreferKind {
        match self {
            Self::Same => PreferKind::Same,
            Self::Different => PreferKind::Different,
            Self::Named(_) => PreferKind::Named,
        }
    }
}
