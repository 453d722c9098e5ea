//! Rounds and matching policies.

use jiff::civil::Date;

use super::pairs::{PairRecord, pairs};
use super::roles::{self, RolesRecord};
use super::{check_format, id_or_stem};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::RuleId;
use crate::model::roles::MOST_PLACES;
use crate::parse::fields::{Fields, Others, date_of, line_of};
use crate::parse::tree::{Node, Value};
use crate::source::{Span, Spanned};

/// A round as written.
#[derive(Debug)]
pub struct RoundRecord {
    /// Where it is written.
    pub span: Span,
    /// Written, or the file's name.
    pub id: Option<Spanned<String>>,
    /// What people call it.
    pub title: Option<Spanned<String>>,
    /// One or two sentences.
    pub summary: Option<Spanned<String>>,
    /// First day of the sign-ups.
    pub opens: Option<Spanned<Date>>,
    /// Last day of the sign-ups.
    pub closes: Option<Spanned<Date>>,
    /// Where one signs up.
    pub form: Option<Spanned<String>>,
    /// First day.
    pub starts: Option<Spanned<Date>>,
    /// Last day.
    pub ends: Option<Spanned<Date>>,
    /// The day on which it was closed.
    pub closed: Option<Spanned<Date>>,
    /// Hours that certificates name.
    pub hours: Option<Spanned<u32>>,
    /// Days between topics, 14 if missing.
    pub cadence: Option<Spanned<u32>>,
    /// In order.
    pub topics: Vec<TopicRecord>,
    /// How people are matched.
    pub policy: PolicyRecord,
    /// Pairs that the organisers have decided.
    pub pins: Vec<PairRecord>,
    /// Pairs that must not be.
    pub forbidden: Vec<PairRecord>,
    /// How many may be alike.
    pub cap: Option<CapRecord>,
    /// Mentors and mentees.
    pub roles: Option<RolesRecord>,
    /// Places of a peer who does not say, where peers may have several partners.
    pub places: Option<Spanned<u32>>,
    /// `trio`, `wait` or `standby`.
    pub odd: Option<Spanned<String>>,
    /// Who stands by.
    pub standby: Option<Spanned<String>>,
}

/// A cap as written.
#[derive(Debug)]
pub struct CapRecord {
    /// Where it is written.
    pub span: Span,
    /// The key of a field; `country` if missing.
    pub field: Option<Spanned<String>>,
    /// How many of a hundred.
    pub percent: Option<Spanned<u32>>,
    /// `applicants` or `accepted`.
    pub of: Option<Spanned<String>>,
}

/// A topic of a schedule as written.
#[derive(Debug)]
pub struct TopicRecord {
    /// Slug.
    pub topic: Spanned<String>,
    /// A date of its own.
    pub date: Option<Spanned<Date>>,
}

/// A matching policy as written: only what differs from the defaults.
#[derive(Clone, Debug, Default)]
pub struct PolicyRecord {
    /// What it says of each rule, in the order of [`RuleId`].
    pub rules: [Option<RuleRecord>; RuleId::ALL.len()],
    /// Fields about which participants may wish.
    pub wishes: Option<Vec<Spanned<String>>>,
    /// Keys of rules.
    pub relax: Option<Vec<Spanned<String>>>,
    /// Pairs below this score do not exist.
    pub minimum_score: Option<Spanned<u32>>,
    /// Rounds after which former partners are like others.
    pub former_fades: Option<Spanned<u32>>,
    /// `low` or `off`.
    pub unreliable: Option<Spanned<String>>,
    /// In order.
    pub objectives: Option<Vec<Spanned<String>>>,
    /// Fields of the program's own, and slips.
    pub others: Others,
}

/// What a policy says of a rule: a word, or a mapping.
#[derive(Clone, Debug)]
pub struct RuleRecord {
    /// A word.
    pub importance: Option<Spanned<String>>,
    /// `same`, `different` or values.
    pub prefer: Option<Vec<Spanned<String>>>,
}

