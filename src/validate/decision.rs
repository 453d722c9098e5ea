//! Who decided something by hand, when and why.

use jiff::civil::Date;

use crate::model::{Decision, Private};
use crate::source::Spanned;

/// What stands under `by`, `on` and `because`, at a line of a ledger or at a pair of a round.
pub(super) fn decision(
    by: Option<&Spanned<String>>,
    on: Option<&Spanned<Date>>,
    because: Option<&Spanned<String>>,
) -> Decision {
    let private = |text: &Spanned<String>| Private::new(text.value.clone());
    Decision {
        by: by.map(private),
        on: on.map(|day| day.value),
        because: because.map(private),
    }
}
