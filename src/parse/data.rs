//! The data folder: participants, rounds, ledgers, vocabulary, organisers, as records.
//!
//! A record holds what a file says, each value with its place; what it *means* is for [`crate::validate`].

mod entry;
mod field;
mod figures;
mod ledger;
mod organiser;
mod pairs;
mod participant;
mod places;
mod roles;
mod round;
mod team;
mod vocabulary;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

pub use entry::{EntryRecord, LabelRecord};
pub use field::{FieldRecord, ValuesRecord};
pub use figures::{FiguresRecord, GroupRecord};
pub use ledger::{LedgerMatchRecord, LedgerRecord, WaitingRecord};
pub use organiser::OrganiserRecord;
pub use pairs::PairRecord;
pub use participant::{EnrolmentRecord, ParticipantRecord, ProfileRecord, WishesRecord};
pub use places::PlacesRecord;
pub use roles::RolesRecord;
pub use round::{CapRecord, PolicyRecord, RoundRecord, RuleRecord, TopicRecord};
pub use team::TeamRecord;
pub use vocabulary::VocabularyRecord;

use super::fields::Fields;
use super::memo::Memo;
use super::nearest::nearest;
use super::tree::{Node, Value};
use super::yaml;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::store::Store;
use crate::source::{FileId, Root, SourceFile, Sources, Span, Spanned};

pub use round::own_rule;
pub(super) use round::policy as read_policy;

/// Everything that the data folder says.
#[derive(Default)]
pub struct DataRecords {
    /// All participants, in the order of files and lines.
    pub participants: Vec<Arc<ParticipantRecord>>,
    /// All rounds.
    pub rounds: Vec<Arc<RoundRecord>>,
    /// All ledgers.
    pub ledgers: Vec<Arc<LedgerRecord>>,
    /// All public figures.
    pub figures: Vec<Arc<FiguresRecord>>,
    /// Who takes part as one.
    pub teams: Vec<Arc<TeamRecord>>,
    /// The vocabulary, if there is one.
    pub vocabulary: Option<Arc<VocabularyRecord>>,
    /// In the order of their file.
    pub organisers: Vec<Arc<OrganiserRecord>>,
    /// What could not be read at all; what refers to it is not to be blamed.
    pub unread: Unread,
    /// What is wrong so far.
    pub problems: Vec<Diagnostic>,
}

/// Kinds of which at least one file could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Below `participants/`.
    pub participants: bool,
    /// Below `rounds/`.
    pub rounds: bool,
    /// Below `matches/`.
    pub ledgers: bool,
    /// Below `figures/`.
    pub figures: bool,
    /// `teams.yaml`.
    pub teams: bool,
    /// `vocabulary.yaml`.
    pub vocabulary: bool,
    /// `organisers.yaml`.
    pub organisers: bool,
}

/// What the data files said when they were last read.
#[derive(Default)]
pub struct Memory(Memo<FileRecords>);

/// Reads all files of the data folder.
pub fn read(sources: &Sources) -> DataRecords {
    read_changed(sources, &mut Memory::default())
}

/// All but the participants: what a program asks, and when. Of a large program it is little.
pub fn read_frame(sources: &Sources) -> DataRecords {
    read_some(sources, &mut Memory::default(), |kind| {
        kind != Kind::Participants
    })
}

/// The same as [`read`]; files that `memory` knows are not read again.
pub fn read_changed(sources: &Sources, memory: &mut Memory) -> DataRecords {
    read_some(sources, memory, |_| true)
}

fn read_some(
    sources: &Sources,
    memory: &mut Memory,
    is_wanted: impl Fn(Kind) -> bool,
) -> DataRecords {
    let is_record = |file: &SourceFile| Kind::of(&file.path).is_some_and(&is_wanted);
    let files = sources.of(Root::Data);
    let read = memory.0.read(files, is_record, read_guarded);
    let mut data = DataRecords::default();
    for records in read {
        data.take(records);
    }
    gather_misnamed(&mut data.problems);
    data
}

/// Of all files in a folder of the wrong name the first is shown, and the others are counted.
fn gather_misnamed(problems: &mut Vec<Diagnostic>) {
    let misnamed: Vec<Diagnostic> = problems
        .extract_if(.., |problem| problem.check == check::MISNAMED)
        .collect();
    for same in misnamed.chunk_by(|a, b| a.subject == b.subject) {
        let Some(first) = same.first() else { continue };
        let others = match same.len() {
            1 => String::new(),
            2 => ", nor the other file there".to_owned(),
            count => format!(", nor the {} others there", count - 1),
        };
        let message = first.message.clone() + &others;
        problems.push(Diagnostic {
            message,
            ..first.clone()
        });
    }
}

/// What a file is, by its place.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    Participants,
    Round,
    Ledger,
    Figures,
    Teams,
    Vocabulary,
    Organisers,
    #[default]
    Stray,
}

