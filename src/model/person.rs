//! Participants and their enrolments.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::by_round::ByRound;
pub use super::field::FieldId as SharedField;
use super::field::{FIELDS, FieldId, Value};
use super::own::{Answer, OwnId, OwnWish};
use super::roles::Parts;
pub use super::status::{Because, EnrolmentStatus};
use super::vocabulary::List;
pub use super::wish::Wish;
use super::{Country, Language, PersonId, Private, Term};
use crate::source::Span;

/// Somebody who takes part, or took part.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Identifier, unique.
    pub id: PersonId,
    /// Full name, as they want it.
    pub name: Private<String>,
    /// What a letter calls them, if they say it.
    pub called: Option<Private<String>>,
    /// For example `she/her`.
    pub pronouns: Option<Private<String>>,
    /// Where the letter goes.
    pub email: Private<String>,
    /// Other addresses of theirs: nothing is sent there.
    pub emails: Vec<Private<String>>,
    /// Whether they want mails about their partner alone, and no topics, news and reminders.
    pub partner_only: bool,
    /// Everything that may differ from round to round.
    pub profile: Arc<Profile>,
    /// Fields that the partner may see, beyond name, country and e-mail.
    pub share: Share,
    /// People never to be matched with. Confidential.
    pub avoid: Vec<PersonId>,
    /// People whom they know already, and so are not matched with.
    pub knows: Vec<PersonId>,
    /// What the organisers keep in mind about them; never in a letter.
    pub notes: Option<Private<String>>,
    /// The day of consent.
    pub consent: Option<Date>,
    /// Per round.
    pub enrolments: ByRound<Enrolment>,
    /// Where the record begins.
    pub span: Span,
}

/// What is known of a participant in one round.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Where they are based.
    pub country: Country,
    /// Town.
    pub city: Option<Private<String>>,
    /// IANA name.
    pub time_zone: Arc<str>,
    /// As written: the best first.
    pub languages: Vec<Language>,
    /// Kind of library, school, company …
    pub sector: Option<Term>,
    /// Where they work.
    pub workplace: Option<Private<String>>,
    /// The same as it is compared: without case, accents and punctuation.
    pub workplace_key: Option<Private<String>>,
    /// As what.
    pub role: Option<Private<String>>,
    /// How far on.
    pub career_stage: Option<Term>,
    /// Sorted by place in the vocabulary, without repeats.
    pub interests: Vec<Term>,
    /// What they can help with; sorted, without repeats.
    pub offers: Vec<Term>,
    /// What they would like help with; sorted, without repeats.
    pub seeks: Vec<Term>,
    /// Free text, untrusted.
    pub about: Option<Private<String>>,
    /// Addresses of pages, `http(s)` only.
    pub links: Vec<Private<String>>,
    /// What they have in fields of the program's own, by the places of these; what stands beyond is not known.
    pub own: Vec<Option<Answer>>,
}

impl Profile {
    /// What it holds in a field of the program's own.
    pub fn own(&self, field: OwnId) -> Option<&Answer> {
        self.own.get(field.place())?.as_ref()
    }

    /// What it holds in a field. A new field does not compile until it stands here, and in the table.
    pub fn value(&self, field: FieldId) -> Value<'_> {
        let Self {
            country,
            city,
            time_zone: _,
            languages,
            sector,
            workplace,
            workplace_key: _,
            role,
            career_stage,
            interests,
            offers,
            seeks,
            about,
            links,
            own: _,
        } = self;
        match field {
            FieldId::Name
            | FieldId::Called
            | FieldId::Pronouns
            | FieldId::Email
            | FieldId::Notes => Value::Beside,
            FieldId::Country => Value::Country(*country),
            FieldId::City => Value::Text(city.as_ref()),
            FieldId::TimeZone => Value::Zone,
            FieldId::Languages => Value::Languages(languages),
            FieldId::Sector => Value::Terms(List::Sectors, sector.as_slice()),
            FieldId::Workplace => Value::Text(workplace.as_ref()),
            FieldId::Role => Value::Text(role.as_ref()),
            FieldId::CareerStage => Value::Terms(List::CareerStages, career_stage.as_slice()),
            FieldId::Interests => Value::Terms(List::Interests, interests),
            FieldId::Offers => Value::Terms(List::Interests, offers),
            FieldId::Seeks => Value::Terms(List::Interests, seeks),
            FieldId::About => Value::Text(about.as_ref()),
            FieldId::Links => Value::Links(links),
        }
    }
}

/// Which optional fields the partner may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share(u64);

