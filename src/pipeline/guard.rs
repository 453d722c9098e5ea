//! What is to be said of the leak gate itself: that it knows nobody, or that it was told of something which is no datum.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use super::{Ready, theme_files};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::gate::Gate;
use crate::model::round::State;
use crate::model::theme::{DEFAULT, Layers};
use crate::model::{Documents, Program};
use crate::plan::{self, Page, Plan, PublicFile};
use crate::render::page::Pages;
use crate::render::theme::{Cards, Theme, static_files};
use crate::source::Input;

/// Exceptions of the leak gate that excuse nothing. Without people nothing can be told of them.
pub(super) fn unused(program: &Program) -> Vec<Diagnostic> {
    if program.participants.is_empty() || program.config.allowed.is_empty() {
        return Vec::new();
    }
    let told = Gate::unused(program).into_iter().map(|entry| {
        let message = format!(
            "`{}` is allowed in `[leaks]`, and is nobody's private datum",
            entry.text
        );
        let problem = Diagnostic::new(check::UNUSED_EXCEPTION, entry.span, message);
        problem.hint("take the entry out, so that it cannot excuse anything later")
    });
    told.collect()
}

/// A site of a program with people is built without them. Before the first sign-ups there can be none, and while they are
/// open there need be none yet, unless it was asked for a site without people.
pub(super) fn unguarded(program: &Program, site_only: bool) -> Option<Diagnostic> {
    let states = program
        .rounds
        .iter()
        .map(|round| round.state(program.today));
    let latest = states.max().unwrap_or(State::Planned);
    let expected = match latest {
        State::Planned => false,
        State::SignUp => site_only || !program.ledgers.is_empty(),
        State::Matching | State::Running | State::Ended => true,
    };
    let told = expected && program.participants.is_empty();
    told.then(|| {
        let message = "no participants were read, so the leak gate knows nobody: names and addresses of theirs would be published";
        let problem = Diagnostic::new(check::NO_PARTICIPANTS, Place::Program, message);
        problem.hint("put the folder `participants` back into the data folder, or name the data folder with `--data`; where the site is built without it, run `fortnight check` with it before you publish a text")
    })
}

/// The pages of a program of which nobody has written anything: what they say Fortnight says. The program's own templates
/// are somebody's.
pub(super) fn own_pages(program: &Program) -> Vec<Vec<u8>> {
    let mut bare = program.clone();
    bare.config.tagline = None;
    for round in &mut bare.rounds {
        let round = Arc::make_mut(round);
        (round.summary, round.schedule) = (None, Vec::new());
    }
    let texts = [
        &mut bare.topics,
        &mut bare.posts,
        &mut bare.pages,
        &mut bare.letters,
    ];
    let empty = |texts: &mut Documents| *texts = Documents::default();
    texts.into_iter().for_each(empty);
    bare.participants.clear();
    bare.organisers.clear();
    bare.ledgers.clear();
    bare.absent.clear();
    let input = Input {
        future: false,
        ..Input::from_texts([], program.today)
    };
    rendered(&bare, &input).unwrap_or_default()
}

/// All pages in the built-in theme.
fn rendered(program: &Program, input: &Input) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    let layers = Layers::of(DEFAULT);
    let files = static_files(&input.sources, &input.assets, &layers)?;
    let named = theme_files(&files);
    let (site, _) = plan::site(program, input, &named);
    let letters = Vec::new();
    let plan = Plan { site, letters };
    let views = plan::views::Views {
        program,
        site: &plan.site,
    };
    let theme = Theme::new(&input.sources, &layers, &views.site(&named))?;
    let pages = Pages {
        input,
        program,
        plan: &plan,
        theme: &theme,
        files: &files,
        cards: &Cards::default(),
    };
    let html = |file: &&PublicFile| file.path.as_str().ends_with(".html");
    let made = plan.site.files.iter().filter(html).map(|file| {
        let bytes = pages.bytes(file, &|_| Ok(Vec::new()));
        bytes.map(Cow::into_owned)
    });
    Ok(made.filter_map(Result::ok).collect())
}

/// A file that the gate could not read to its end.
pub(super) fn unread(file: &PublicFile, input: &Input, why: &BTreeSet<String>) -> Diagnostic {
    let place = match &file.page {
        Page::Asset(at) => Place::File(input.assets[*at].shown.to_string(), None),
        _ => Place::Program,
    };
    let first = why.iter().take(MOST_REASONS).map(String::as_str);
    let mut told = first.collect::<Vec<_>>().join("; ");
    if why.len() > MOST_REASONS {
        told.push_str(&format!("; and {} more", why.len() - MOST_REASONS));
    }
    let message = format!(
        "the leak gate has not read `{}` to its end: {told}",
        file.path.as_str()
    );
    Diagnostic::new(check::UNREAD_FILE, place, message)
        .hint("look through it yourself, or put what is in it on the site as it is: nobody else has seen whether something private is there")
}

/// So many reasons are told.
const MOST_REASONS: usize = 3;

impl Ready {
    /// Warnings of the public files that were made since the last call.
    pub fn remarks(&self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.remarks.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn remark(&self, problem: Diagnostic) {
        let mut remarks = self.remarks.lock().unwrap_or_else(PoisonError::into_inner);
        remarks.push(problem);
    }
}
