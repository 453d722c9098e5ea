//! The names of the rules of matching.

use super::own::OwnId;

/// Names a rule: its place in the table of rules, or the field of the program's own that it looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// Partners are based in different countries.
    DifferentCountry,
    /// Partners are based in different regions of the world.
    DifferentRegion,
    /// Partners work in different places.
    DifferentWorkplace,
    /// Partners share a language.
    SharedLanguage,
    /// Nobody gets a former partner again.
    NeverAgain,
    /// Interests.
    Interests,
    /// One offers what the other seeks.
    Offers,
    /// Kind of workplace.
    Sector,
    /// Career stage.
    CareerStage,
    /// Hours.
    TimeZone,
    /// More than one language in common.
    Languages,
    /// Who had a poor match last time gets a better one.
    Luck,
    /// A field of the program's own.
    Own(OwnId),
}

impl RuleId {
    /// Every rule of the table in order, with its key in a policy.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::DifferentCountry, "different_country"),
        (Self::DifferentRegion, "different_region"),
        (Self::DifferentWorkplace, "different_workplace"),
        (Self::SharedLanguage, "shared_language"),
        (Self::NeverAgain, "never_again"),
        (Self::Interests, "interests"),
        (Self::Offers, "offers"),
        (Self::Sector, "sector"),
        (Self::CareerStage, "career_stage"),
        (Self::TimeZone, "time_zone"),
        (Self::Languages, "languages"),
        (Self::Luck, "luck"),
    ];

    /// Its place in the table; behind all of them, that of the field.
    pub const fn place(self) -> usize {
        match self {
            Self::DifferentCountry => 0,
            Self::DifferentRegion => 1,
            Self::DifferentWorkplace => 2,
            Self::SharedLanguage => 3,
            Self::NeverAgain => 4,
            Self::Interests => 5,
            Self::Offers => 6,
            Self::Sector => 7,
            Self::CareerStage => 8,
            Self::TimeZone => 9,
            Self::Languages => 10,
            Self::Luck => 11,
            Self::Own(field) => Self::ALL.len() + field.place(),
        }
    }

    /// Its key in a policy.
    pub fn key(&self) -> &str {
        match self {
            Self::Own(field) => field.key(),
            known => Self::ALL[known.place()].1,
        }
    }
}
