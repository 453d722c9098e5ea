//! Headings of documents.

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Unique in its document.
    pub id: String,
    /// Plain text.
    pub text: String,
}
