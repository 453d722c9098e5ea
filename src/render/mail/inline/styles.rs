//! How each element of a mail looks, on light screens and on dark ones: a table, of which the first row that fits counts.

/// The paper behind the letter.
pub(super) const PAPER: &str = "#fbf9f4";

/// The text of the letter.
pub(super) const TEXT: &str = "font-family:Georgia,'Times New Roman',serif;font-size:17px;line-height:1.55;\
    color:#1d1a17;word-break:break-word;overflow-wrap:anywhere";

const SANS: &str = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

/// What changes on a dark screen, for the programs that ask.
pub(super) const DARK: &str = "\
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
.d-paper { background: #171513 !important; }
.d-sheet { background: #221f1b !important; }
.d-ink { color: #ece7dd !important; }
.d-faint { color: #c0b8aa !important; }
.d-link { color: #f2aba0 !important; }
.d-rule { border-color: #423c34 !important; }
.d-edge { border-color: #f2aba0 !important; }
}
";

/// The style of an element.
#[derive(Clone, Copy)]
pub(super) struct Dressed {
    sans: bool,
    style: &'static str,
    /// Its classes in [`DARK`].
    pub dark: &'static str,
    /// Whether it is a box with an inner edge.
    pub is_box: bool,
}

impl Dressed {
    /// The attribute; empty if there is nothing to say.
    pub fn style(&self, is_rtl: bool) -> String {
        let sans = if self.sans { SANS } else { "" };
        let style = match is_rtl {
            true => mirrored(self.style),
            false => self.style.to_owned(),
        };
        match (sans, &*style) {
            ("", "") => String::new(),
            (sans, style) => format!(" style=\"{sans}{style}\""),
        }
    }
}

/// The same for who reads from the right.
fn mirrored(style: &str) -> String {
    let each = style.split(';').map(|one| match one.split_once(':') {
        Some((name, value)) if matches!(name, "padding" | "margin") => {
            match value.split(' ').collect::<Vec<_>>()[..] {
                [top, right, bottom, left] => format!("{name}:{top} {left} {bottom} {right}"),
                _ => one.to_owned(),
            }
        }
        Some(("border-left", value)) => format!("border-right:{value}"),
        Some(("text-align", "left")) => "text-align:right".to_owned(),
        _ => one.to_owned(),
    });
    each.collect::<Vec<_>>().join(";")
}

const fn serif(style: &'static str, dark: &'static str) -> Dressed {
    Dressed {
        sans: false,
        style,
        dark,
        is_box: false,
    }
}

const fn sans(style: &'static str, dark: &'static str) -> Dressed {
    Dressed {
        sans: true,
        ..serif(style, dark)
    }
}

const fn boxed(style: &'static str, dark: &'static str) -> Dressed {
    Dressed {
        is_box: true,
        ..serif(style, dark)
    }
}

/// Which elements of a name.
#[derive(Clone, Copy)]
enum Of {
    Any,
    /// With this class.
    Class(&'static str),
    /// Anywhere in an element of this name or class.
    Within(&'static str),
}

use Of::{Any, Class, Within};

const FAINT: &str = "margin:0;color:#4f4941";

#[rustfmt::skip]
const TABLE: &[(&str, Of, Dressed)] = &[
    ("section", Class("partner"), boxed("padding:18px 20px;background:#f2ede2;border-top:3px double #8f1d2c", "d-sheet d-edge")),
    ("section", Class("topic"), boxed("padding:2px 0 2px 16px;border-left:2px solid #8f1d2c", "d-edge")),
    ("aside", Any, boxed("padding:16px 20px;background:#f2ede2", "d-sheet")),
    ("header", Any, boxed("padding:0 0 16px;border-bottom:2px solid #8f1d2c", "d-edge")),
    ("p", Class("program"), sans("margin:0 0 12px;font-size:15px;line-height:1.3;font-weight:600", "")),
    ("p", Class("partner-name"), serif("margin:0;font-size:22px;line-height:1.25", "")),
    ("p", Class("partner-place"), serif(FAINT, "d-faint")),
    ("p", Class("partner-mail"), serif("margin:4px 0 0;font-size:18px", "")),
    ("p", Class("topic-title"), serif("margin:0 0 8px;font-size:18px;font-weight:600", "")),
    ("p", Class("change"), sans("margin:0 0 16px;font-size:15px;line-height:1.5;color:#4f4941", "d-faint")),
    ("p", Any, serif("margin:0 0 16px", "")),
    ("span", Class("pronouns"), sans("font-size:15px;color:#4f4941", "d-faint")),
    ("time", Within("schedule"), serif("display:block;color:#4f4941", "d-faint")),
    ("h1", Any, serif("margin:0;font-size:28px;line-height:1.15;font-weight:500", "")),
    ("h2", Any, serif("margin:32px 0 12px;font-size:22px;line-height:1.25;font-weight:600", "")),
    ("h3", Any, serif("margin:24px 0 10px;font-size:18px;line-height:1.3;font-weight:600", "")),
    ("h4", Any, serif("margin:24px 0 10px;font-size:17px;line-height:1.3;font-weight:600", "")),
    ("a", Any, serif("color:#8f1d2c;text-decoration:underline", "d-link")),
    ("ol", Class("schedule"), sans("margin:0 0 16px;padding:0;list-style:none;font-size:15px;line-height:1.5", "")),
    ("ol", Any, serif("margin:0 0 16px;padding:0 0 0 24px", "")),
    ("ul", Any, serif("margin:0 0 16px;padding:0 0 0 24px", "")),
    ("li", Within("schedule"), serif("margin:0;padding:6px 0;border-bottom:1px solid #d8d0c0", "d-rule")),
    ("li", Any, serif("margin:0 0 6px", "")),
    ("dl", Any, sans("margin:14px 0 0;padding:14px 0 0;border-top:1px solid #d8d0c0;font-size:15px;line-height:1.5", "d-rule")),
    ("dt", Any, serif(FAINT, "d-faint")),
    ("dd", Any, serif("margin:0 0 8px", "")),
    ("blockquote", Any, serif("margin:14px 0;padding:10px 0 0;border-top:1px solid #d8d0c0;font-style:italic", "d-rule")),
    ("table", Any, sans("width:100%;border-collapse:collapse;margin:0 0 16px;font-size:15px;line-height:1.45", "")),
    ("th", Within("thead"), serif("padding:8px 8px 8px 0;border-bottom:2px solid #4f4941;text-align:left;vertical-align:bottom;font-weight:600", "")),
    ("th", Any, serif("padding:8px 8px 8px 0;border-bottom:1px solid #d8d0c0;text-align:left;vertical-align:top;font-weight:400", "d-rule")),
    ("td", Any, serif("padding:8px 8px 8px 0;border-bottom:1px solid #d8d0c0;text-align:left;vertical-align:top;font-weight:400", "d-rule")),
    ("hr", Any, serif("border:0;border-top:1px solid #d8d0c0;margin:24px 0", "d-rule")),
    ("pre", Any, serif("margin:0 0 16px;white-space:pre-wrap;font-size:14px", "")),
    ("code", Any, serif("font-size:15px", "")),
];

/// The style of an element by its name, its class, and the names and classes of what stands around it.
pub(super) fn dress(name: &str, class: &str, around: &[String]) -> Dressed {
    let has = |words: &str, wanted: &str| words.split(' ').any(|own| own == wanted);
    let fits = |of: Of| match of {
        Any => true,
        Class(wanted) => has(class, wanted),
        Within(wanted) => around.iter().any(|words| has(words, wanted)),
    };
    let mut rows = TABLE.iter();
    let row = rows.find(|(own, of, _)| *own == name && fits(*of));
    row.map_or(serif("", ""), |(.., dressed)| *dressed)
}

#[cfg(test)]
mod tests {
    use super::mirrored;

    #[test]
    fn who_reads_from_the_right_has_edges_on_the_other_side() {
        let style = "padding:1px 2px 3px 4px;margin:0 0 6px;border-left:2px solid;text-align:left;color:#fff";
        let other = "padding:1px 4px 3px 2px;margin:0 0 6px;border-right:2px solid;text-align:right;color:#fff";
        assert_eq!(mirrored(style), other);
    }
}
