//! What one person answered, in the program's terms.

use super::Target;
use crate::diagnostic::CellPlace;

/// One row of a sheet, read with its form; of several sheets, the rows of one address together.
///
/// It holds what somebody said of themselves: no `Debug`.
#[derive(Clone)]
pub struct Answers {
    /// The row that it is known by: the first cell of the (first) row that was read.
    pub place: CellPlace,
    /// What was answered.
    pub given: Given,
    /// The empty cell in which they would have said that they agree.
    pub silent: Option<Box<CellPlace>>,
    /// What keeps this row from being read as it is; it has been told, with a hint.
    pub unread: Vec<Answer>,
}

/// One answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// Where it goes; where it would have gone, if nobody has said what it means.
    pub to: Target,
    /// Inert text: trimmed, without control characters; coded if the form has a code for it.
    pub text: String,
    /// Where it was given.
    pub place: CellPlace,
}

/// Answers by their targets: a single one where the column does not split. They are as many as the cells of a large table, so
/// they lie side by side.
#[derive(Clone, Default)]
pub struct Given(Vec<Answer>);

impl Given {
    /// The answers for a target.
    pub fn get(&self, target: &Target) -> &[Answer] {
        &self.0[self.range(target)]
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, target: &Target) -> &mut [Answer] {
        let range = self.range(target);
        &mut self.0[range]
    }

    /// One more, behind those of its target.
    pub fn push(&mut self, answer: Answer) {
        let end = self.range(&answer.to).end;
        self.0.insert(end, answer);
    }

    /// Takes out the answers for a target.
    pub fn take(&mut self, target: &Target) -> Vec<Answer> {
        let range = self.range(target);
        self.0.drain(range).collect()
    }

    /// All targets with their answers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Target, &[Answer])> {
        let all = self.0.chunk_by(|one, next| one.to == next.to);
        all.map(|answers| (&answers[0].to, answers))
    }

    /// Gives back room that is not needed.
    pub fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    fn range(&self, target: &Target) -> std::ops::Range<usize> {
        let start = self.0.partition_point(|answer| answer.to < *target);
        let own = self.0[start..].iter();
        start..start + own.take_while(|answer| answer.to == *target).count()
    }
}

impl FromIterator<Answer> for Given {
    fn from_iter<T: IntoIterator<Item = Answer>>(answers: T) -> Self {
        let mut given = Self::default();
        answers.into_iter().for_each(|answer| given.push(answer));
        given
    }
}

impl Answers {
    /// The only (or first) answer for a key of the participant.
    pub fn one(&self, target: &Target) -> Option<&Answer> {
        self.given.get(target).first()
    }
}
