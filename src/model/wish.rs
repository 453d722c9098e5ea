//! What one may ask of a partner.

/// What a participant asks of the partner in one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wish<T> {
    /// No wish.
    #[default]
    Any,
    /// Like me.
    Same,
    /// Unlike me.
    Different,
    /// One of these values.
    Named(Vec<T>),
}
