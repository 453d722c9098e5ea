//! The short way from one moment of a preview to the next, for the commonest edits: words of documents, and templates.
//!
//! A document whose *shape* is as it was (where it stands, its tags, date, authors, old headings) changes no list, no
//! address, no rule and nobody's match. So the earlier program and plan hold with the new document in them, and only its
//! own links are to be checked. Whatever else differs takes the long way. A test holds both ways equal, byte for byte.

use std::sync::{Arc, Mutex, OnceLock};

use super::gate::LazyGate;
use super::{Outcome, Ready, keep};
use crate::diagnostic::{self, Diagnostic, Place};
use crate::model::{Changes, Document, Program, Section};
use crate::parse::content::ContentRecords;
use crate::plan::{Facts, Plan, graph, views::Views};
use crate::render::theme::{Cards, Theme, static_files};
use crate::source::{FileId, Input, Root, SourceFile, Sources};
use crate::validate;

/// What changes a list, an address, a rule or somebody's match.
const LONG_WAY: Facts = Facts::SHAPE.and(Facts::DOCUMENTS).and(Facts::ALIASES);

/// The next moment, if the short way leads there.
pub(super) fn follow(
    input: &Input,
    content: &ContentRecords,
    earlier: &Ready,
    changes: &Changes,
) -> Option<Outcome<Ready>> {
    if !same_ground(input, &earlier.input) {
        return None;
    }
    let changed = changes.pairs()?;
    let touched = changed.iter().map(|(old, new)| Facts::of(old, new));
    let touched = touched.fold(Facts::NONE, Facts::and);
    if touched.meet(LONG_WAY) {
        return None;
    }
    let mut problems = earlier.warnings.clone();
    if problems
        .iter()
        .any(|problem| concerns(problem, &earlier.input.sources, &changed))
    {
        return None;
    }
    let mine = |problem: &&Diagnostic| concerns(problem, &input.sources, &changed);
    problems.extend(content.problems.iter().filter(mine).cloned());
    if diagnostic::any_error(&problems) {
        return None;
    }
    let program = with_documents(&earlier.program, &changed);
    let plan = planned_with(&earlier.plan, &changed);
    let same_theme = same_theme(input, &earlier.input);
    let same_leads = same_theme && !touched.meet(Facts::TARGETS);
    if !same_leads && !same_led(input, &program, &plan, earlier) {
        return None;
    }
    let published = changed.iter().map(|(_, document)| &***document);
    let published = published.filter(|document| is_published(&program, document));
    problems.extend(graph::check_documents(
        &program, input, &plan.site, published,
    ));
    let theme = match same_theme && !touched.meet(Facts::ANNOUNCED) {
        true => Some((Arc::clone(&earlier.theme), Arc::clone(&earlier.files))),
        false => theme(input, earlier, &program, &plan, &mut problems)?,
    };
    let program = Arc::new(program);
    let gate = match touched.meet(Facts::SIGNED) {
        false => Arc::clone(&earlier.gate),
        true => LazyGate::after(&earlier.gate, &program, Some(changes)),
    };
    let ready = theme.map(|(theme, files)| Ready {
        input: input.clone(),
        program,
        plan,
        theme,
        files,
        gate,
        documents: content.documents.clone(),
        warnings: problems.clone(),
        cards: Cards::default(),
        quotations: OnceLock::new(),
        origins: OnceLock::new(),
        remarks: Mutex::default(),
    });
    Some(Outcome::new(&input.sources, ready, problems))
}

/// Whether everything is as it was but for the texts of documents and of the theme.
fn same_ground(input: &Input, earlier: &Input) -> bool {
    let [new, old] = [input, earlier].map(|input| &input.sources);
    let may_differ = |file: &SourceFile| {
        matches!(file.root, Root::Content | Root::Theme) && !file.path.ends_with(".ftl")
    };
    let same_place =
        |new: &SourceFile, old: &SourceFile| new.root == old.root && new.path == old.path;
    let only_texts = new.since(old).is_some_and(|mut different| {
        different.all(|(_, new, old)| same_place(new, old) && may_differ(new))
    });
    let asset = |input: &Input| {
        let assets = input.assets.iter();
        assets
            .map(|asset| (asset.root, Arc::clone(&asset.path), asset.digest))
            .collect::<Vec<_>>()
    };
    input.today == earlier.today
        && input.drafts == earlier.drafts
        && input.future == earlier.future
        && input.site_only == earlier.site_only
        && input.problems == earlier.problems
        && only_texts
        && asset(input) == asset(earlier)
}

fn same_theme(input: &Input, earlier: &Input) -> bool {
    input.sources.same_in(&earlier.sources, &[Root::Theme])
}

/// Whether the files beside the documents that were on the site are on it still, and no others, and nobody wonders about
/// other pages than before.
fn same_led(input: &Input, program: &Program, plan: &Plan, earlier: &Ready) -> bool {
    let (addresses, withheld) = (&plan.site.addresses, &*plan.site.withheld);
    let unpublished = graph::unpublished(program, input, addresses, withheld);
    *withheld == *graph::withheld(program, input, addresses)
        && *plan.site.unpublished == *unpublished
        && graph::unlinked(program, input) == graph::unlinked(&earlier.program, &earlier.input)
}

