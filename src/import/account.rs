//! Every row stands in one account.

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    /// Somebody new.
    New,
    /// Somebody whose file changes.
    Changed,
    /// Somebody whose file says all of it already.
    Unchanged,
    /// A later row of the same person counts.
    Duplicate,
    /// Somebody who was erased.
    Erased,
    /// Not written: somebody must decide.
    NeedsYou,
}

/// How many rows stand in each account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounts {
    /// All.
    pub rows: usize,
    /// [`Account::New`].
    pub new: usize,
    /// [`Account::Changed`].
    pub changed: usize,
    /// [`Account::Unchanged`].
    pub unchanged: usize,
    /// [`Account::Duplicate`].
    pub duplicates: usize,
    /// [`Account::Erased`].
    pub erased: usize,
    /// [`Account::NeedsYou`].
    pub need_you: usize,
}

impl Accounts {
    pub(super) fn count(&mut self, account: Account) {
        self.rows += 1;
        *match account {
            Account::New => &mut self.new,
            Account::Changed => &mut self.changed,
            Account::Unchanged => &mut self.unchanged,
            Account::Duplicate => &mut self.duplicates,
            Account::Erased => &mut self.erased,
            Account::NeedsYou => &mut self.need_you,
        } += 1;
    }
}
