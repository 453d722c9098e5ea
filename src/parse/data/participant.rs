//! Participants and their enrolments.

use jiff::civil::Date;

use super::places::{self, PlacesRecord};
use super::{check_format, id_or_stem, items};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::person::Applied;
use crate::model::status::EnrolmentStatus;
use crate::parse::fields::{Fields, Others};
use crate::parse::tree::{Node, Value};
use crate::source::{Span, Spanned};

/// A participant as written. No `Debug`: it holds private data.
pub struct ParticipantRecord {
    /// Where the record begins and ends.
    pub span: Span,
    /// Written, or the file's name.
    pub id: Option<Spanned<String>>,
    /// Full name.
    pub name: Option<Spanned<String>>,
    /// What a letter calls them.
    pub called: Option<Spanned<String>>,
    /// For example `she/her`.
    pub pronouns: Option<Spanned<String>>,
    /// Address for letters.
    pub email: Option<Spanned<String>>,
    /// Other addresses of theirs, by which they are known when they come back.
    pub emails: Vec<Spanned<String>>,
    /// Which mails they want.
    pub mails: Option<Spanned<String>>,
    /// What may differ from round to round.
    pub profile: ProfileRecord,
    /// Fields that the partner may see.
    pub share: Vec<Spanned<String>>,
    /// Ids.
    pub avoid: Vec<Spanned<String>>,
    /// Ids.
    pub knows: Vec<Spanned<String>>,
    /// For the organisers.
    pub notes: Option<Spanned<String>>,
    /// Day of consent.
    pub consent: Option<Spanned<Date>>,
    /// Whether a day of consent is written, valid or not.
    pub consent_written: bool,
    /// Round ids with enrolments.
    pub rounds: Vec<(Spanned<String>, EnrolmentRecord)>,
}

/// A profile as written, or the part of it that a round overrides.
#[derive(Default)]
pub struct ProfileRecord {
    /// Code or name.
    pub country: Option<Spanned<String>>,
    /// Town.
    pub city: Option<Spanned<String>>,
    /// IANA name or town.
    pub time_zone: Option<Spanned<String>>,
    /// Whether a time zone is written, valid or not.
    pub time_zone_written: bool,
    /// Tags or names; at least one is written.
    pub languages: Option<Vec<Spanned<String>>>,
    /// Id or alias.
    pub sector: Option<Spanned<String>>,
    /// Where they work.
    pub workplace: Option<Spanned<String>>,
    /// As what.
    pub role: Option<Spanned<String>>,
    /// Id or alias.
    pub career_stage: Option<Spanned<String>>,
    /// Ids or aliases.
    pub interests: Option<Vec<Spanned<String>>>,
    /// Ids or aliases of interests.
    pub offers: Option<Vec<Spanned<String>>>,
    /// Ids or aliases of interests.
    pub seeks: Option<Vec<Spanned<String>>>,
    /// Free text.
    pub about: Option<Spanned<String>>,
    /// Addresses.
    pub links: Option<Vec<Spanned<String>>>,
    /// Fields of the program's own, and slips.
    pub others: Others,
}

/// One enrolment as written.
pub struct EnrolmentRecord {
    /// Where it is written.
    pub span: Span,
    /// Day of sign-up, perhaps with the moment.
    pub applied: Option<Spanned<Applied>>,
    /// `active` if missing.
    pub status: Option<Spanned<String>>,
    /// Why they wait.
    pub because: Option<Spanned<String>>,
    /// `mentor`, `mentee` or `both`.
    pub role: Option<Spanned<String>>,
    /// How many partners at one time.
    pub places: PlacesRecord,
    /// What is asked of the partner.
    pub wishes: WishesRecord,
    /// The same in their own words.
    pub wish_words: Option<Spanned<String>>,
    /// Profile fields for this round only; few have any.
    pub overrides: Option<Box<ProfileRecord>>,
}

impl EnrolmentRecord {
    /// The status; `None` if there is no such word.
    pub fn known_status(&self) -> Option<EnrolmentStatus> {
        let word = self.status.as_ref();
        word.map_or(Some(EnrolmentStatus::default()), |word| {
            EnrolmentStatus::read(&word.value)
        })
    }
}

/// Wishes as written: each a word or a list of values.
#[derive(Default)]
pub struct WishesRecord {
    /// `same`, `different`, `any` or sectors.
    pub sector: Option<Vec<Spanned<String>>>,
    /// `same`, `different`, `any` or career stages.
    pub career_stage: Option<Vec<Spanned<String>>>,
    /// `any`, countries or regions.
    pub country: Option<Vec<Spanned<String>>>,
    /// Regions.
    pub region: Option<Vec<Spanned<String>>>,
    /// `same`, `any` or languages.
    pub languages: Option<Vec<Spanned<String>>>,
    /// `same`, `different`, `any` or interests.
    pub interests: Option<Vec<Spanned<String>>>,
    /// `same`, `different` or `any`.
    pub time_zone: Option<Vec<Spanned<String>>>,
    /// About fields of the program's own, and slips.
    pub others: Others,
}

/// Longest name, e-mail address, town …
const LINE: usize = 200;

