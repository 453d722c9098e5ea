//! A site with its letters, ready to be rendered one file at a time.

use std::sync::OnceLock;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::accounts::is_no_input;
use super::problems::unmatched;
use super::reports::Reports;
use super::{Matches, Ready, matches};
use crate::diagnostic::Diagnostic;
use crate::model::Participant;
use crate::output::kinds::Kind;
use crate::output::{Letters, PublicFiles};
use crate::path::OutPath;
use crate::plan::LetterPlan;
use crate::render::letter::RoundLetters;
use crate::source::{Input, ReadAsset};

/// Everything that is known before anything is rendered. The rounds are matched when somebody asks for it: the pages of
/// the site need not wait.
pub struct Prepared {
    /// The site.
    pub ready: Ready,
    matches: OnceLock<Result<Matches, Vec<Diagnostic>>>,
    digest: String,
}

impl Prepared {
    pub(super) fn new(ready: Ready, digest: String) -> Self {
        Self {
            ready,
            matches: OnceLock::new(),
            digest,
        }
    }

    /// The matches of the rounds that have letters. Whoever asks first makes them, and should be alone in asking until
    /// they are made: the work is shared with other threads, which must not wait for it.
    ///
    /// # Errors
    /// What keeps a round from being matched.
    pub fn matches(&self) -> Result<&Matches, Vec<Diagnostic>> {
        let made = self.matches.get_or_init(|| {
            let (matches, problems) = matches(&self.ready);
            if problems.is_empty() {
                Ok(matches)
            } else {
                Err(problems)
            }
        });
        made.as_ref().map_err(Clone::clone)
    }

    /// Everybody who gets a file, with the place of their round: all letters, then the certificates of a round that was closed.
    fn recipients(&self) -> Vec<(usize, &Participant, Kind)> {
        let program = &self.ready.program;
        let rounds = || self.ready.plan.letters.iter().enumerate();
        let each = |kind: Kind| {
            rounds()
                .filter(move |(_, plan)| kind == Kind::Letter || plan.is_last(program))
                .flat_map(move |(round, plan)| {
                    plan.people.iter().map(move |one| (round, &**one, kind))
                })
        };
        each(Kind::Letter).chain(each(Kind::Certificate)).collect()
    }

    /// Hands the public files and the letters to `write`. Every public byte passes the leak gate on its way.
    pub fn outputs<R>(
        &self,
        read: ReadAsset<'_>,
        write: impl FnOnce(&PublicFiles<'_>, &Letters<'_>) -> R,
    ) -> R {
        self.outputs_on(read, &|_| None, write)
    }

    /// The same, where a letter may be as it would have been on another day, by its path.
    pub fn outputs_on<R>(
        &self,
        read: ReadAsset<'_>,
        day: &(dyn Fn(&OutPath) -> Option<Date> + Sync),
        write: impl FnOnce(&PublicFiles<'_>, &Letters<'_>) -> R,
    ) -> R {
        let plan = &self.ready.plan;
        let public = |index: usize| self.ready.public(&plan.site.files[index], read);
        let made: OnceLock<Vec<Option<RoundLetters<'_>>>> = OnceLock::new();
        let begin = || {
            let matches = self.matches()?;
            let all = plan.letters.iter();
            made.get_or_init(|| all.map(|one| self.ready.letters(matches, one)).collect());
            Ok(())
        };
        let people = self.recipients();
        let reports = Reports::new(&self.ready);
        let letter = |index: usize| {
            let Some((round, person, kind)) = people.get(index).copied() else {
                return reports.file(index - people.len(), self.matches()?);
            };
            let letters = made.get().and_then(|made| made[round].as_ref());
            match letters {
                Some(letters) if kind == Kind::Certificate => letters.certificate(person),
                Some(letters) => {
                    let day = day(&letters.path(person)?);
                    letters.letter_on(person, day.unwrap_or(self.ready.program.today))
                }
                None => Err(vec![unmatched(&plan.letters[round].round)]),
            }
        };
        let files = plan.site.files.iter();
        let paths = files.map(|file| file.path.clone()).collect();
        write(
            &PublicFiles::new(self.digest.clone(), paths, &public),
            &Letters::new(
                self.digest.clone(),
                people.len() + reports.len(),
                &begin,
                &letter,
            ),
        )
    }
}

impl Ready {
    /// What makes the letters of a round; `None` if the round is not matched.
    pub fn letters<'a>(
        &'a self,
        matches: &'a Matches,
        letters: &'a LetterPlan,
    ) -> Option<RoundLetters<'a>> {
        let matches = matches.rounds.get(&letters.round.id)?;
        let (program, plan, theme) = (&self.program, &self.plan, &self.theme);
        Some(RoundLetters::new(program, plan, theme, letters, matches))
    }
}

/// SHA-256 of everything that the output depends on.
pub(super) fn digest(input: &Input) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(format!(
        "{:?} {} {} {}",
        input.today, input.drafts, input.future, input.site_only
    )
    .as_bytes());
    // What no build reads does not make another output of it.
    for (_, file) in input.sources.iter().filter(|(_, file)| !is_no_input(file)) {
        add(&[file.root as u8]);
        add(file.path.as_bytes());
        add(file.text.as_bytes());
    }
    for asset in &input.assets {
        add(&[asset.root as u8]);
        add(asset.path.as_bytes());
        add(&asset.digest);
    }
    let digest = hash.finalize();
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