/// The round of a file.
pub fn read(root: &Node, stem: &str, problems: &mut Vec<Diagnostic>) -> Option<RoundRecord> {
    let mut fields = Fields::new(root, "a round", problems)?;
    check_format(&mut fields);
    let id = id_or_stem(&mut fields, Some(stem));
    let title = fields.required_line("title", 200);
    let summary = fields.long_text("summary", 1_000);
    fields.require("sign_up");
    let ([opens, closes], form) = sign_up(&mut fields);
    let record = RoundRecord {
        span: fields.span,
        id,
        title,
        summary,
        opens,
        closes,
        form,
        starts: fields.required_date("starts"),
        ends: fields.required_date("ends"),
        closed: fields.date("closed"),
        hours: fields.integer("hours", 1..=1_000),
        cadence: fields.integer("cadence", 1..=365),
        topics: topics(&mut fields),
        policy: match fields.map("policy", "`policy`") {
            Some(fields) => policy(fields),
            None => PolicyRecord::default(),
        },
        pins: pairs(&mut fields, "pins"),
        forbidden: pairs(&mut fields, "forbidden"),
        cap: cap(&mut fields),
        roles: roles::roles(&mut fields),
        places: fields.integer("places", 1..=MOST_PLACES),
        odd: fields.line("odd", 100),
        standby: fields.line("standby", 100),
    };
    fields.finish();
    Some(record)
}

fn cap(fields: &mut Fields<'_>) -> Option<CapRecord> {
    let span = fields.written("cap")?;
    let mut fields = fields.map("cap", "`cap`")?;
    fields.require("percent");
    fields.require("of");
    let record = CapRecord {
        span,
        field: fields.line("field", 100),
        percent: fields.integer("percent", 1..=99),
        of: fields.line("of", 100),
    };
    fields.finish();
    Some(record)
}

/// The first and the last day, and the form.
type SignUp = ([Option<Spanned<Date>>; 2], Option<Spanned<String>>);

fn sign_up(fields: &mut Fields<'_>) -> SignUp {
    let Some(mut fields) = fields.map("sign_up", "`sign_up`") else {
        return SignUp::default();
    };
    let dates = [
        fields.required_date("opens"),
        fields.required_date("closes"),
    ];
    let form = fields.line("form", 2_000);
    fields.finish();
    (dates, form)
}

/// The keys of a policy; also those of `[matching]`.
pub fn policy(mut fields: Fields<'_>) -> PolicyRecord {
    let mut record = PolicyRecord {
        rules: RuleId::ALL.map(|(_, key)| rule(&mut fields, key)),
        wishes: fields.lines("wishes", 100),
        relax: fields.lines("relax", 100),
        minimum_score: fields.integer("minimum_score", 0..=1_000),
        former_fades: fields.integer("former_fades", 1..=20),
        unreliable: fields.line("unreliable", 100),
        objectives: fields.lines("objectives", 100),
        others: Others::default(),
    };
    let is_empty = |node: &Node| matches!(&node.value, Value::List(list) if list.is_empty());
    if fields.node("objectives").is_some_and(is_empty) {
        let span = fields.key_span("objectives");
        let message = "without an objective there is nothing to match by";
        let problem = Diagnostic::new(check::BAD_POLICY, span, message);
        fields.report(
            problem.hint("name them in their order, or leave the key out for the usual ones"),
        );
    }
    record.others = fields.others();
    record
}

/// What a policy says of a field of the program's own.
pub fn own_rule(key: &str, node: &Node, problems: &mut Vec<Diagnostic>) -> Option<RuleRecord> {
    if matches!(node.value, Value::Map(_)) {
        return Some(rule_map(Fields::new(node, "a rule", problems)?));
    }
    let importance = line_of(node, key, 100, problems);
    Some(RuleRecord {
        importance,
        prefer: None,
    })
}

/// An importance, or `{importance: word, prefer: …}`.
fn rule(fields: &mut Fields<'_>, key: &'static str) -> Option<RuleRecord> {
    let node = fields.node(key)?;
    if !matches!(node.value, Value::Map(_)) {
        let importance = fields.line(key, 100);
        return Some(RuleRecord {
            importance,
            prefer: None,
        });
    }
    fields.inside(node, "a rule").map(rule_map)
}

fn rule_map(mut fields: Fields<'_>) -> RuleRecord {
    let record = RuleRecord {
        importance: fields.line("importance", 100),
        prefer: fields.some_lines("prefer", 200),
    };
    fields.finish();
    record
}

fn topics(fields: &mut Fields<'_>) -> Vec<TopicRecord> {
    let nodes = fields.list("topics").unwrap_or_default();
    let read = nodes
        .iter()
        .filter_map(|node| topic(node, fields.problems()));
    read.collect()
}

/// A slug, or `{topic: slug, date: day}`.
fn topic(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<TopicRecord> {
    if !matches!(node.value, Value::Map(_)) {
        let topic = line_of(node, "topics", 200, problems)?;
        return Some(TopicRecord { topic, date: None });
    }
    let mut fields = Fields::new(node, "an entry of `topics`", problems)?;
    let topic = fields.required_line("topic", 200);
    let date = fields.node("date");
    let date = date.and_then(|node| date_of(node, "date", fields.problems()));
    fields.finish();
    topic.map(|topic| TopicRecord { topic, date })
}
