//! The program of the pages: who takes part, and what is put into a page.

use super::texts::{Page, Random};

/// Kinds of harmless things.
pub const HARMLESS: [&str; 7] = [
    "single name",
    "word like a name",
    "date",
    "ISBN",
    "number",
    "vocabulary",
    "organiser",
];

/// Kinds of private data.
pub const PRIVATE: [&str; 4] = ["full name", "address", "phone", "text"];

/// Id, name, script. Many names are words.
const PEOPLE: [(&str, &str, &str); 40] = [
    ("a1", "Grace Hope", "Latin"),
    ("a2", "Will Power", "Latin"),
    ("a3", "Mark Read", "Latin"),
    ("a4", "Rose Garden", "Latin"),
    ("a5", "Faith Works", "Latin"),
    ("a6", "Art Hall", "Latin"),
    ("a7", "May Long", "Latin"),
    ("a8", "Bill Case", "Latin"),
    ("a9", "Jörg Müller", "Latin"),
    ("a10", "Sol Mar", "Latin"),
    ("a11", "Pierre Blanc", "Latin"),
    ("a12", "José Núñez Ibarra", "Latin"),
    ("a13", "Max Frei", "Latin"),
    ("a14", "Rob Field", "Latin"),
    ("a15", "Nguyễn Văn An", "Latin"),
    ("a16", "Chip Root", "Latin"),
    ("c1", "Вера Надежда", "Cyrillic"),
    ("c2", "Иван Петров", "Cyrillic"),
    ("c3", "Любовь Мир", "Cyrillic"),
    ("c4", "Роман Новый", "Cyrillic"),
    ("g1", "Ελπίδα Φως", "Greek"),
    ("g2", "Νίκος Παπάς", "Greek"),
    ("b1", "محمد الحسن", "Arabic"),
    ("b2", "نور السلام", "Arabic"),
    ("b3", "کریم آزاد", "Arabic"),
    ("h1", "王小明", "Han"),
    ("h2", "王芳", "Han"),
    ("h3", "高明", "Han"),
    ("h4", "安静", "Han"),
    ("h5", "文明", "Han"),
    ("h6", "方便", "Han"),
    ("h7", "欧阳秀英", "Han"),
    ("j1", "山田 太郎", "Kana"),
    ("j2", "ジョン・スミス", "Kana"),
    ("j3", "森 光", "Kana"),
    ("j4", "高橋 みどり", "Kana"),
    ("k1", "김민수", "Hangul"),
    ("k2", "이하나", "Hangul"),
    ("k3", "한글", "Hangul"),
    ("t1", "สมชาย ใจดี", "Thai"),
];

/// Sentences of the first of each script.
const ABOUT: [(&str, &str); 8] = [
    (
        "a1",
        "I keep bees behind the reading room and sell their honey to all our readers",
    ),
    (
        "c2",
        "Мы читаем вслух для слепых каждую среду в зале у старой башни",
    ),
    (
        "g2",
        "Διαβάζουμε κάθε Τετάρτη στα παιδιά δίπλα στον παλιό πύργο της πόλης",
    ),
    (
        "b1",
        "نقرأ كل مساء قصصا قديمة للأطفال في حديقة المكتبة القريبة",
    ),
    ("h1", "我们每个星期三在旧塔旁边的大厅里为盲人朗读"),
    (
        "j1",
        "毎週水曜日に古い塔のそばの部屋で目の見えない人のために本を読んでいます",
    ),
    (
        "k1",
        "우리는 매주 수요일 낡은 탑 옆의 방에서 책을 읽어 줍니다",
    ),
    ("t1", "ทุกวันพุธเราอ่านหนังสือให้คนตาบอดฟังในห้องข้างหอคอย"),
];

fn phone(at: usize) -> String {
    format!("+49 30 76{:02} {:03}", at * 7 % 100, at * 137 % 1000)
}

/// Everything but the pages.
pub fn frame() -> Vec<(String, String)> {
    let mut people = String::new();
    for (at, (id, name, _)) in PEOPLE.iter().enumerate() {
        let about = ABOUT
            .iter()
            .find(|(owner, _)| owner == id)
            .map_or("", |(_, text)| *text);
        people += &format!(
            "- {{ id: {id}, name: \"{name}\", email: {id}.desk@example.net, country: DE, time_zone: Europe/Berlin, languages: [en], consent: 2026-01-10,\n    \
             about: \"Born 1990-05-12, ISBN 978-3-16-148410-0, 2004-2009, phone {}. {about}\" }}\n",
            phone(at)
        );
    }
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    vec![
        file(
            "fortnight.toml",
            "title = \"Across\"\nbase_url = \"https://across.example.org/\"\npeople_in_git = true\n[organiser]\nname = \"Ines\"\n\
             email = \"hello@across.example.org\"\n",
        ),
        file(
            "data/vocabulary.yaml",
            "interests:\n  - { id: open-access, name: Open access }\n  - { id: rural-schools, name: Rural schools }\n",
        ),
        file("data/participants/all.yaml", &people),
    ]
}

/// A harmless thing for a page, with its kind.
pub fn harmless(page: &Page, at: usize, random: &mut Random) -> (usize, String) {
    let number = random.below(1_000_000_000);
    let kind = at % HARMLESS.len();
    let text = match kind {
        0 | 1 => {
            let words: Vec<&str> = people_of(page)
                .flat_map(|(_, name, _)| single(name))
                .collect();
            words[random.below(words.len())].to_owned()
        }
        2 => ["1990-05-12", "12.5.1990", "2004–2009", "2026-09-05"][number % 4].to_owned(),
        3 => ["978-3-16-148410-0", "9783161484100"][number % 2].to_owned(),
        4 => format!("0{} {}", number % 1000, number),
        5 => ["open-access", "Rural schools"][number % 2].to_owned(),
        _ => "hello@across.example.org".to_owned(),
    };
    (kind, text)
}

/// Something private for a page, with its kind.
pub fn private(page: &Page, at: usize, random: &mut Random) -> (usize, String) {
    let people: Vec<&(&str, &str, &str)> = people_of(page).collect();
    let (id, name, _) = people[random.below(people.len())];
    let place = PEOPLE
        .iter()
        .position(|(other, ..)| other == id)
        .unwrap_or(0);
    let kind = at % PRIVATE.len();
    let texts = || {
        ABOUT
            .iter()
            .find(|(owner, _)| people.iter().any(|(id, ..)| id == owner))
    };
    let text = match kind {
        0 => (*name).to_owned(),
        1 => format!("{id}.desk@example.net"),
        2 => phone(place).replace("+49 ", "0"),
        _ => texts().map_or((*name).to_owned(), |(_, text)| (*text).to_owned()),
    };
    (kind, text)
}

/// Who has a name in the script of a page; on pages of Kana also of Han.
fn people_of(
    page: &Page,
) -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    PEOPLE.iter().filter(|(.., script)| *script == page.script)
}

/// The parts of a name; of one that is written together its last letters, or all of it where it is a word.
fn single(name: &'static str) -> Vec<&'static str> {
    let parts: Vec<&str> = name.split([' ', '・']).collect();
    match (&parts[..], name.char_indices().nth(1)) {
        ([_], Some((second, _))) if name.chars().count() > 2 => vec![&name[second..]],
        _ => parts,
    }
}
