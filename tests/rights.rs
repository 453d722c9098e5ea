//! A person's rights: all that is held about somebody is shown, and what erases them leaves no byte of theirs.

mod canary;
mod erased;
mod issued;
mod killed;
mod retained;
mod shown;