/// Documents that are not as they were, the old beside the new.
type Changed<'a> = [(&'a Arc<Document>, &'a Arc<Document>)];

/// Whether a problem lies in, or points to, a document that has changed.
fn concerns(problem: &Diagnostic, sources: &Sources, changed: &Changed<'_>) -> bool {
    let is_changed = |file: FileId| changed.iter().any(|(_, new)| new.file == file);
    let here = match &problem.place {
        Place::Span(span) => is_changed(span.file),
        Place::File(shown, _) => changed
            .iter()
            .any(|(_, new)| *sources.get(new.file).shown == **shown),
        Place::Cell(_) | Place::Program => false,
    };
    here || problem
        .related
        .iter()
        .any(|(span, _)| is_changed(span.file))
}

/// Wherever a document is held, the new one takes the place of the old.
fn with_documents(program: &Program, changed: &Changed<'_>) -> Program {
    let mut program = program.clone();
    for (old, new) in changed {
        let list = match old.section {
            Section::Topic => &mut program.topics,
            Section::Post => &mut program.posts,
            Section::Page => &mut program.pages,
            Section::Letter => &mut program.letters,
        };
        let at = list.iter().position(|document| Arc::ptr_eq(document, old));
        if let Some(document) = at.and_then(|at| list.get_mut(at)) {
            document.clone_from(new);
        }
    }
    for absent in &mut program.absent {
        renew(&mut absent.document, changed);
    }
    program
}

/// Only what has an address keeps one: neither what is not published nor the text of a letter.
fn planned_with(plan: &Plan, changed: &Changed<'_>) -> Plan {
    let mut plan = plan.clone();
    for (_, document) in changed {
        if plan.site.addresses.document(&document.path).is_some() {
            plan.site.addresses.replace(document);
        }
    }
    for slot in plan.letters.iter_mut().flat_map(|one| &mut one.schedule) {
        renew(&mut slot.topic, changed);
    }
    plan
}

fn renew(document: &mut Arc<Document>, changed: &Changed<'_>) {
    if let Some((_, new)) = changed.iter().find(|(old, _)| Arc::ptr_eq(old, document)) {
        *document = Arc::clone(new);
    }
}

fn is_published(program: &Program, document: &Document) -> bool {
    let lists = [
        &program.topics,
        &program.posts,
        &program.pages,
        &program.letters,
    ];
    let mut all = lists.into_iter().flatten();
    all.any(|published| std::ptr::eq(&**published, document))
}

type Files = Arc<[crate::render::theme::StaticFile]>;

/// The theme with its new texts; the outer `None` if its files have other addresses now, the inner if it is broken.
#[allow(
    clippy::option_option,
    reason = "the long way is another thing than an error"
)]
fn theme(
    input: &Input,
    earlier: &Ready,
    program: &Program,
    plan: &Plan,
    problems: &mut Vec<Diagnostic>,
) -> Option<Option<(Arc<Theme>, Files)>> {
    let mut doubts = Vec::new();
    let choice = &program.config.theme;
    let layers = validate::theme(&input.sources, &input.assets, choice, &mut doubts)?;
    let files = static_files(&input.sources, &input.assets, &layers).ok()?;
    let paths = |files: &[crate::render::theme::StaticFile]| -> Vec<_> {
        files
            .iter()
            .map(|file| (file.name.clone(), file.path.clone()))
            .collect()
    };
    if !doubts.is_empty() || paths(&files) != paths(&earlier.files) {
        return None;
    }
    let named = super::theme_files(&files);
    let views = Views {
        program,
        site: &plan.site,
    };
    let languages = super::own_words::languages(input, program, &layers);
    let theme = Theme::of_any_site(Some(&earlier.theme), &input.sources, &layers, languages)
        .and_then(|theme| theme.of(&views.site(&named)));
    Some(keep(theme, problems).map(|theme| (Arc::new(theme), files.into())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;
    use crate::parse::content::letter;

    #[test]
    fn what_comes_and_goes_is_found_anywhere_in_a_list() {
        let text = "---\nsubject: A\n---\nWords.\n";
        let make = |name: &str| Arc::new(letter(&format!("letters/{name}.md"), text).unwrap());
        let named = |list: &[Arc<Document>]| -> String {
            let names = list.iter().map(|one| one.slug.to_string());
            names.collect::<Vec<_>>().join(" ")
        };
        let [a, b, c] = ["pair", "trio", "waiting"].map(make);
        let other = make("trio");
        for (old, new, gone, come) in [
            (vec![], vec![], "", ""),
            (vec![&a, &b, &c], vec![&a, &b, &c], "", ""),
            (vec![&a, &b, &c], vec![&a, &c], "trio", ""),
            (vec![&b], vec![&a, &b, &c], "", "pair waiting"),
            (vec![&a, &b], vec![&a, &other], "trio", "trio"),
            (vec![&a], vec![&c], "pair", "waiting"),
        ] {
            let [old, new] = [old, new].map(|list| list.into_iter().cloned().collect());
            let changes = Changes::between(&old, &new).unwrap();
            let told = (named(&changes.gone), named(&changes.come));
            assert_eq!((&*told.0, &*told.1), (gone, come));
            assert_eq!(changes.pairs().is_some(), gone == come, "{told:?}");
        }
    }
}
