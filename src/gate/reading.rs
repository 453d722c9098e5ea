//! A file as it is read: its text, and what stands in its tags. Text reads on over tags, and tags over text.

use multiversion::multiversion;

use super::block::Block;
use super::hits::Hit;
use super::needles::Needles;
use super::place::Source;
use super::stream::Stream;
use crate::bits::WIDTH;

/// What has been read of a file. At first nothing has.
#[derive(Default)]
pub struct Reading {
    text: Stream,
    tags: Stream,
    pub(super) in_tag: bool,
}

impl Reading {
    /// What the next byte belongs to.
    pub fn now(&mut self) -> &mut Stream {
        if self.in_tag {
            &mut self.tags
        } else {
            &mut self.text
        }
    }

    /// Reads the plain bytes that come next, of which the first stands at a place of the file. Gives their number: the
    /// byte behind them is one that only [`Reader::next`](super::reader::Reader::next) can tell.
    pub fn plain(&mut self, bytes: &[u8], at: usize) -> usize {
        plain(self, bytes, at)
    }

    /// Finds the needles in what was read of these bytes, of which the first is `base` in the file.
    pub fn search(&mut self, needles: &Needles, bytes: &[u8], base: usize, hits: &mut Vec<Hit>) {
        for (stream, in_tags) in [(&mut self.text, false), (&mut self.tags, true)] {
            let source = Source {
                bytes,
                base,
                in_tags,
            };
            stream.search(needles, source, hits);
        }
    }

    /// Forgets what has been read, and keeps the room.
    pub fn clear(&mut self) {
        self.text.clear();
        self.tags.clear();
        self.in_tag = false;
    }
}

#[cfg(test)]
impl Reading {
    /// Letters and words of the text and of the tags.
    pub fn shown(&self) -> [String; 2] {
        [&self.text, &self.tags].map(Stream::shown)
    }
}

#[multiversion(targets = "simd")]
fn plain(reading: &mut Reading, bytes: &[u8], at: usize) -> usize {
    let mut read = 0;
    while read < bytes.len() {
        let rest = &bytes[read..];
        let (block, width) = Block::of(rest);
        reading.text.make_room(WIDTH);
        reading.tags.make_room(WIDTH);
        let (mut from, mut special) = (0, block.special);
        loop {
            let to = width.min(special.trailing_zeros() as usize);
            reading.now().take(&block, from..to, at + read);
            match rest[..width].get(to) {
                None => break,
                Some(sign @ (b'<' | b'>')) => {
                    reading.now().gap();
                    reading.in_tag = *sign == b'<';
                }
                Some(b'=') if !may_escape(rest.get(to + 1)) => reading.now().gap(),
                Some(_) => return read + to,
            }
            from = to + 1;
            special &= special - 1;
        }
        read += width;
    }
    read
}

/// Whether an escape of quoted-printable may go on like this behind its `=`.
fn may_escape(next: Option<&u8>) -> bool {
    matches!(next, Some(b'\r' | b'\n' | b'0'..=b'9' | b'A'..=b'F'))
}
