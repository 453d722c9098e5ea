//! Charts as plain SVG. Each says in words what it shows; the tables beside them hold every number.

use super::html::escaped;

/// A bar beside a number, which says the same: nothing for those who listen.
pub(super) fn bar(part: u64, whole: u64) -> String {
    let width = (part * 100).checked_div(whole).unwrap_or(0).min(100);
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"{width}\" height=\"10\"/></svg>"
    )
}

/// Columns side by side, each with its number above and its name below.
pub(super) fn columns(says: &str, columns: &[(String, u64)]) -> String {
    const WIDTH: usize = 60;
    const HEIGHT: u64 = 160;
    let most = columns.iter().map(|column| column.1).max().unwrap_or(0);
    let whole = columns.len() * WIDTH;
    let mut svg = format!(
        "<svg class=\"columns\" viewBox=\"0 0 {whole} {}\" width=\"{whole}\" role=\"img\" aria-label=\"",
        HEIGHT + 50
    );
    svg.push_str(&escaped(says).replace('"', "&quot;"));
    svg.push_str("\">\n");
    for (at, (name, count)) in columns.iter().enumerate() {
        let height = (count * HEIGHT).checked_div(most).unwrap_or(0);
        let (left, top) = (at * WIDTH, 24 + HEIGHT - height);
        let middle = left + WIDTH / 2;
        svg.push_str(&format!(
            "<rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{height}\"/><text x=\"{middle}\" y=\"{}\">{count}</text><text x=\"{middle}\" y=\"{}\">{}</text>\n",
            left + 6,
            WIDTH - 12,
            top - 6,
            HEIGHT + 42,
            escaped(name),
        ));
    }
    svg.push_str("</svg>\n");
    svg
}
