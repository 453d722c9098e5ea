//! Titles and sentences. None of them means much, all of them read like an archive of topics.

use super::random::Random;

/// The topics of a program: what each is called, and its file.
pub struct Topics {
    titles: Vec<String>,
}

const DOING: [&str; 20] = [
    "Asking about",
    "Beginning with",
    "Choosing",
    "Closing",
    "Counting",
    "Defending",
    "Explaining",
    "Finding",
    "Forgetting",
    "Improving",
    "Inheriting",
    "Inventing",
    "Measuring",
    "Mending",
    "Opening",
    "Paying for",
    "Planning",
    "Sharing",
    "Teaching",
    "Thinking about",
];

const WHAT: [&str; 30] = [
    "quiet rooms",
    "small budgets",
    "old catalogues",
    "new colleagues",
    "school visits",
    "evening hours",
    "local newspapers",
    "story time",
    "lost books",
    "reading groups",
    "open shelves",
    "bad news",
    "first weeks",
    "busy desks",
    "shared keys",
    "borrowed ideas",
    "long queues",
    "kind refusals",
    "data about loans",
    "signs and notices",
    "volunteers",
    "digital copies",
    "difficult gifts",
    "the weekly rota",
    "annual reports",
    "the branch on the hill",
    "visitors in a hurry",
    "work from home",
    "rights and licences",
    "the next building",
];

const WHERE: [&str; 20] = [
    "",
    " in a small town",
    " on a Monday",
    " with a partner abroad",
    " without money",
    " after a move",
    " before the summer",
    " in two languages",
    " for the third time",
    " with the whole team",
    " at a distance",
    " among friends",
    " from the reader's side",
    " when nobody asks",
    " under one roof",
    " in ten minutes",
    " by letter",
    " with children",
    " in the archive",
    " on the road",
];

impl Topics {
    /// So many topics. The first 12,000 titles differ in their words, later ones in a number.
    pub fn new(count: usize) -> Self {
        let all = DOING.len() * WHAT.len() * WHERE.len();
        let title = |number: usize| {
            // 4,999 is prime and no divisor: the walk meets every title before the first comes again.
            let place = number * 4_999 % all;
            let (doing, rest) = (place % DOING.len(), place / DOING.len());
            let (what, place) = (rest % WHAT.len(), rest / WHAT.len());
            let title = format!("{} {}{}", DOING[doing], WHAT[what], WHERE[place]);
            match number / all {
                0 => title,
                again => format!("{title}, part {}", again + 1),
            }
        };
        Self {
            titles: (0..count).map(title).collect(),
        }
    }

    /// Titles, in order.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(String::as_str)
    }

    /// File names without their ending, in the same order.
    pub fn slugs(&self) -> impl Iterator<Item = String> {
        self.titles().map(slug)
    }

    /// Title and slug of one of them.
    pub fn any(&self, random: &mut Random) -> (&str, String) {
        let title = random.pick(&self.titles);
        (title, slug(title))
    }
}

fn slug(title: &str) -> String {
    super::people::plain(&title.replace('\'', "-"))
}

/// Tags of topics and posts.
pub const TAGS: [&str; 40] = [
    "accessibility",
    "advocacy",
    "archives",
    "books",
    "budget",
    "buildings",
    "careers",
    "cataloguing",
    "children",
    "collections",
    "colleagues",
    "communities",
    "conferences",
    "copyright",
    "data",
    "design",
    "digitisation",
    "events",
    "first meetings",
    "funding",
    "health",
    "history",
    "languages",
    "law",
    "learning",
    "listening",
    "mentoring",
    "moving",
    "open access",
    "outreach",
    "planning",
    "preservation",
    "reading",
    "research",
    "rural",
    "schools",
    "spaces",
    "statistics",
    "teaching",
    "wellbeing",
];

const SUBJECTS: [&str; 14] = [
    "A colleague two streets away",
    "Somebody who has never used a catalogue",
    "The person at the desk",
    "Your partner",
    "Our oldest reader",
    "The committee",
    "Anybody who opens the door",
    "A new trainee",
    "The teacher who comes every spring",
    "One of us",
    "The neighbour with the drill",
    "Whoever locks up at night",
    "A visitor from another country",
    "The driver of the van",
];

const VERBS: [&str; 12] = [
    "sees",
    "remembers",
    "asks about",
    "would like to change",
    "cannot find",
    "quietly repairs",
    "writes down",
    "has stopped using",
    "explains",
    "counts",
    "defends",
    "shows everybody",
];

const OBJECTS: [&str; 14] = [
    "the sign above the stairs",
    "**one thing** that works",
    "the list of last year's promises",
    "the chair by the window",
    "a form with *eleven* questions",
    "the rota for Saturdays",
    "the box of lost keys",
    "what the building says first",
    "the shelf that nobody dusts",
    "a map drawn from memory",
    "the first page of the report",
    "the `008` field of an old record",
    "the story behind the clock",
    "the three kinds of silence",
];

const ENDINGS: [&str; 10] = [
    "and it takes less than an hour.",
    "although nobody had asked for it.",
    "before the week is over.",
    "and then does the opposite.",
    "with more patience than we expected.",
    "because the old way had a reason.",
    "and that is worth a letter.",
    "without a single meeting.",
    "even when the lift is out of order.",
    "as long as there is tea.",
];

/// One sentence.
pub fn sentence(random: &mut Random) -> String {
    format!(
        "{} {} {}, {}",
        random.pick(&SUBJECTS),
        random.pick(&VERBS),
        random.pick(&OBJECTS),
        random.pick(&ENDINGS),
    )
}

/// Without emphasis, for places where it means nothing.
pub fn plain_sentence(random: &mut Random) -> String {
    sentence(random).replace(['*', '`'], "")
}

/// A question to put to one's partner.
pub fn question(random: &mut Random) -> String {
    let subject = random.pick(&SUBJECTS);
    let object = random.pick(&OBJECTS).replace(['*', '`'], "");
    format!(
        "{subject} {} {object}: how is that with you?",
        random.pick(&VERBS)
    )
}

/// So many sentences.
pub fn paragraph(sentences: usize, random: &mut Random) -> String {
    let all: Vec<String> = (0..sentences).map(|_| sentence(random)).collect();
    all.join(" ")
}
