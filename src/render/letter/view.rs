//! What the letter templates see. Private to letters: nothing else can serialise a participant's data.

use serde::Serialize;

/// Key `letter`.
#[derive(Serialize)]
pub struct LetterView {
    pub title: String,
    /// `pair`, `second`, `joined`, `trio`, `several`, `two`, `standby`, `unmatched`, `alone`, `parted`, `capped`, `waiting`, `mentor`,
    /// `mentee`, `both`, `team`; of other mails `topic`, `news`, `reminder-week`, `reminder-half` or `reminder-end`.
    pub kind: &'static str,
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    pub program: String,
    pub round: String,
    pub proposal: bool,
    /// HTML that stands above a proposal.
    pub notice: Option<String>,
    /// ` lang="…"` if the notice is in another language than the letter, else empty.
    pub notice_spoken: String,
    /// The same for words of the theme.
    pub own_spoken: String,
    pub body: String,
}

/// Key `answers`: the lines that begin an answer.
#[derive(Serialize)]
pub struct AnswersView {
    /// The address to which answers go.
    pub email: String,
    pub lines: Vec<AnswerView>,
}

/// One of them.
#[derive(Serialize)]
pub struct AnswerView {
    /// The subject of the answer, with its code.
    pub subject: String,
    /// What begins it: `mailto:…`
    pub url: String,
}

/// Key `certificate`.
#[derive(Serialize)]
pub struct CertificateView {
    /// ISO dates of the first and the last day.
    pub starts: String,
    pub ends: String,
    /// Titles, with ` lang="…"` if they are in another language than the certificate, else empty.
    pub topics: Vec<TitleView>,
    pub hours: Option<u32>,
    pub code: Option<String>,
    pub organiser: String,
    /// Where somebody may ask whether it is true.
    pub email: String,
}

/// A title.
#[derive(Serialize)]
pub struct TitleView {
    pub title: String,
    pub spoken: String,
}

/// Key `partners`: a partner, as far as they share.
#[derive(Default, Serialize)]
pub struct PartnerView {
    pub name: String,
    pub first_name: String,
    /// What they are to the reader, in a round with roles.
    pub part: Option<String>,
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
    /// Fields of the program's own.
    pub fields: Vec<FieldView>,
}

/// What a partner answered to what only this program asks.
#[derive(Serialize)]
pub struct FieldView {
    pub label: String,
    pub text: String,
}

/// Key `reasons`: one entry a partner; in a trio, before them one without a partner about all three.
#[derive(Serialize)]
pub struct ReasonsView {
    pub partner: Option<String>,
    pub points: Vec<String>,
}

/// Key `hours`.
#[derive(Serialize)]
pub struct HoursView {
    pub seasons: Vec<SeasonView>,
    pub my_zone: String,
    /// First names, one a partner whose clock is known.
    pub names: Vec<String>,
    /// In the order of `names`.
    pub their_zones: Vec<String>,
    /// Sentences: whose clocks change on which day.
    pub changes: Vec<String>,
    /// No hours in common on any day.
    pub none: bool,
    /// Nobody's clock is known: the partner is an organiser.
    pub unknown: bool,
}

/// A part of the round in which no clock is changed.
#[derive(Serialize)]
pub struct SeasonView {
    pub from: String,
    pub until: String,
    /// Empty if there are no hours in common.
    pub windows: Vec<WindowView>,
}

/// One window of common waking hours.
#[derive(Serialize)]
pub struct WindowView {
    pub mine: String,
    /// In the order of the partners' names.
    pub theirs: Vec<String>,
}

/// Key `schedule`: one entry a topic.
#[derive(Serialize)]
pub struct SlotView {
    pub date: String,
    /// It has begun before the first day of the letter.
    pub now: bool,
    pub title: String,
    pub url: String,
    /// ` lang="…"` if the topic is in another language than the blocks, else empty.
    pub spoken: String,
    pub summary: Option<String>,
}

/// Key `news`: a post.
#[derive(Default, Serialize)]
pub struct NewsView {
    pub title: String,
    pub url: String,
    /// ` lang="…"` if the post is in another language than the blocks, else empty.
    pub spoken: String,
    pub summary: Option<String>,
}

/// Key `first_topic`.
#[derive(Default, Serialize)]
pub struct TopicView {
    pub title: String,
    pub url: String,
    /// ` lang="…"` if the topic is in another language than the blocks, else empty.
    pub spoken: String,
    pub summary: Option<String>,
    pub questions: Vec<String>,
}
