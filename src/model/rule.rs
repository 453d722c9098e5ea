//! The names of the rules of matching.

/// Names a rule: its place in the table of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// Partners are based in different countries.
    DifferentCountry,
    /// Partners are based in different regions of the world.
    DifferentRegion,
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
}

impl RuleId {
    /// Every rule in order, with its key in a policy.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::DifferentCountry, "different_country"),
        (Self::DifferentRegion, "different_region"),
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

    /// Its key in a policy.
    pub fn key(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
