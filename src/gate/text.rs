//! What somebody wrote: private in runs of some words.

use std::ops::Range;

use super::letters::Letters;

/// What a run weighs at least: eight words, or twelve letters of a script without spaces.
const RUN: usize = 24;

/// A word.
const WORD: usize = 3;

/// How much a letter of a script without spaces weighs.
#[derive(Clone, Copy)]
pub enum Weight {
    /// Somebody's own sentences.
    Prose = 2,
    /// The name of a place of work, which is longer than a sentence is short.
    Label = 1,
}

/// The shortest runs, as ranges of bytes: one from each word on, as long as there are enough.
pub fn runs(words: &Letters, weight: Weight) -> impl Iterator<Item = Range<usize>> {
    let weigh = move |at: usize| {
        if words.is_unspaced(at) {
            weight as usize
        } else {
            WORD
        }
    };
    let (mut end, mut sum) = (0, 0);
    let count = words.starts.len();
    (0..count).map_while(move |start| {
        while sum < RUN && end < count {
            sum += weigh(end);
            end += 1;
        }
        let run = words.starts[start]..words.end(end - 1);
        let enough = sum >= RUN;
        sum -= weigh(start);
        enough.then_some(run)
    })
}