/// Longest free text.
const ABOUT: usize = 5_000;

/// All participants of a file.
pub fn read(root: &Node, stem: &str, problems: &mut Vec<Diagnostic>) -> Vec<ParticipantRecord> {
    let listed = matches!(root.value, Value::List(_));
    let stem = (!listed).then_some(stem);
    let nodes = items(root).iter();
    nodes
        .filter_map(|node| participant(node, stem, problems))
        .collect()
}

fn participant(
    node: &Node,
    stem: Option<&str>,
    problems: &mut Vec<Diagnostic>,
) -> Option<ParticipantRecord> {
    let mut fields = Fields::new(node, "a participant", problems)?;
    check_format(&mut fields);
    let mut record = ParticipantRecord {
        span: fields.span,
        id: id_or_stem(&mut fields, stem),
        name: fields.required_line("name", LINE),
        called: fields.line("called", 50),
        pronouns: fields.line("pronouns", 50),
        email: fields.required_line("email", 254),
        emails: fields.lines("emails", 254).unwrap_or_default(),
        mails: fields.line("mails", LINE),
        profile: {
            for key in ["country", "languages"] {
                fields.require(key);
            }
            profile(&mut fields)
        },
        share: fields.lines("share", LINE).unwrap_or_default(),
        avoid: fields.lines("avoid", LINE).unwrap_or_default(),
        knows: fields.lines("knows", LINE).unwrap_or_default(),
        notes: fields.long_text("notes", ABOUT),
        consent_written: fields.node("consent").is_some(),
        consent: fields.date("consent"),
        rounds: enrolments(&mut fields),
    };
    record.profile.others = fields.others();
    Some(record)
}

fn profile(fields: &mut Fields<'_>) -> ProfileRecord {
    ProfileRecord {
        country: fields.line("country", LINE),
        city: fields.line("city", LINE),
        time_zone_written: fields.node("time_zone").is_some(),
        time_zone: fields.line("time_zone", LINE),
        languages: fields.some_lines("languages", LINE),
        sector: fields.line("sector", LINE),
        workplace: fields.line("workplace", LINE),
        role: fields.line("role", LINE),
        career_stage: fields.line("career_stage", LINE),
        interests: fields.lines("interests", LINE),
        offers: fields.lines("offers", LINE),
        seeks: fields.lines("seeks", LINE),
        about: fields.long_text("about", ABOUT),
        links: fields.lines("links", 1000),
        others: Others::default(),
    }
}

fn enrolments(fields: &mut Fields<'_>) -> Vec<(Spanned<String>, EnrolmentRecord)> {
    if let Some(span) = fields.written("rounds").filter(|_| is_empty(fields)) {
        let message = "`rounds` with nothing below it: they take part in no round";
        let problem = Diagnostic::new(check::EMPTY_ROUNDS, span, message);
        fields.problems().push(problem.hint(
            "add the round below it, `ROUND: { applied: YYYY-MM-DD }`, or take `rounds` out",
        ));
        return Vec::new();
    }
    let Some(mut rounds) = fields.map("rounds", "`rounds`") else {
        return Vec::new();
    };
    let entries = rounds.entries();
    let mut enrolments = Vec::with_capacity(entries.len());
    for (round, node) in entries {
        let span = Span {
            end: node.span.end.max(round.span.end),
            ..round.span
        };
        let Some(mut fields) = rounds.inside(node, "an enrolment") else {
            continue;
        };
        fields.span = span;
        let enrolment = EnrolmentRecord {
            span,
            applied: fields.required_moment("applied"),
            status: fields.line("status", LINE),
            because: fields.line("because", LINE),
            role: fields.line("as", LINE),
            places: places::places(&mut fields),
            wishes: wishes(&mut fields),
            wish_words: fields.long_text("wish_words", ABOUT),
            overrides: overrides(&mut fields),
        };
        fields.finish();
        enrolments.push((round.clone(), enrolment));
    }
    enrolments
}

fn is_empty(fields: &mut Fields<'_>) -> bool {
    match fields.node("rounds").map(|node| &node.value) {
        None => true,
        Some(Value::Map(rounds)) => rounds.is_empty(),
        Some(_) => false,
    }
}

fn wishes(fields: &mut Fields<'_>) -> WishesRecord {
    let Some(mut fields) = fields.map("wishes", "`wishes`") else {
        return WishesRecord::default();
    };
    let mut wishes = WishesRecord {
        sector: fields.lines("sector", LINE),
        career_stage: fields.lines("career_stage", LINE),
        country: fields.lines("country", LINE),
        region: fields.lines("region", LINE),
        languages: fields.lines("languages", LINE),
        interests: fields.lines("interests", LINE),
        time_zone: fields.lines("time_zone", LINE),
        others: Others::default(),
    };
    wishes.others = fields.others();
    wishes
}

fn overrides(fields: &mut Fields<'_>) -> Option<Box<ProfileRecord>> {
    let mut fields = fields.map("overrides", "`overrides`")?;
    let mut profile = profile(&mut fields);
    profile.others = fields.others();
    Some(Box::new(profile))
}
