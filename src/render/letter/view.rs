//! What the letter templates see. Private to letters: nothing else can serialise a participant's data.

use serde::Serialize;

/// Key `letter`.
#[derive(Serialize)]
pub struct LetterView {
    pub title: String,
    pub language: String,
    pub program: String,
    pub round: String,
    pub proposal: bool,
    pub notice: Option<String>,
    pub body: String,
}

/// Key `partners`: a partner, as far as they share.
#[derive(Default, Serialize)]
pub struct PartnerView {
    pub name: String,
    pub first_name: String,
    pub pronouns: Option<String>,
    pub country: String,
    pub city: Option<String>,
    pub email: Option<String>,
    pub time_zone: Option<String>,
    pub languages: Vec<String>,
    pub sector: Option<String>,
    pub workplace: Option<String>,
    pub role: Option<String>,
    pub career_stage: Option<String>,
    pub interests: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub about: Vec<String>,
    pub links: Vec<String>,
}

/// Key `reasons`: one entry a partner.
#[derive(Serialize)]
pub struct ReasonsView {
    pub partner: String,
    pub points: Vec<String>,
}

/// Key `hours`.
#[derive(Serialize)]
pub struct HoursView {
    pub windows: Vec<WindowView>,
    pub my_zone: String,
    /// One a partner, in the order of `theirs`.
    pub their_zones: Vec<String>,
    pub none: bool,
}

/// The hours of one partner.
#[derive(Serialize)]
pub struct TheirHours {
    pub name: String,
    pub text: String,
}

/// One window of common waking hours in a part of the round.
#[derive(Serialize)]
pub struct WindowView {
    pub from: String,
    pub until: String,
    pub mine: String,
    pub theirs: Vec<TheirHours>,
    pub note: Option<String>,
}

/// Key `schedule`: one entry a topic.
#[derive(Serialize)]
pub struct SlotView {
    pub date: String,
    pub title: String,
    pub url: String,
    pub summary: Option<String>,
}

/// Key `first_topic`.
#[derive(Serialize)]
pub struct TopicView {
    pub title: String,
    pub url: String,
    pub summary: Option<String>,
    pub questions: Vec<String>,
}
