//! How form services write their tables, and twelve people who answer.

use jiff::civil::{DateTime, date};

use crate::sheets::write::{self, Dialect, Encoding, PLAIN, Put};

/// What somebody means.
pub struct Person {
    pub name: String,
    pub email: String,
    pub country: &'static str,
    pub languages: Vec<&'static str>,
    pub sector: (&'static str, &'static str),
    pub interests: Vec<(&'static str, &'static str)>,
    pub about: String,
    pub signed: DateTime,
}

pub const SECTORS: [(&str, &str); 3] = [
    ("academic", "University library"),
    ("public", "Public library"),
    ("school", "School library"),
];

pub const INTERESTS: [(&str, &str); 4] = [
    ("makerspaces", "Makerspaces"),
    ("open-access", "Open access, OER and licences"),
    ("teaching", "Teaching"),
    ("collections", "Collections"),
];

pub const ABOUT: [&str; 6] = [
    "I look after a reading room by the sea, and in winter nobody comes but the gulls; write to me.",
    "=HYPERLINK(\"x\",\"y\") is what I teach on Mondays, and on Tuesdays I repair what my pupils did with it.",
    "- one: [two], {three} & *four* # five | six > seven % eight @ nine ` ten, all of this is me, \"quoted\".",
    "<script>alert(1)</script> and [a link](javascript:x) {{ partner.name }}: a test of everybody's patience.",
    "J’aime les livres, les cartes et les gens qui savent où les trouver; à Besançon, près de la rivière.",
    "+1 to whatever my colleague said, -1 to the rest, and @everybody who reads this: good evening to you.",
];

pub fn people() -> Vec<Person> {
    let names = [
        "Ana Silva",
        "Bo Larsen",
        "Chi Nguyen",
        "Dédé Mensah",
        "Eun-ji Park",
        "Femi Ade",
        "Gül Kaya",
        "Hana Ito",
        "Ida Moe",
        "Jo O'Neil",
        "Kai Lund",
        "Lea Roux",
    ];
    let countries = [
        "Portugal",
        "Norway",
        "Vietnam",
        "Ghana",
        "South Korea",
        "Nigeria",
        "Turkey",
        "Japan",
    ];
    let languages = ["English", "French", "Portuguese", "Norwegian"];
    let person = |(at, name): (usize, &&str)| Person {
        name: (*name).to_owned(),
        email: format!("p{at}@example.org"),
        country: countries[at % countries.len()],
        languages: vec![languages[at % 4], languages[(at + 1) % 4]],
        sector: SECTORS[at % 3],
        interests: vec![INTERESTS[at % 4], INTERESTS[(at + 1) % 4]],
        about: ABOUT[at % ABOUT.len()].to_owned(),
        signed: date(2026, 7, 2 + i8::try_from(at).unwrap()).at(14, 5, 30, 0),
    };
    names.iter().enumerate().map(person).collect()
}

/// How a service writes its tables.
pub struct Shape {
    pub file: &'static str,
    /// Headers of applied, email, name, country, languages, sector, interests, about, consent; then what nobody needs.
    pub headers: [&'static str; 9],
    pub extra: &'static [&'static str],
    pub moment: fn(&DateTime) -> String,
    pub between: &'static str,
    /// Behind the last of several answers.
    pub end: &'static str,
    pub agrees: &'static str,
    pub write: fn(&[Vec<Put>]) -> Vec<u8>,
    /// Whether each interest has a column.
    pub in_columns: bool,
}

pub const TARGETS: [&str; 9] = [
    "applied",
    "email",
    "name",
    "country",
    "languages",
    "sector",
    "interests",
    "about",
    "consent",
];