impl Kind {
    /// `None` for files that are not YAML: notes, tables and such may lie beside; and for what no build reads.
    fn of(path: &str) -> Option<Self> {
        let stem = path.strip_suffix(".yaml").or(path.strip_suffix(".yml"))?;
        Some(match Store::of(stem) {
            Some(Store::Participants) => Self::Participants,
            Some(Store::Rounds) => Self::Round,
            Some(Store::Matches) => Self::Ledger,
            Some(Store::Figures) => Self::Figures,
            Some(Store::Teams) => Self::Teams,
            Some(Store::Vocabulary) => Self::Vocabulary,
            Some(Store::Organisers) => Self::Organisers,
            Some(
                Store::Forms | Store::Imports | Store::Answers | Store::Secret | Store::Outbox,
            ) => return None,
            None => Self::Stray,
        })
    }
}

impl Kind {
    /// What a file is, by keys that no other kind has.
    fn by_keys(root: &Node) -> Option<Self> {
        let Value::Map(entries) = &items(root).first()?.value else {
            return None;
        };
        let has = |key: &str| entries.iter().any(|(known, _)| known.value == key);
        match () {
            () if has("email") && has("languages") => Some(Self::Participants),
            () if has("sign_up") => Some(Self::Round),
            () if has("people") && (has("country") || has("elsewhere")) => Some(Self::Figures),
            () if has("matches") => Some(Self::Ledger),
            () if has("members") && has("round") => Some(Self::Teams),
            () if has("sectors") || has("career_stages") || has("fields") => Some(Self::Vocabulary),
            () => None,
        }
    }

    /// What it holds, and where it belongs.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Participants => ("a participant", "participants"),
            Self::Round => ("a round", "rounds"),
            Self::Ledger => ("a ledger of matches", "matches"),
            Self::Figures => ("public figures", "figures"),
            Self::Teams => ("teams", "teams.yaml"),
            Self::Vocabulary => ("the vocabulary", "vocabulary.yaml"),
            Self::Organisers | Self::Stray => ("the organisers", "organisers.yaml"),
        }
    }
}

fn misfiled(span: Span, place: Kind, meant: Kind) -> Diagnostic {
    let ((expected, _), (found, home)) = (place.words(), meant.words());
    let message = format!("this file holds {found}, where {expected} should be");
    Diagnostic::new(check::MISFILED, span, message).hint(format!("move it to `{home}`"))
}

/// What one file holds.
#[derive(Default)]
struct FileRecords {
    kind: Kind,
    participants: Vec<Arc<ParticipantRecord>>,
    round: Option<Arc<RoundRecord>>,
    ledger: Option<Arc<LedgerRecord>>,
    figures: Option<Arc<FiguresRecord>>,
    teams: Vec<Arc<TeamRecord>>,
    vocabulary: Option<Arc<VocabularyRecord>>,
    organisers: Vec<Arc<OrganiserRecord>>,
    unread: bool,
    problems: Vec<Diagnostic>,
}

impl DataRecords {
    fn take(&mut self, file: &FileRecords) {
        let unread = match file.kind {
            Kind::Participants => &mut self.unread.participants,
            Kind::Round => &mut self.unread.rounds,
            Kind::Ledger => &mut self.unread.ledgers,
            Kind::Figures => &mut self.unread.figures,
            Kind::Teams => &mut self.unread.teams,
            Kind::Vocabulary => &mut self.unread.vocabulary,
            Kind::Organisers | Kind::Stray => &mut self.unread.organisers,
        };
        *unread |= file.unread;
        self.participants.extend_from_slice(&file.participants);
        self.rounds.extend(file.round.clone());
        self.ledgers.extend(file.ledger.clone());
        self.figures.extend(file.figures.clone());
        self.teams.extend_from_slice(&file.teams);
        self.vocabulary = self.vocabulary.take().or_else(|| file.vocabulary.clone());
        self.organisers.extend_from_slice(&file.organisers);
        self.problems.extend_from_slice(&file.problems);
    }
}

/// A defect in the reader of one file must not take the others with it.
fn read_guarded(id: FileId, file: &SourceFile) -> FileRecords {
    let kind = Kind::of(&file.path).unwrap_or_default();
    let read = catch_unwind(AssertUnwindSafe(|| read_file(id, file, kind)));
    read.unwrap_or_else(|_| {
        let place = Place::File(file.shown.to_string(), None);
        let message = "this file could not be read because of a defect in fortnight";
        let problem = Diagnostic::new(check::INTERNAL_ERROR, place, message)
            .hint("please report it, with the file if you may share it");
        FileRecords {
            kind,
            unread: true,
            problems: vec![problem],
            ..FileRecords::default()
        }
    })
}

