//! The lines that git leaves in a file when two people have changed the same place.

/// What is said of them, and what to do.
pub const CONFLICT: (&str, &str) = (
    "two versions of this place stand here, and nobody has chosen between them",
    "keep one of them, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
);

/// Whether a line is one of them.
pub fn is_conflict(line: &str) -> bool {
    line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") || line.trim_end() == "======="
}
