//! A calendar as a file (RFC 5545): whole days, and hours in UTC, which every calendar shows by its own clock.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Something that stands in a calendar.
#[derive(Clone, Debug)]
pub struct Event {
    /// What tells it from every other one, `…@host`.
    pub id: String,
    /// When.
    pub when: When,
    /// One line.
    pub title: String,
    /// More of it.
    pub about: String,
    /// Where it leads.
    pub url: Option<String>,
}

/// When something is. Nobody counts as busy for it.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// A whole day.
    Day(Date),
    /// From one moment to another.
    Hours(Timestamp, Timestamp),
}

/// So many bytes stand on a line at most.
const LINE: usize = 75;

/// The file. `made` is the day on which it is true.
pub fn text(name: &str, made: Date, events: &[Event]) -> String {
    let mut out = String::new();
    push(&mut out, "BEGIN", "VCALENDAR");
    push(&mut out, "VERSION", "2.0");
    push(&mut out, "PRODID", "-//Fortnight//Letters//EN");
    push(&mut out, "X-WR-CALNAME", &escaped(name));
    for event in events {
        push(&mut out, "BEGIN", "VEVENT");
        push(&mut out, "UID", &escaped(&event.id));
        push(&mut out, "DTSTAMP", &format!("{}T000000Z", day(made)));
        match event.when {
            When::Day(date) => {
                push(&mut out, "DTSTART;VALUE=DATE", &day(date));
                let next = date.tomorrow().unwrap_or(date);
                push(&mut out, "DTEND;VALUE=DATE", &day(next));
            }
            When::Hours(from, until) => {
                push(&mut out, "DTSTART", &moment(from));
                push(&mut out, "DTEND", &moment(until));
            }
        }
        push(&mut out, "SUMMARY", &escaped(&event.title));
        if !event.about.is_empty() {
            push(&mut out, "DESCRIPTION", &escaped(&event.about));
        }
        if let Some(url) = &event.url {
            push(&mut out, "URL", &url.replace(|c: char| c.is_control(), ""));
        }
        push(&mut out, "TRANSP", "TRANSPARENT");
        push(&mut out, "END", "VEVENT");
    }
    push(&mut out, "END", "VCALENDAR");
    out
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn moment(moment: Timestamp) -> String {
    let moment = TimeZone::UTC.to_datetime(moment);
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value: the signs that mean something, escaped, and no other control character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded where it is too long: each further one begins with a space.
fn push(out: &mut String, name: &str, value: &str) {
    let mut line = String::new();
    // Writing to a string cannot fail.
    let _ = write!(line, "{name}:{value}");
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn lines_are_short_and_signs_are_escaped() {
        let event = Event {
            id: "1@example.org".to_owned(),
            when: When::Day(date(2026, 12, 31)),
            title: "Noël; one, two\r\nBEGIN:VEVENT".to_owned(),
            about: "é".repeat(100),
            url: Some("https://example.org/\r\nX:1".to_owned()),
        };
        let text = text("A, B", date(2026, 9, 5), &[event]);
        assert!(
            text.split("\r\n")
                .all(|line| line.len() <= LINE && !line.contains(['\r', '\n']))
        );
        assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), 1);
        for line in [
            "X-WR-CALNAME:A\\, B",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Noël\\; one\\, two\\nBEGIN:VEVENT",
            "URL:https://example.org/X:1",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}\n{text}");
        }
        let read: icalendar::Calendar = text.parse().unwrap_or_default();
        let events: Vec<_> = read
            .components
            .iter()
            .filter_map(|one| one.as_event())
            .collect();
        let summary = icalendar::Component::get_summary(events[0]);
        assert_eq!(
            (events.len(), summary),
            (1, Some("Noël; one, two\nBEGIN:VEVENT"))
        );
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("DESCRIPTION:{}\r\n", "é".repeat(100))));
    }
}