fn read_file(id: FileId, file: &SourceFile, kind: Kind) -> FileRecords {
    let mut records = FileRecords {
        kind,
        ..FileRecords::default()
    };
    if kind == Kind::Stray {
        let (problem, meant) = stray(id, &file.path);
        records.problems.push(problem);
        records.unread = meant.is_some();
        records.kind = meant.unwrap_or(kind);
        return records;
    }
    let problems = &mut records.problems;
    let Some(root) = yaml::parse(id, &file.text, 0, problems) else {
        records.unread = true;
        return records;
    };
    if root.value == Value::Null {
        let problem = Diagnostic::new(check::EMPTY_FILE, root.span, "this file is empty")
            .hint("fill it or remove it; docs/examples has one of each kind");
        problems.push(problem);
        records.unread = true;
        return records;
    }
    // An organiser with one key too many may have all that tells a participant.
    let organisers = |meant| kind == Kind::Organisers && meant == Kind::Participants;
    let meant = Kind::by_keys(&root).filter(|meant| *meant != kind && !organisers(*meant));
    if let Some(meant) = meant {
        problems.push(misfiled(root.span, kind, meant));
        records.kind = meant;
        records.unread = true;
        return records;
    }
    let stem = file_stem(&file.path);
    match kind {
        Kind::Participants => {
            records.participants = shared(participant::read(&root, stem, problems));
        }
        Kind::Round => records.round = round::read(&root, stem, problems).map(Arc::new),
        Kind::Ledger => records.ledger = ledger::read(&root, stem, problems).map(Arc::new),
        Kind::Figures => records.figures = figures::read(&root, stem, problems).map(Arc::new),
        Kind::Teams => records.teams = shared(team::read(&root, problems)),
        Kind::Vocabulary => records.vocabulary = vocabulary::read(&root, problems).map(Arc::new),
        Kind::Organisers => records.organisers = shared(organiser::read(&root, problems)),
        Kind::Stray => {}
    }
    let mut problems = records.problems.iter();
    records.unread |= problems.any(|problem| problem.check == check::TOO_MANY_PROBLEMS);
    records
}

fn shared<T>(records: Vec<T>) -> Vec<Arc<T>> {
    records.into_iter().map(Arc::new).collect()
}

fn file_stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A file in no place that is read, and what it probably is: what refers to its records is not to be blamed.
fn stray(id: FileId, path: &str) -> (Diagnostic, Option<Kind>) {
    const PLACES: [(&str, Kind); 7] = [
        ("participants", Kind::Participants),
        ("rounds", Kind::Round),
        ("matches", Kind::Ledger),
        ("figures", Kind::Figures),
        ("teams.yaml", Kind::Teams),
        ("vocabulary.yaml", Kind::Vocabulary),
        ("organisers.yaml", Kind::Organisers),
    ];
    let place = Span::new(id, 0..0);
    let folder = path.split('/').next().unwrap_or(path);
    let near = nearest(folder, PLACES.map(|(name, _)| name));
    let meant = PLACES.iter().find(|(name, _)| Some(*name) == near);
    if let Some((name, kind)) = meant {
        let message = format!("nothing reads this file, since `{folder}` is not `{name}`");
        let problem = Diagnostic::new(check::MISNAMED, place, message).about(folder);
        return (
            problem.hint(format!("rename `{folder}` to `{name}`")),
            Some(*kind),
        );
    }
    let message = "nothing reads this file: it lies where no data file is expected";
    let problem = Diagnostic::new(check::STRAY_FILE, place, message).hint(
        "data files are `vocabulary.yaml`, `organisers.yaml`, `teams.yaml`, and those in \
            `participants`, `rounds`, `matches` and `figures`",
    );
    (problem, None)
}

/// The id of a record: written, or the name of its file (shown where the record begins).
fn id_or_stem(fields: &mut Fields<'_>, stem: Option<&str>) -> Option<Spanned<String>> {
    if let Some(stem) = stem.filter(|_| fields.node("id").is_none()) {
        let (value, span) = (stem.to_owned(), fields.span);
        return Some(Spanned { value, span });
    }
    fields.required_line("id", 100)
}

/// `format: 1`, implied if missing.
pub(super) fn check_format(fields: &mut Fields<'_>) {
    let Some(format) = fields.text("format") else {
        return;
    };
    if format.value != "1" {
        let message = format!(
            "this is written in format `{}`, only `1` is known",
            format.value
        );
        let problem = Diagnostic::new(check::UNKNOWN_FORMAT, format.span, message)
            .hint("a newer fortnight may be needed");
        fields.report(problem);
    }
}

/// The mappings of a file that holds one of them or a list.
fn items(root: &Node) -> &[Node] {
    match &root.value {
        Value::List(nodes) => nodes,
        _ => std::slice::from_ref(root),
    }
}