pub fn texts(rows: &[Vec<Put>]) -> Vec<Vec<String>> {
    let text = |put: &Put| match put {
        Put::Text(text) => text.clone(),
        Put::Number(number) => number.to_string(),
        Put::Moment(moment) => moment.to_string(),
        Put::Empty => String::new(),
    };
    rows.iter()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

pub fn plain(rows: &[Vec<Put>], dialect: Dialect) -> Vec<u8> {
    write::csv(&texts(rows), dialect)
}

pub fn us(moment: &DateTime) -> String {
    moment.strftime("%-m/%-d/%Y %H:%M:%S").to_string()
}

pub fn iso(moment: &DateTime) -> String {
    moment.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

pub const GOOGLE: [&str; 9] = [
    "Timestamp",
    "Email Address",
    "What is your full name?",
    "Which country are you based in?",
    "Which languages can you write in?",
    "What type of library do you work in?",
    "What would you like to talk about?",
    "Tell us a little about yourself",
    "I agree to the code of conduct",
];

pub const SHORT: [&str; 9] = [
    "Created",
    "Email",
    "Name",
    "Country",
    "Languages",
    "Sector",
    "Interests",
    "About you",
    "Consent",
];

pub const SPANISH: [&str; 9] = [
    "Marca temporal",
    "Correo electrónico",
    "Nombre completo",
    "País",
    "Idiomas",
    "Sector",
    "Intereses",
    "About you",
    "Acepto el código de conducta",
];

pub fn shapes() -> Vec<Shape> {
    let base = || Shape {
        file: "Sign-up (Responses) - Form Responses 1.csv",
        headers: GOOGLE,
        extra: &["Anything else?"],
        moment: us,
        between: ", ",
        end: "",
        agrees: "I agree",
        write: |rows| plain(rows, PLAIN),
        in_columns: false,
    };
    let microsoft = [
        "Completion time",
        "Email address",
        "Full name",
        "Country",
        "Languages",
        "Sector",
        "Interests",
        "Tell your partner about yourself",
        "Code of conduct",
    ];
    vec![
        base(),
        Shape {
            file: "signup.csv.zip",
            moment: |moment| moment.strftime("%Y/%m/%d %-I:%M:%S %p GMT+0").to_string(),
            write: |rows| {
                let text = String::from_utf8(plain(
                    rows,
                    Dialect {
                        line: "\n",
                        ..PLAIN
                    },
                ))
                .unwrap();
                write::archive(&[("Sign-up.csv", &text)])
            },
            ..base()
        },
        Shape {
            file: "Peer mentoring(1-12).xlsx",
            headers: microsoft,
            extra: &["ID", "Start time"],
            moment: iso,
            between: ";",
            end: ";",
            write: |rows| write::xlsx(&[("Sheet1", rows.to_vec())]),
            ..base()
        },
        Shape {
            file: "two sheets.xlsx",
            headers: microsoft,
            moment: iso,
            between: ";",
            end: ";",
            write: |rows| {
                let notes = vec![
                    vec!["To do".into(), "Who".into()],
                    vec!["buy cake".into(), "Ines".into()],
                ];
                write::xlsx(&[("Sheet1", rows.to_vec()), ("Notes", notes)])
            },
            ..base()
        },
        Shape {
            file: "results-survey438291.csv",
            headers: SHORT,
            extra: &["Response ID", "Last page", "Seed"],
            moment: iso,
            agrees: "Yes",
            write: |rows| {
                plain(
                    rows,
                    Dialect {
                        sign: ';',
                        always_quoted: true,
                        encoding: Encoding::Utf8Marked,
                        ..PLAIN
                    },
                )
            },
            in_columns: true,
            ..base()
        },
        Shape {
            file: "results-survey2.csv",
            headers: SHORT,
            moment: iso,
            between: "\n",
            agrees: "Y",
            write: |rows| {
                plain(
                    rows,
                    Dialect {
                        always_quoted: true,
                        ..PLAIN
                    },
                )
            },
            ..base()
        },
        Shape {
            file: "Sign-ups-Grid view.csv",
            headers: SHORT,
            moment: |moment| moment.strftime("%B %-d, %Y %-I:%M%P").to_string(),
            agrees: "checked",
            write: |rows| {
                plain(
                    rows,
                    Dialect {
                        encoding: Encoding::Utf8Marked,
                        ..PLAIN
                    },
                )
            },
            ..base()
        },
        Shape {
            file: "respuestas.csv",
            headers: SPANISH,
            extra: &["Lugar"],
            moment: |moment| moment.strftime("%d/%m/%Y %H:%M:%S").to_string(),
            agrees: "Sí",
            write: |rows| {
                plain(
                    rows,
                    Dialect {
                        sign: ';',
                        encoding: Encoding::Windows1252,
                        ..PLAIN
                    },
                )
            },
            ..base()
        },
        Shape {
            file: "unicode text.txt",
            write: |rows| {
                plain(
                    rows,
                    Dialect {
                        sign: '\t',
                        encoding: Encoding::Utf16Le,
                        ..PLAIN
                    },
                )
            },
            ..base()
        },
        Shape {
            file: "anmeldungen.ods",
            headers: SHORT,
            moment: |moment| moment.strftime("%-d.%-m.%Y %H:%M").to_string(),
            between: "; ",
            agrees: "Ja",
            write: |rows| write::ods(&[("Antworten", rows.to_vec())]),
            ..base()
        },
        Shape {
            file: "copied.csv",
            headers: [
                "Submitted at",
                "E-mail",
                "(Copy) Full name",
                "Country",
                "Languages",
                "Sector",
                "(Copy) Interests",
                "About you",
                "I have read the privacy notice and I agree",
            ],
            moment: iso,
            write: |rows| {
                plain(
                    rows,
                    Dialect {
                        sign: '|',
                        line: "\n",
                        ..PLAIN
                    },
                )
            },
            ..base()
        },
        Shape {
            file: "mac.csv",
            write: |rows| {
                let title = [vec![Put::from("Sign-ups of autumn")], Vec::new()];
                plain(
                    &[&title[..], rows].concat(),
                    Dialect {
                        line: "\r",
                        ..PLAIN
                    },
                )
            },
            ..base()
        },
    ]
}

impl Shape {
    pub fn joined(&self, answers: &[&str]) -> String {
        answers.join(self.between) + self.end
    }

    pub fn cells(&self, person: &Person) -> Vec<Put> {
        let text = |text: &str| Put::from(text);
        let names: Vec<&str> = person.interests.iter().map(|(_, name)| *name).collect();
        let typed = self.file.ends_with(".xlsx");
        let mut cells = vec![
            if typed {
                Put::Moment(person.signed)
            } else {
                text(&(self.moment)(&person.signed))
            },
            text(&person.email),
            text(&person.name),
            text(person.country),
            text(&self.joined(&person.languages)),
            text(person.sector.1),
            text(&self.joined(&names)),
            text(&person.about),
            text(self.agrees),
        ];
        cells.extend(self.extra.iter().map(|_| text("7")));
        if self.in_columns {
            cells[6] = Put::Empty;
            cells.extend(
                INTERESTS
                    .iter()
                    .map(|(_, name)| text(if names.contains(name) { "Yes" } else { "No" })),
            );
        }
        cells
    }
}
