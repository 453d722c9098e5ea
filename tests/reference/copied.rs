//! The list of what is copied to the site, for the reference.

use std::fmt::Write as _;

use fortnight::filename::COPIED;

/// Appends it.
pub fn push(text: &mut String) {
    text.push_str(
        "\n## What is copied\n\n\
         Files of the content folder that are no texts are copied to the site if they stand in this list or in \
         `publish.files`:\n\n| where | endings or names |\n|---|---|\n",
    );
    for (place, lists) in COPIED {
        let names = lists.iter().copied().flatten();
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        let _ = writeln!(text, "| {place} | {} |", names.join(", "));
    }
    text.push_str(
        "\nWhat is below `letters` is never copied, and what is below `.well-known` is treated as if it were below \
         `static`.\n",
    );
}
