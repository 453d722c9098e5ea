//! Hours of a week as people write them, to hours as files have them: a day and a span, `tue 18-21`.

/// Days of the week as files name them.
pub(super) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Longer names of days, and those of other languages of forms, by their first letters.
const NAMES: [(&str, usize); 24] = [
    ("mon", 0),
    ("lun", 0),
    ("tue", 1),
    ("tues", 1),
    ("mar", 1),
    ("die", 1),
    ("wed", 2),
    ("mié", 2),
    ("mie", 2),
    ("mit", 2),
    ("mer", 2),
    ("thu", 3),
    ("thur", 3),
    ("jue", 3),
    ("don", 3),
    ("jeu", 3),
    ("fri", 4),
    ("vie", 4),
    ("ven", 4),
    ("sat", 5),
    ("sáb", 5),
    ("sam", 5),
    ("sun", 6),
    ("dom", 6),
];

/// Each span with its day: `Tue 18-21, 22-23; Sat 9:30–12` and `6 pm to 9 pm` below the header of a `day`. `None` if a part of
/// it is none.
pub(super) fn read(text: &str, day: Option<&str>) -> Option<Vec<String>> {
    let mut days = day.map(str::to_owned);
    let mut spans = Vec::new();
    for part in text.split([',', ';', '\n']) {
        let part = part.trim().to_lowercase();
        if part.is_empty() {
            continue;
        }
        let begin = part.find(|c: char| c.is_ascii_digit())?;
        let (words, hours) = part.split_at(begin);
        let words = words.trim().trim_end_matches(':').trim();
        if !words.is_empty() {
            days = Some(named(words)?);
        }
        spans.push(format!("{} {}", days.as_ref()?, span(hours)?));
    }
    Some(spans).filter(|spans| !spans.is_empty())
}

/// A day, or `mon-fri`, as files have it.
pub(super) fn named(words: &str) -> Option<String> {
    let day = |word: &str| {
        let word = word.trim().trim_end_matches('.').trim_end_matches('s');
        let begins =
            |name: &str| word.starts_with(name) || name.starts_with(word) && word.len() >= 3;
        let found = NAMES.iter().find(|(name, _)| begins(name))?;
        Some(DAYS[found.1])
    };
    let parts = words.replace(['–', '−'], "-").replace(" to ", "-");
    match parts.split_once('-') {
        Some((first, last)) => Some(format!("{}-{}", day(first)?, day(last)?)),
        None => day(&parts).map(str::to_owned),
    }
}

/// `18-21` of `6 pm to 9 pm`, `18h–21h`, `18:00 - 21:00`.
fn span(text: &str) -> Option<String> {
    let text = text
        .replace(['–', '−'], "-")
        .replace(" to ", "-")
        .replace(" until ", "-");
    let (from, until) = text.split_once('-')?;
    let half = |text: &str| {
        ["am", "pm"]
            .into_iter()
            .find(|half| text.trim().replace('.', "").ends_with(half))
    };
    // `6-9 pm`: what is said behind holds for both.
    let from = time(from, half(from).or(half(until)))?;
    Some(format!("{from}-{}", time(until, half(until))?))
}

fn time(text: &str, half: Option<&str>) -> Option<String> {
    let text = text
        .trim()
        .replace(['h', '.'], ":")
        .replace("am", "")
        .replace("pm", "");
    let text = text
        .trim()
        .trim_end_matches("a:m:")
        .trim_end_matches("p:m:")
        .trim_end_matches(':')
        .trim();
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    match (hour <= 24 && minute < 60, minute) {
        (false, _) => None,
        (true, 0) => Some(hour.to_string()),
        (true, minute) => Some(format!("{hour}:{minute:02}")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may stop")]

    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let hours = |text| read(text, None).map(|spans| spans.join(", "));
        assert_eq!(hours("Tue 18-21, Sat 9-12").unwrap(), "tue 18-21, sat 9-12");
        assert_eq!(
            hours("Tuesdays: 18:00 – 21:30, 22-23").unwrap(),
            "tue 18-21:30, tue 22-23"
        );
        assert_eq!(
            hours("Mon-Fri 6-9 pm\nSunday 9 am to 12 pm").unwrap(),
            "mon-fri 18-21, sun 9-12"
        );
        assert_eq!(hours("evenings"), None);
        assert_eq!(hours("18-21"), None);
        assert_eq!(
            read("9h-10h; 14h30-16h", Some("mon")).unwrap(),
            ["mon 9-10", "mon 14:30-16"]
        );
    }
}
