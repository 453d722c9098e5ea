//! What can be sent: the letters, this fortnight's topic, a piece of news, a reminder.

use jiff::civil::Date;

use crate::model::round::{Round, State};
use crate::model::{Documents, Program};
use crate::path::Slug;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// To everybody, what became of them.
    Letters,
    /// The same once the round was closed: thanks, to those who had a partner to its end. Who has had a letter has not had this one.
    Thanks,
    /// To everybody, the topic that is discussed now.
    Topic(Slug),
    /// To everybody, a post.
    News(Slug),
    /// To those who have a partner.
    Reminder(Reminder),
}

/// What is asked for: what is left open is found by the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The letters.
    Letters,
    /// A topic.
    Topic,
    /// A post.
    News,
    /// A reminder.
    Reminder,
}

/// Which reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// One week after the first day: have you heard from each other?
    Week,
    /// Half of the time is over.
    Half,
    /// The last days: thanks, with the certificate.
    End,
}

impl Reminder {
    const NAMES: [(&str, &str, Self); 3] = [
        ("week", "reminder-week", Self::Week),
        ("half", "reminder-half", Self::Half),
        ("end", "reminder-end", Self::End),
    ];

    fn row(self) -> &'static (&'static str, &'static str, Self) {
        &Self::NAMES[self as usize]
    }
}

/// Why there is nothing of that kind to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// No topic is discussed on that day.
    NoTopic,
    /// No post is published.
    NoPost,
    /// The round does not run, so nobody is to be reminded.
    NotRunning,
    /// There is none of this name; these are there.
    Unknown(Vec<String>),
}

impl What {
    /// What goes by this name in the journal, and in the names of folders.
    pub fn key(&self) -> String {
        match self {
            Self::Letters => "letters".to_owned(),
            Self::Thanks => "letters/thanks".to_owned(),
            Self::Topic(slug) => format!("topic/{}", slug.as_str()),
            Self::News(slug) => format!("news/{}", slug.as_str()),
            Self::Reminder(reminder) => format!("reminder/{}", reminder.row().0),
        }
    }

    /// The kind of its text in `content/letters`; letters have several.
    pub fn text(&self) -> Option<&'static str> {
        match self {
            Self::Letters | Self::Thanks => None,
            Self::Topic(_) => Some("topic"),
            Self::News(_) => Some("news"),
            Self::Reminder(reminder) => Some(reminder.row().1),
        }
    }

    /// Whether it asks for an answer: then it ends with the lines that begin one.
    pub fn asks(&self) -> bool {
        match self {
            Self::Letters | Self::Reminder(Reminder::Week | Reminder::Half) => true,
            Self::Thanks | Self::Topic(_) | Self::News(_) | Self::Reminder(Reminder::End) => false,
        }
    }

    /// What was asked for in a round today, by name or by the day.
    ///
    /// # Errors
    /// Why there is none.
    pub fn choose(
        program: &Program,
        round: &Round,
        asked: Asked,
        name: Option<&str>,
    ) -> Result<Self, Nothing> {
        Ok(match asked {
            Asked::Letters if round.is_closed(program.today) => Self::Thanks,
            Asked::Letters => Self::Letters,
            Asked::Topic => Self::Topic(topic(round, program.today, name)?),
            Asked::News => Self::News(post(&program.posts, name)?),
            Asked::Reminder => Self::Reminder(reminder(round, program.today, name)?),
        })
    }
}

fn topic(round: &Round, today: Date, name: Option<&str>) -> Result<Slug, Nothing> {
    let Some(name) = name else {
        let slot = round.current_slot(today);
        return slot.map(|slot| slot.topic.clone()).ok_or(Nothing::NoTopic);
    };
    let slots = || round.schedule.iter().map(|slot| &slot.topic);
    let found = slots().find(|slug| slug.as_str() == name);
    let known = || slots().map(|slug| slug.as_str().to_owned()).collect();
    found.cloned().ok_or_else(|| Nothing::Unknown(known()))
}

/// The newest; of several of one day the first by name.
fn post(posts: &Documents, name: Option<&str>) -> Result<Slug, Nothing> {
    let posts = || posts.iter().map(AsRef::as_ref);
    let Some(name) = name else {
        let newest = posts().rev().max_by_key(|post| post.front.date);
        return newest.map(|post| post.slug.clone()).ok_or(Nothing::NoPost);
    };
    let found = posts().find(|post| post.slug.as_str() == name);
    let known = || posts().map(|post| post.slug.as_str().to_owned()).collect();
    found
        .map(|post| post.slug.clone())
        .ok_or_else(|| Nothing::Unknown(known()))
}

/// So many days before the last one people are thanked.
const LAST_DAYS: i32 = 7;

fn reminder(round: &Round, today: Date, name: Option<&str>) -> Result<Reminder, Nothing> {
    if let Some(name) = name {
        let found = Reminder::NAMES.iter().find(|(own, ..)| *own == name);
        let known = || {
            Reminder::NAMES
                .iter()
                .map(|(own, ..)| (*own).to_owned())
                .collect()
        };
        return found
            .map(|row| row.2)
            .ok_or_else(|| Nothing::Unknown(known()));
    }
    if round.state(today) != State::Running {
        return Err(Nothing::NotRunning);
    }
    let (whole, over) = (round.ends - round.starts, today - round.starts);
    let (whole, over) = (whole.get_days(), over.get_days());
    Ok(match () {
        () if whole - over <= LAST_DAYS => Reminder::End,
        () if over * 2 >= whole => Reminder::Half,
        () => Reminder::Week,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_reminders() {
        for (at, row) in Reminder::NAMES.iter().enumerate() {
            assert_eq!(row.2 as usize, at);
        }
    }
}
