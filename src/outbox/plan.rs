//! What goes out next: who has not had a mail yet, and who is named to get it again.

use super::history::{Fate, History};
use super::journal::Record;

/// A mail as it is today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// For whom.
    pub id: String,
    /// Digest of what its reader sees.
    pub content: String,
    /// Digest of the ids of reader and partners.
    pub with: String,
    /// What stands for the address to which it goes, where that is known.
    pub address: Option<String>,
}

/// In what a mail is no more what it was when it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It names other partners.
    Pair,
    /// Something else is otherwise: a day, a topic, a sentence.
    Wording,
}

/// Who gets a mail again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// Everybody whose mail names other partners than the one they have.
    Pairs,
    /// One person.
    Person(String),
}

/// What goes out, what has gone, and what a human must say. Numbers are places in the list of mails.
#[derive(Debug, Default)]
pub struct Plan<'a> {
    /// What goes out next.
    pub due: Vec<usize>,
    /// Of these, what has gone before, and goes out because it was named.
    pub again: Vec<usize>,
    /// Of these, what a server refused before.
    pub refused: Vec<(usize, &'a Record)>,
    /// What came back from the address that it still has: it goes out again once the address is another.
    pub returned: Vec<(usize, &'a Record)>,
    /// What has gone.
    pub sent: Vec<(usize, Option<Change>)>,
    /// What lies ready for a human, with its place.
    pub handed: Vec<(usize, Option<Change>, &'a Record)>,
    /// What may have gone.
    pub unknown: Vec<(usize, &'a Record)>,
}

/// The plan. With `only`, of these people alone.
pub fn plan<'a>(
    items: &[Item],
    what: &str,
    history: &'a History,
    again: &[Again],
    only: &[String],
) -> Plan<'a> {
    let mut plan = Plan::default();
    for (at, item) in items.iter().enumerate() {
        if !only.is_empty() && !only.contains(&item.id) {
            continue;
        }
        let is_named = |change| {
            again.iter().any(|again| match again {
                Again::Pairs => change == Some(Change::Pair),
                Again::Person(id) => *id == item.id,
            })
        };
        let fate = history.fate(what, &item.id);
        match fate {
            Fate::Due(Some(last)) if is_same_address(item, last) && !is_named(None) => {
                plan.returned.push((at, last));
            }
            Fate::Due(last) => {
                let refused = last.filter(|last| last.state == super::journal::State::Refused);
                plan.refused.extend(refused.map(|last| (at, last)));
                plan.due.push(at);
            }
            // Whether it went is not known: to send it again may be to send it twice, whoever names it.
            Fate::Unknown(record) => plan.unknown.push((at, record)),
            Fate::Sent(record) | Fate::Handed(record) => {
                let change = change(item, record);
                match fate {
                    _ if is_named(change) => {
                        plan.due.push(at);
                        plan.again.push(at);
                    }
                    Fate::Handed(_) => plan.handed.push((at, change, record)),
                    _ => plan.sent.push((at, change)),
                }
            }
        }
    }
    plan
}

fn is_same_address(item: &Item, last: &Record) -> bool {
    let refused = last.returned().map(|(address, _)| address);
    refused.is_some() && refused == item.address.as_deref()
}

fn change(item: &Item, record: &Record) -> Option<Change> {
    if item.with != record.with {
        return Some(Change::Pair);
    }
    (item.content != record.content).then_some(Change::Wording)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use jiff::Timestamp;

    use super::super::journal::State;
    use super::*;

    fn record(second: i64, state: State, content: &str, with: &str) -> Record {
        Record {
            at: Timestamp::from_second(second).unwrap(),
            what: "letters".to_owned(),
            id: "ana".to_owned(),
            state,
            by: "drafts".to_owned(),
            content: content.to_owned(),
            with: with.to_owned(),
            message: "m@example.org".to_owned(),
            note: Some("outbox/x".to_owned()),
        }
    }

    /// `due`, `again`, `sent`, `handed` or `unknown`, with what has changed.
    fn told(journals: &[&[(i64, State, &str, &str)]], is_there: bool, again: &[Again]) -> String {
        let records = journals.iter().map(|journal| {
            let records = journal.iter();
            records
                .map(|(second, state, content, with)| record(*second, *state, content, with))
                .collect()
        });
        let history = History::new(records.collect::<Vec<_>>(), &|_| is_there);
        let item = Item {
            id: "ana".to_owned(),
            content: "c".to_owned(),
            with: "w".to_owned(),
            address: Some("a".to_owned()),
        };
        let plan = plan(&[item], "letters", &history, again, &[]);
        match (
            &plan.due[..],
            &plan.sent[..],
            &plan.handed[..],
            &plan.unknown[..],
        ) {
            ([0], [], [], []) if !plan.again.is_empty() => "again".to_owned(),
            ([0], [], [], []) => "due".to_owned(),
            ([], [(0, change)], [], []) => format!("sent {change:?}"),
            ([], [], [(0, change, _)], []) => format!("handed {change:?}"),
            ([], [], [], [(0, _)]) => "unknown".to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_mail_goes_once() {
        use State::{Handed, Prepared, Refused, Sending, Sent, Unknown, Unsent};
        let (p, h) = ((1, Prepared, "c", "w"), (2, Handed, "c", "w"));
        let (g, s) = ((2, Sending, "c", "w"), (3, Sent, "c", "w"));
        for (events, expected) in [
            (&[][..], "due"),
            (&[p], "due"),
            (&[p, h], "handed None"),
            (&[p, g], "unknown"),
            (&[p, g, (3, Unknown, "c", "w")], "unknown"),
            (&[p, g, s], "sent None"),
            (&[p, g, (3, Refused, "c", "w")], "due"),
            (&[p, h, (3, Unsent, "c", "w")], "due"),
            (&[p, h, s], "sent None"),
            (&[p, g, s, (4, Prepared, "d", "w")], "sent None"),
            (
                &[p, g, s, (4, Prepared, "d", "w"), (5, Sending, "d", "w")],
                "unknown",
            ),
            (
                &[p, g, s, (4, Sending, "d", "w"), (5, Refused, "d", "w")],
                "sent None",
            ),
            (&[(1, Sent, "d", "w")], "sent Some(Wording)"),
            (&[(1, Handed, "d", "v")], "handed Some(Pair)"),
        ] {
            assert_eq!(told(&[events], false, &[]), expected, "{events:?}");
        }
        assert_eq!(
            told(&[&[p]], true, &[]),
            "handed None",
            "killed behind the last file"
        );
        let sent = [p, h, s];
        assert_eq!(told(&[&sent], true, &[]), "sent None", "its files stay");
    }

    #[test]
    fn only_those_who_are_named_get_theirs() {
        let history = History::default();
        let item = |id: &str| Item {
            id: id.to_owned(),
            content: "c".to_owned(),
            with: "w".to_owned(),
            address: None,
        };
        let items = [item("ana"), item("ben")];
        let due = |only: &[String]| plan(&items, "letters", &history, &[], only).due;
        assert_eq!(due(&[]), [0, 1]);
        assert_eq!(due(&["ben".to_owned()]), [1]);
    }

    #[test]
    fn what_was_refused_is_due_although_no_address_is_known() {
        let refused = vec![record(1, State::Refused, "c", "w")];
        let history = History::new([refused], &|_| false);
        let item = Item {
            id: "ana".to_owned(),
            content: "c".to_owned(),
            with: "w".to_owned(),
            address: None,
        };
        let items = [item];
        let plan = plan(&items, "letters", &history, &[], &[]);
        assert_eq!((plan.due.len(), plan.refused.len()), (1, 1));
    }

    #[test]
    fn it_goes_again_only_by_name_and_never_if_it_may_have_gone() {
        use State::{Sending, Sent};
        let person = |id: &str| [Again::Person(id.to_owned())];
        let same = [(1, Sent, "c", "w")];
        let other = [(1, Sent, "d", "v")];
        assert_eq!(told(&[&same], false, &person("ana")), "again");
        assert_eq!(told(&[&same], false, &person("ben")), "sent None");
        assert_eq!(told(&[&same], false, &[Again::Pairs]), "sent None");
        assert_eq!(told(&[&other], false, &[Again::Pairs]), "again");
        let unknown = [(1, Sending, "c", "w")];
        assert_eq!(told(&[&unknown], false, &person("ana")), "unknown");
    }

    #[test]
    fn what_came_back_goes_again_once_the_address_is_another() {
        let back = |address: &str| {
            record(2, State::Sent, "c", "w").coming_back(address, "m", Some("5.1.1"))
        };
        let (sent, again) = (
            record(1, State::Sent, "c", "w"),
            [Again::Person("ana".to_owned())],
        );
        for (address, named, expected) in [
            ("a", &[][..], (0, 1)),
            ("b", &[], (1, 0)),
            ("a", &again, (1, 0)),
        ] {
            let history = History::new([vec![sent.clone(), back(address)]], &|_| false);
            let item = Item {
                id: "ana".to_owned(),
                content: "c".to_owned(),
                with: "w".to_owned(),
                address: Some("a".to_owned()),
            };
            let plan = plan(&[item], "letters", &history, named, &[]);
            assert_eq!((plan.due.len(), plan.returned.len()), expected, "{address}");
        }
        let told = back("a");
        assert_eq!(told.returned(), Some(("a", "m")));
        let read = super::super::journal::read(&super::super::journal::line(&told));
        assert_eq!(read, Ok(vec![told]));
    }

    #[test]
    fn journals_of_several_machines_are_one() {
        use State::{Handed, Sending, Sent, Unsent};
        let handed = [(1, Handed, "c", "w")];
        let sent = [(2, Sent, "c", "w")];
        let back = [(3, Unsent, "c", "w")];
        for (journals, expected) in [
            ([&handed[..], &sent[..]], "sent None"),
            ([&sent, &handed], "sent None"),
            ([&handed, &back], "due"),
            ([&back, &handed], "due"),
            ([&sent, &[(1, Sending, "c", "w")]], "sent None"),
            ([&sent, &[(5, Sending, "c", "w")]], "unknown"),
        ] {
            assert_eq!(told(&journals, false, &[]), expected, "{journals:?}");
        }
    }
}
