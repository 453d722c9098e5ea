//! Participants as files.

use super::Size;
use super::people::Person;
use super::random::Random;
use super::rounds::{COMING, OVER, Rounds};

/// What people write about themselves: a beginning, a middle and an end.
const ABOUT: [&[&str]; 3] = [
    &[
        "I look after a reading room with more plants than chairs",
        "I came to this work from a bakery and still wake at four",
        "My desk is between the lift and the large print shelves",
        "I drive our van along the valley on Tuesdays",
        "I have catalogued buttons, letters and one bicycle",
        "For eight years I have run the evening shift",
        "I inherited a collection that nobody had opened since the flood",
        "We are three people for forty schools",
    ],
    &[
        "and I would like to hear how others say no to a kind offer",
        "and this year we are moving everything down one floor",
        "and I am learning to ask for money without blushing",
        "while my colleague teaches grandparents to make films",
        "so I know every door code in the building by heart",
        "which is why I care so much about good signs",
    ],
    &[
        "I write long letters and short messages.",
        "Please be patient with my spelling; I am patient with everybody's.",
        "I am happiest on the phone while walking home.",
        "Ask me about owls.",
        "I collect other people's opening hours.",
    ],
];

const KINDS: [&str; 6] = [
    "City Library",
    "College Library",
    "Hospital Library",
    "Regional Archive",
    "School Library",
    "Library Service",
];

const ROLES: [&str; 6] = [
    "Branch librarian",
    "Cataloguer",
    "Head of service",
    "Library assistant",
    "Subject librarian",
    "Trainee",
];

const SHARED_FIELDS: [&str; 6] = [
    "pronouns",
    "city",
    "languages",
    "sector",
    "interests",
    "about",
];

/// One file a person, or lists of so many people.
pub fn files(
    size: &Size,
    people: &[Person],
    rounds: &Rounds,
    random: &mut Random,
) -> Vec<(String, String)> {
    let records: Vec<String> = (0..people.len())
        .map(|at| record(at, people, rounds, random))
        .collect();
    let path = |name: &str| format!("data/participants/{name}.yaml");
    if size.per_file == 1 {
        let named = people.iter().zip(records);
        return named
            .map(|(person, record)| (path(&person.id), record))
            .collect();
    }
    let lists = records.chunks(size.per_file).enumerate();
    lists
        .map(|(at, records)| {
            let entries = records
                .iter()
                .map(|record| format!("- {}\n", record.trim_end().replace('\n', "\n  ")));
            (path(&format!("list-{at:04}")), entries.collect())
        })
        .collect()
}

fn record(at: usize, people: &[Person], rounds: &Rounds, random: &mut Random) -> String {
    let person = &people[at];
    let mut text = profile(person, random);
    let avoided: Vec<&str> = rounds
        .avoided_by(at)
        .map(|other| &*people[other].id)
        .collect();
    if !avoided.is_empty() {
        text.push_str(&format!("avoid: [{}]\n", avoided.join(", ")));
    }
    text.push_str("consent: 2025-07-02\nrounds:\n");
    for (number, over) in OVER.iter().enumerate() {
        if rounds.took_part(at, number) {
            let day = random.between(5, 28);
            text.push_str(&format!(
                "  {}: {{ applied: {}-{day:02} }}\n",
                over.id, over.applied
            ));
        }
    }
    let (month, day) = (random.between(7, 8), random.between(1, 31));
    text.push_str(&format!(
        "  {COMING}:\n    applied: 2026-{month:02}-{day:02}\n"
    ));
    let wishes = wishes(person, people, random);
    if !wishes.is_empty() {
        text.push_str(&format!("    wishes: {{ {} }}\n", wishes.join(", ")));
    }
    text
}

fn profile(person: &Person, random: &mut Random) -> String {
    let Person {
        id,
        name,
        country,
        town: (zone, city),
        languages,
        sector,
        stage,
        interests,
    } = person;
    let host = random.pick(&["org", "com", "net"]);
    let code = country.code;
    let share = SHARED_FIELDS.iter().filter(|_| random.percent(70));
    let share: Vec<&str> = share.copied().collect();
    let mut text = format!("id: {id}\nname: {name}\n");
    if random.percent(60) {
        let pronouns = random.pick_early(&["she/her", "he/him", "they/them"]);
        text.push_str(&format!("pronouns: {pronouns}\n"));
    }
    text.push_str(&format!(
        "email: {}@example.{host}\ncountry: {code}\ncity: {city}\ntime_zone: {zone}\n\
         languages: [{}]\nsector: {sector}\nworkplace: {city} {}\nrole: {}\n\
         career_stage: {stage}\ninterests: [{}]\n",
        id.replace('-', "."),
        languages.join(", "),
        random.pick(&KINDS),
        random.pick(&ROLES),
        interests.join(", "),
    ));
    let [begin, middle, end] = ABOUT.map(|choice| *random.pick(choice));
    text.push_str(&format!("about: |\n  {begin}, {middle}.\n  {end}\n"));
    if random.percent(20) {
        text.push_str(&format!("links: [https://example.{host}/~{id}]\n"));
    }
    text.push_str(&format!("share: [{}]\n", share.join(", ")));
    text
}

/// Nobody wishes for what is not there: each has somebody of the round in mind.
fn wishes(person: &Person, people: &[Person], random: &mut Random) -> Vec<String> {
    let model = random.pick(people);
    if model.country.code == person.country.code || random.percent(25) {
        return Vec::new();
    }
    let mut wishes = Vec::new();
    for _ in 0..random.between(1, 3) {
        wishes.push(match random.below(6) {
            0 => format!("sector: {}", either(person.sector, model.sector, random)),
            1 => format!(
                "career_stage: {}",
                either(person.stage, model.stage, random)
            ),
            2 => format!("interests: [{}]", random.pick_early(&model.interests)),
            3 => format!("languages: [{}]", random.pick(&model.languages)),
            4 => format!("country: [{}]", model.country.code),
            _ if person.town.0 == model.town.0 => "time_zone: same".to_owned(),
            _ => "time_zone: any".to_owned(),
        });
    }
    let key = |wish: &String| wish.split(':').next().map(str::to_owned);
    wishes.sort();
    wishes.dedup_by_key(|wish| key(wish));
    wishes
}

/// `same`, `different` or the value of the one they have in mind.
fn either(own: &str, other: &str, random: &mut Random) -> String {
    match (random.percent(50), own == other) {
        (true, true) => "same".to_owned(),
        (true, false) => "different".to_owned(),
        (false, _) => format!("[{other}]"),
    }
}
