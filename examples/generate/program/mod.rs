//! An invented program, as paths and texts.

mod content;
mod names;
mod people;
mod places;
mod prose;
mod random;
mod records;
mod rounds;
mod settings;

use random::Random;

/// How large, and which one.
pub struct Size {
    /// Discussion topics.
    pub topics: usize,
    /// Participants.
    pub people: usize,
    /// Countries they come from, as far as there are people enough.
    pub countries: usize,
    /// Participants in one file.
    pub per_file: usize,
    /// Another number, another program.
    pub seed: u64,
}

/// All files of the program: a path inside its folder, and a text.
pub fn files(size: &Size) -> Vec<(String, String)> {
    let mut random = Random::new(size.seed);
    let people = people::invite(size, &mut random.fork());
    let rounds = rounds::Rounds::of(&people, &mut random.fork());
    let topics = prose::Topics::new(size.topics);
    let mut files = settings::files();
    files.extend(content::files(&topics, &people, &mut random.fork()));
    files.extend(rounds.files(&topics, &people));
    files.extend(records::files(size, &people, &rounds, &mut random.fork()));
    files
}
