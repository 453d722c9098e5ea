//! Texts that are like somebody's data and are not.

const WRITTEN: &str = include_str!("harmless.txt");

/// Single names, and words that somebody is called by.
const WORDS: [&str; 30] = [
    "Grace",
    "Hope",
    "José",
    "Núñez",
    "Ibarra",
    "Jörg",
    "Müller",
    "Gröning",
    "Kofi",
    "Sarpong",
    "Lena",
    "Åström",
    "Vega",
    "María",
    "Cruz",
    "An",
    "Nguyen",
    "Иван",
    "Петров",
    "محمد",
    "الحسن",
    "Christopher",
    "newsletter",
    "Long",
    "Day",
    "May",
    "Art",
    "Street",
    "Ruth",
    "Okeke",
];

/// Sentences about a word.
const SENTENCES: [&str; 6] = [
    "{} came back in spring.",
    "We met {}, and the others.",
    "<p>Ask <b>{}</b></p><p>or somebody else.</p>",
    "The {} library",
    "\"{}\": \"x\"",
    "A letter by {} (2026)",
];

/// Numbers that are none to dial, also where somebody has written them of themselves.
fn numbers() -> Vec<String> {
    let mut found = Vec::new();
    for (year, month, day) in [
        (1990, 5, 12),
        (2011, 5, 12),
        (2026, 9, 5),
        (2004, 11, 30),
        (1998, 1, 1),
    ] {
        found.extend([
            format!("{year}-{month:02}-{day:02}"),
            format!("{day}.{month}.{year}"),
            format!("{day:02}/{month:02}/{year}"),
            format!("{year}{month:02}{day:02}"),
            format!("{year}-{}", year + 5),
            format!("{year}–{}", year + 5),
            format!("{year}/{}", year + 2),
            format!("{year} {}", year + 1),
            format!("{year}-{month:02}-{day:02}T10:15:30Z"),
            format!("{day:02}-{month:02}-{year}"),
        ]);
    }
    let fixed = [
        "978-3-16-148410-0",
        "9783161484100",
        "978 3 16 148410 0",
        "1234-5679",
        "0000-0002-1825-0097",
        "0000000218250097",
        "6.4550 N, 3.3841 E",
        "6.4550, 3.3841",
        "6.4550 3.3841",
        "10.1000/1820045",
        "1 200 000",
        "1,200,000",
        "1.200.000",
        "1200000",
        "979-0-060-11561-5",
        "Mo-Fr 9.00-17.00",
        "24/7/365 1000",
        "1500-2000 words",
        "pages 1234-1250",
        "EAN 4006381333931",
        "OCLC number 00123456",
        "0-306-40615-2",
        "192.168.100.200",
        "12 345 678 books",
        "1 000 000 - 2 000 000",
    ];
    found.extend(fixed.map(str::to_owned));
    for seed in 0_u64..60 {
        let number = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24;
        let digits = format!("{number:012}");
        let [a, b, c, d] = [&digits[..3], &digits[3..6], &digits[6..9], &digits[9..]];
        found.push(match seed % 6 {
            0 => format!("+{a} {b} {c} {d}"),
            1 => format!("0{a}/{b}{c}"),
            2 => format!("({a}) {b}-{c}"),
            3 => format!("{a}-{b}-{c}-{d}"),
            4 => format!("{a}{b}{c}"),
            _ => format!("00{a}{b}{c}{d}"),
        });
    }
    found
}

/// All of them.
pub fn texts() -> Vec<String> {
    let mut texts: Vec<String> = WRITTEN.lines().map(str::to_owned).collect();
    for word in WORDS {
        texts.extend(SENTENCES.map(|sentence| sentence.replace("{}", word)));
    }
    for number in numbers() {
        texts.push(format!("See {number}."));
        texts.push(format!("<td>{number}</td>"));
    }
    texts
}
