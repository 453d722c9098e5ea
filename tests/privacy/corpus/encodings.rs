//! Leaks in other encodings than UTF-8.

use super::SOMEBODY;
use super::files::{ADDRESS, File, NAME, table, utf_16};

fn latin_1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

fn twice(text: &str) -> Vec<u8> {
    text.bytes()
        .map(char::from)
        .collect::<String>()
        .into_bytes()
}

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base_64(bytes: &[u8], width: usize, end: &str) -> Vec<u8> {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| {
            bits << 8 | u32::from(three.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            let sign = char::from(SIGNS[(bits >> (18 - 6 * at)) as usize & 63]);
            text.push(if at <= three.len() { sign } else { '=' });
        }
    }
    let lines: Vec<String> = text
        .as_bytes()
        .chunks(width)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    lines.join(end).into_bytes()
}

pub fn planted() -> Vec<File> {
    let letter = format!(
        "To whom it may concern, and to everybody else who reads this: {ADDRESS} is the one to ask."
    );
    let russian = "имя;город\nИван Петров;Москва\n";
    let bytes_of =
        |encoding: &'static encoding_rs::Encoding, text: &str| encoding.encode(text).0.into_owned();
    vec![
        (
            "base64",
            "a.txt",
            base_64(ADDRESS.as_bytes(), 1000, ""),
            SOMEBODY,
        ),
        (
            "base64 with lines of 76",
            "a.eml",
            base_64(letter.as_bytes(), 76, "\r\n"),
            SOMEBODY,
        ),
        (
            "base64 with lines of 64",
            "a.pem",
            base_64(letter.as_bytes(), 64, "\n"),
            SOMEBODY,
        ),
        (
            "base64 with lines of 20",
            "a.txt",
            base_64(letter.as_bytes(), 20, "\n"),
            SOMEBODY,
        ),
        (
            "base64, indented",
            "a.yaml",
            base_64(letter.as_bytes(), 76, "\n    "),
            SOMEBODY,
        ),
        (
            "base64 in a script",
            "a.js",
            base_64(letter.as_bytes(), 76, "\\n"),
            SOMEBODY,
        ),
        (
            "base64 of a name",
            "a.txt",
            base_64(NAME.as_bytes(), 1000, ""),
            SOMEBODY,
        ),
        (
            "base64 of base64",
            "a.txt",
            base_64(&base_64(letter.as_bytes(), 1000, ""), 1000, ""),
            SOMEBODY,
        ),
        ("UTF-8 encoded twice", "a.html", twice(NAME), SOMEBODY),
        (
            "UTF-8 encoded twice, Cyrillic",
            "a.html",
            twice("Иван Петров"),
            "ivan",
        ),
        (
            "UTF-8 encoded twice, Han",
            "a.html",
            twice("王小明"),
            "xiaoming",
        ),
        (
            "UTF-8 as Windows-1252",
            "a.html",
            "JosÃ© NÃºÃ±ez".into(),
            SOMEBODY,
        ),
        (
            "UTF-8 encoded three times",
            "a.html",
            twice(&String::from_utf8(twice(NAME)).unwrap()),
            SOMEBODY,
        ),
        ("Latin 1", "a.csv", latin_1(&table()), SOMEBODY),
        (
            "Latin 1, a page",
            "a.html",
            latin_1(&format!("<p>{NAME}</p>")),
            SOMEBODY,
        ),
        (
            "Latin 2",
            "a.csv",
            bytes_of(encoding_rs::ISO_8859_2, "Łódź;Jörg Gröning\n"),
            "j-groening",
        ),
        (
            "Windows-1250",
            "a.csv",
            bytes_of(encoding_rs::WINDOWS_1250, "Łódź;Jörg Müller\n"),
            "j-groening",
        ),
        (
            "Windows-1251",
            "a.csv",
            bytes_of(encoding_rs::WINDOWS_1251, russian),
            "ivan",
        ),
        (
            "KOI8-R",
            "a.txt",
            bytes_of(encoding_rs::KOI8_R, russian),
            "ivan",
        ),
        (
            "Windows-1256",
            "a.txt",
            bytes_of(encoding_rs::WINDOWS_1256, "محمد الحسن"),
            "alhasan",
        ),
        (
            "Shift JIS",
            "a.csv",
            bytes_of(encoding_rs::SHIFT_JIS, "名前,山田太郎\n"),
            "yamada",
        ),
        (
            "GB 18030",
            "a.csv",
            bytes_of(encoding_rs::GB18030, "姓名,王小明\n"),
            "xiaoming",
        ),
        (
            "Big5",
            "a.csv",
            bytes_of(encoding_rs::BIG5, "姓名,王小明\n"),
            "xiaoming",
        ),
        (
            "EUC-KR",
            "a.csv",
            bytes_of(encoding_rs::EUC_KR, "이름,김민수\n"),
            "minsu",
        ),
        (
            "Windows-874",
            "a.csv",
            bytes_of(encoding_rs::WINDOWS_874, "ชื่อ,สมชาย ใจดี\n"),
            "somchai",
        ),
        (
            "UTF-16 with a mark",
            "a.csv",
            utf_16(&table(), true, false),
            SOMEBODY,
        ),
        (
            "UTF-16, big end first, with a mark",
            "a.csv",
            utf_16(&table(), true, true),
            SOMEBODY,
        ),
        (
            "UTF-16 without a mark",
            "a.csv",
            utf_16(&table(), false, false),
            SOMEBODY,
        ),
        (
            "UTF-16, big end first, without a mark",
            "a.csv",
            utf_16(&table(), false, true),
            SOMEBODY,
        ),
        (
            "UTF-16 of Han without a mark",
            "a.csv",
            utf_16("姓名：王小明", false, false),
            "xiaoming",
        ),
        (
            "UTF-16 of Cyrillic without a mark",
            "a.csv",
            utf_16(russian, false, false),
            "ivan",
        ),
        (
            "UTF-16 of Cyrillic, big end first, without a mark",
            "a.csv",
            utf_16(russian, false, true),
            "ivan",
        ),
        (
            "UTF-32",
            "a.csv",
            table()
                .chars()
                .flat_map(|c| u32::from(c).to_le_bytes())
                .collect(),
            SOMEBODY,
        ),
        ("Mac Roman", "a.csv", bytes_of_mac(), SOMEBODY),
        (
            "DOS, code page 437",
            "a.csv",
            b"Jos\x82 N\xa3\xa4ez Ibarra\n".to_vec(),
            SOMEBODY,
        ),
        (
            "DOS, code page 850",
            "a.csv",
            b"J\x94rg Gr\x94ning-M\x81ller\n".to_vec(),
            "j-groening",
        ),
        (
            "DOS, code page 852",
            "a.csv",
            b"J\x94rg M\x81ller z \x9dodzi\n".to_vec(),
            "j-groening",
        ),
        (
            "DOS, code page 866",
            "a.csv",
            bytes_of(encoding_rs::IBM866, russian),
            "ivan",
        ),
        (
            "ISO 8859-5",
            "a.csv",
            bytes_of(encoding_rs::ISO_8859_5, russian),
            "ivan",
        ),
        (
            "ISO 8859-6",
            "a.csv",
            bytes_of(encoding_rs::ISO_8859_6, "محمد الحسن"),
            "alhasan",
        ),
        (
            "ISO 8859-8",
            "a.csv",
            bytes_of(encoding_rs::ISO_8859_8, "שם;דוד כהן\n"),
            "cohen",
        ),
        (
            "Windows-1255",
            "a.csv",
            bytes_of(encoding_rs::WINDOWS_1255, "שם;דוד כהן\n"),
            "cohen",
        ),
        (
            "EUC-JP",
            "a.csv",
            bytes_of(encoding_rs::EUC_JP, "名前,山田太郎\n"),
            "yamada",
        ),
        (
            "ISO-2022-JP",
            "a.csv",
            bytes_of(encoding_rs::ISO_2022_JP, "名前,山田太郎\n"),
            "yamada",
        ),
        (
            "style sheet, escaped",
            "a.css",
            b"a::after { content: \"jose.nunez\\40 example.org\" }".to_vec(),
            SOMEBODY,
        ),
        (
            "style sheet, escaped letters",
            "a.css",
            b"a::after { content: \"Jos\\e9  N\\00FA\\0000f1 ez\" }".to_vec(),
            SOMEBODY,
        ),
        (
            "quoted-printable, Latin 1",
            "a.eml",
            b"Jos=E9 N=FA=F1ez Ibarra".to_vec(),
            SOMEBODY,
        ),
        (
            "quoted-printable, UTF-8",
            "a.eml",
            b"Jos=C3=A9 N=C3=BA=C3=B1ez=\r\n Ibarra".to_vec(),
            SOMEBODY,
        ),
        (
            "percent-encoded Latin 1",
            "a.html",
            b"Jos%E9%20N%FA%F1ez%20Ibarra".to_vec(),
            SOMEBODY,
        ),
        (
            "rot13",
            "a.txt",
            b"wbfr.aharm@rknzcyr.bet".to_vec(),
            SOMEBODY,
        ),
        (
            "backwards",
            "a.txt",
            b"gro.elpmaxe@zenun.esoj".to_vec(),
            SOMEBODY,
        ),
    ]
}

fn bytes_of_mac() -> Vec<u8> {
    b"Jos\x8e N\x9c\x96ez Ibarra\n".to_vec()
}