impl Share {
    /// Adds a field.
    pub fn insert(&mut self, field: SharedField) {
        self.0 |= 1 << field as u16;
    }

    /// Adds a field of the program's own.
    pub fn insert_own(&mut self, field: OwnId) {
        self.0 |= 1 << (FIELDS.len() + field.place());
    }

    /// Whether the partner may see a field of the program's own.
    pub fn has_own(self, field: OwnId) -> bool {
        self.0 & (1 << (FIELDS.len() + field.place())) != 0
    }

    /// Whether the partner may see it.
    pub fn has(self, field: SharedField) -> bool {
        self.0 & (1 << field as u16) != 0
    }
}

/// When somebody signed up. Who came first is less: by day, and of one day by the moment, if it is known of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Applied {
    /// The day, by the clock of whoever wrote it down.
    pub day: Date,
    /// The moment; a day without one comes first.
    pub moment: Option<Timestamp>,
}

/// One participant in one round.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// Whether they take part.
    pub status: EnrolmentStatus,
    /// Why they wait, where Fortnight has written it.
    pub because: Option<Because>,
    /// As what they take part, in a round with roles.
    pub parts: Parts,
    /// What they ask of a partner.
    pub wishes: Wishes,
    /// The same in their own words, for the organisers.
    pub wish_words: Option<Private<String>>,
    /// When they signed up.
    pub applied: Applied,
    /// The profile with this round's overrides.
    pub profile: Arc<Profile>,
    /// Where the country is written that holds in this round.
    pub country_span: Span,
    /// Where it is written.
    pub span: Span,
}

/// The wishes of one enrolment; together they weigh the same, however many they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Kind of workplace.
    pub sector: Wish<Term>,
    /// Career stage.
    pub career_stage: Wish<Term>,
    /// Named countries only.
    pub country: Wish<Country>,
    /// `same`: at least two in common.
    pub languages: Wish<Language>,
    /// `same`: at least two in common.
    pub interests: Wish<Term>,
    /// `same`: at most three hours apart. Never named.
    pub time_zone: Wish<()>,
    /// About fields of the program's own, in their order.
    pub own: Vec<OwnWish>,
}

/// What a wish is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WishField {
    /// Kind of workplace.
    Sector,
    /// Career stage.
    CareerStage,
    /// Where the partner is based.
    Country,
    /// Languages.
    Languages,
    /// Interests.
    Interests,
    /// Hours.
    TimeZone,
    /// A field of the program's own.
    Own(OwnId),
}

impl WishField {
    /// Every built-in field with its key.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Sector, "sector"),
        (Self::CareerStage, "career_stage"),
        (Self::Country, "country"),
        (Self::Languages, "languages"),
        (Self::Interests, "interests"),
        (Self::TimeZone, "time_zone"),
    ];

    /// Its key in a participant's file and in a policy.
    pub fn key(&self) -> &str {
        match self {
            Self::Sector => "sector",
            Self::CareerStage => "career_stage",
            Self::Country => "country",
            Self::Languages => "languages",
            Self::Interests => "interests",
            Self::TimeZone => "time_zone",
            Self::Own(field) => field.key(),
        }
    }
}

impl Wishes {
    /// The wish about a field of the program's own.
    pub fn own(&self, field: OwnId) -> Option<&Wish<Term>> {
        let mut wishes = self.own.iter();
        wishes
            .find(|wish| wish.field == field)
            .map(|wish| &wish.wish)
    }

    /// Whether there is a wish about a field.
    pub fn has(&self, field: WishField) -> bool {
        match field {
            WishField::Sector => self.sector != Wish::Any,
            WishField::CareerStage => self.career_stage != Wish::Any,
            WishField::Country => self.country != Wish::Any,
            WishField::Languages => self.languages != Wish::Any,
            WishField::Interests => self.interests != Wish::Any,
            WishField::TimeZone => self.time_zone != Wish::Any,
            WishField::Own(field) => self.own(field).is_some(),
        }
    }

    /// Takes the wish about a field back.
    pub fn forget(&mut self, field: WishField) {
        match field {
            WishField::Sector => self.sector = Wish::Any,
            WishField::CareerStage => self.career_stage = Wish::Any,
            WishField::Country => self.country = Wish::Any,
            WishField::Languages => self.languages = Wish::Any,
            WishField::Interests => self.interests = Wish::Any,
            WishField::TimeZone => self.time_zone = Wish::Any,
            WishField::Own(field) => self.own.retain(|wish| wish.field != field),
        }
    }
}
