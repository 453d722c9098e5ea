//! A person's rights: all that is held about somebody is shown, and what erases them leaves no byte of theirs.

mod canary;
mod erased;
mod killed;
mod retained;
mod shown;
