//! Leaks in other encodings, and inside of files that hold other files.

use super::{Plant, SOMEBODY};

const NAME: &str = "José Núñez Ibarra";
const ADDRESS: &str = "jose.nunez@example.org";

/// `(how it is shown, name of the file, its bytes)`, of somebody.
type File = (&'static str, &'static str, Vec<u8>, &'static str);

pub fn planted() -> Vec<Plant> {
    let classes = [("encodings", encoded()), ("files", packed())];
    let mut plants = Vec::new();
    for (class, files) in classes {
        for (shown, path, bytes, owner) in files {
            plants.push(Plant {
                class: class.to_owned(),
                owner: owner.to_owned(),
                shown: shown.to_owned(),
                path,
                bytes,
            });
        }
    }
    plants
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

fn utf_16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let units = mark
        .then_some(0xfeff)
        .into_iter()
        .chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
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

fn table() -> String {
    format!("name;town\nAna;Vigo\n{NAME};Vigo\n")
}

fn encoded() -> Vec<File> {
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

/// An archive, packed or not.
fn zip(members: &[(&str, &[u8])], packed: bool) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    let number = |value: usize, width: usize| {
        let mut bytes = value.to_le_bytes().to_vec();
        bytes.resize(width, 0);
        bytes
    };
    for (name, bytes) in members {
        let body = if packed {
            miniz_oxide::deflate::compress_to_vec(bytes, 6)
        } else {
            bytes.to_vec()
        };
        let sizes = [
            number(body.len(), 4),
            number(bytes.len(), 4),
            number(name.len(), 2),
            number(0, 2),
        ]
        .concat();
        let method = number(if packed { 8 } else { 0 }, 2);
        directory.extend(
            [
                b"PK\x01\x02".to_vec(),
                number(0, 6),
                method.clone(),
                number(0, 8),
                sizes.clone(),
                number(0, 10),
                number(archive.len(), 4),
            ]
            .concat(),
        );
        directory.extend(name.as_bytes());
        archive.extend(
            [
                b"PK\x03\x04".to_vec(),
                number(0, 4),
                method,
                number(0, 8),
                sizes,
            ]
            .concat(),
        );
        archive.extend(name.as_bytes());
        archive.extend(body);
    }
    let end = [
        b"PK\x05\x06".to_vec(),
        number(0, 8),
        number(directory.len(), 4),
        number(archive.len(), 4),
        number(0, 2),
    ]
    .concat();
    [archive, directory, end].concat()
}

fn sheet(cells: &str) -> Vec<u8> {
    let shared = "<sst><si><t>José</t></si><si><t>Ana</t></si><si><r><t>Núñez </t></r><r><t>Ibarra</t></r></si></sst>";
    zip(
        &[
            ("xl/sharedStrings.xml", shared.as_bytes()),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>")
                    .as_bytes(),
            ),
        ],
        true,
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    [
        b"\x1f\x8b\x08\x08\0\0\0\0\0\x03a.csv\0".to_vec(),
        miniz_oxide::deflate::compress_to_vec(bytes, 6),
        vec![0; 8],
    ]
    .concat()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6)
}

fn png(kind: &[u8; 4], text: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], kind, data, &[0; 4]].concat()
    };
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0; 13]),
        chunk(kind, text),
        chunk(b"IEND", b""),
    ]
    .concat()
}

fn pdf(page: &str) -> Vec<u8> {
    let body = miniz_oxide::deflate::compress_to_vec_zlib(page.as_bytes(), 6);
    [
        b"%PDF-1.7\n1 0 obj <</Filter/FlateDecode>>\nstream\n".to_vec(),
        body,
        b"\nendstream\nendobj\n".to_vec(),
    ]
    .concat()
}

fn packed() -> Vec<File> {
    let page = format!("<w:p><w:r><w:t>{NAME}</w:t></w:r></w:p>");
    let split =
        "<w:r><w:t>jose.nu</w:t></w:r><w:r><w:t>nez@exam</w:t></w:r><w:r><w:t>ple.org</w:t></w:r>";
    let inner = zip(&[("list.csv", table().as_bytes())], true);
    vec![
        (
            "docx",
            "a.docx",
            zip(&[("word/document.xml", page.as_bytes())], true),
            SOMEBODY,
        ),
        (
            "docx, an address in three parts",
            "a.docx",
            zip(&[("word/document.xml", split.as_bytes())], true),
            SOMEBODY,
        ),
        (
            "odt",
            "a.odt",
            zip(&[("content.xml", page.as_bytes())], true),
            SOMEBODY,
        ),
        (
            "epub",
            "a.epub",
            zip(&[("a.xhtml", page.as_bytes())], true),
            SOMEBODY,
        ),
        (
            "zip, not packed",
            "a.zip",
            zip(&[("list.csv", table().as_bytes())], false),
            SOMEBODY,
        ),
        (
            "zip in a zip",
            "a.zip",
            zip(&[("inner.zip", &inner)], true),
            SOMEBODY,
        ),
        (
            "name of a file in a zip",
            "a.zip",
            zip(&[("José Núñez.txt", b"x")], true),
            SOMEBODY,
        ),
        (
            "zip with a table in UTF-16",
            "a.zip",
            zip(&[("list.csv", &utf_16(&table(), true, false))], true),
            SOMEBODY,
        ),
        (
            "xlsx, two cells",
            "a.xlsx",
            sheet("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c>"),
            SOMEBODY,
        ),
        (
            "xlsx, texts in another order",
            "a.xlsx",
            sheet("<c r=\"A1\" t=\"s\"><v>2</v></c><c r=\"B1\" t=\"s\"><v>0</v></c>"),
            SOMEBODY,
        ),
        (
            "xlsx, text in the cell",
            "a.xlsx",
            sheet("<c t=\"inlineStr\"><is><t>José Núñez</t></is></c>"),
            SOMEBODY,
        ),
        (
            "xlsx, a phone number",
            "a.xlsx",
            sheet("<c><v>34911234567</v></c>"),
            SOMEBODY,
        ),
        ("csv.gz", "a.csv.gz", gzip(table().as_bytes()), SOMEBODY),
        (
            "svgz",
            "a.svgz",
            gzip(format!("<svg><desc>{NAME}</desc></svg>").as_bytes()),
            SOMEBODY,
        ),
        (
            "pdf, packed",
            "a.pdf",
            pdf("BT (Jose Nunez Ibarra) Tj ET"),
            SOMEBODY,
        ),
        (
            "pdf, each letter moved",
            "a.pdf",
            pdf("BT [(jo)-20(se.nu)3(nez@exa)5(mple.org)]TJ ET"),
            SOMEBODY,
        ),
        (
            "pdf, not packed",
            "a.pdf",
            b"%PDF-1.4\n<</Author(Jose Nunez Ibarra)>>".to_vec(),
            SOMEBODY,
        ),
        (
            "pdf, an author in UTF-16, in digits",
            "a.pdf",
            b"%PDF-1.4\n<</Author<FEFF004A006F007300E90020004E00FA00F10065007A>>>".to_vec(),
            SOMEBODY,
        ),
        (
            "pdf, an author in UTF-16",
            "a.pdf",
            b"%PDF-1.4\n<</Author(\xfe\xff\0J\0o\0s\0\xe9\0 \0N\0\xfa\0\xf1\0e\0z)>>".to_vec(),
            SOMEBODY,
        ),
        (
            "pdf, an author in Latin 1",
            "a.pdf",
            b"%PDF-1.4\n<</Author(Jos\xe9 N\xfa\xf1ez)>>".to_vec(),
            SOMEBODY,
        ),
        (
            "pdf, octal escapes",
            "a.pdf",
            pdf("BT (Jos\\351 \\116\\372\\361ez) Tj ET"),
            SOMEBODY,
        ),
        (
            "pdf, a text in digits",
            "a.pdf",
            pdf("BT [<4A6F73> -20 <E9204EFA> 3 <F1657A>] TJ ET"),
            SOMEBODY,
        ),
        (
            "pdf, packed and spelt in ASCII 85",
            "a.pdf",
            b"%PDF-1.4\n1 0 obj <</Filter[/ASCII85Decode/FlateDecode]>>\nstream\nGarg^;:+gT02>O:/'U_h;Xd@P/1O9A<!^TDE\")gJJ(\"\\N~>\nendstream".to_vec(),
            SOMEBODY,
        ),
        (
            "png, Latin 1",
            "a.png",
            png(b"tEXt", b"Author\0Jos\xe9 N\xfa\xf1ez"),
            SOMEBODY,
        ),
        (
            "png, packed",
            "a.png",
            png(
                b"zTXt",
                &[&b"Author\0\0"[..], &zlib(b"Jos\xe9 N\xfa\xf1ez")].concat(),
            ),
            SOMEBODY,
        ),
        (
            "png, packed in UTF-8",
            "a.png",
            png(
                b"iTXt",
                &[&b"Author\0\x01\0en\0Author\0"[..], &zlib(NAME.as_bytes())].concat(),
            ),
            SOMEBODY,
        ),
        (
            "jpeg, an author in UTF-16",
            "a.jpg",
            [
                b"\xff\xd8\xff\xe1\0\x26Exif\0\0II".to_vec(),
                utf_16("José Núñez", false, false),
                b"\0\0\0\0\0\0\0\0\xff\xda\0".to_vec(),
            ]
            .concat(),
            SOMEBODY,
        ),
        (
            "jpeg, a comment in Latin 1",
            "a.jpg",
            b"\xff\xd8\xff\xfe\0\x10Jos\xe9 N\xfa\xf1ez\0\0\0\0\xff\xda".to_vec(),
            SOMEBODY,
        ),
        (
            "mp3, an artist in UTF-16",
            "a.mp3",
            [
                b"ID3\x03\0\0\0\0\0\x30TPE1\0\0\0\x1c\0\0\x01".to_vec(),
                utf_16("José Núñez", true, false),
                vec![0xff, 0xfb, 0x90],
            ]
            .concat(),
            SOMEBODY,
        ),
        (
            "doc, from before 2007",
            "a.doc",
            [
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(),
                utf_16("José Núñez", false, false),
                vec![0; 9],
            ]
            .concat(),
            SOMEBODY,
        ),
        (
            "zip, something before it",
            "a.zip",
            [
                b"#!/bin/sh \xff\xff\0\n".to_vec(),
                zip(&[("list.csv", table().as_bytes())], true),
            ]
            .concat(),
            SOMEBODY,
        ),
        (
            "zip, cut short",
            "a.zip",
            {
                let whole = zip(&[("list.csv", table().as_bytes()), ("b", &[7; 99])], true);
                whole[..whole.len() - 130].to_vec()
            },
            SOMEBODY,
        ),
        (
            "zip, 70 MB of zeros first",
            "a.zip",
            zip(
                &[("a.bin", &vec![0; 70_000_000]), ("b.csv", table().as_bytes())],
                true,
            ),
            SOMEBODY,
        ),
        (
            "csv.gz, a second member",
            "a.csv.gz",
            [gzip(b"name;town\n"), gzip(table().as_bytes())].concat(),
            SOMEBODY,
        ),
        (
            "pdf, a font with codes of its own",
            "a.pdf",
            pdf("BT <0012003400560078> Tj ET"),
            SOMEBODY,
        ),
        (
            "JSON, with keys",
            "a.json",
            "{\"first\": \"José\", \"last\": \"Núñez\"}".into(),
            SOMEBODY,
        ),
        (
            "JSON, with keys, last name first",
            "a.json",
            "[{\"family_name\":\"Núñez Ibarra\",\"given_name\":\"José\"}]".into(),
            SOMEBODY,
        ),
        (
            "calendar",
            "a.ics",
            format!("ATTENDEE;CN={NAME}:mailto:x\r\n").into_bytes(),
            SOMEBODY,
        ),
        (
            "card",
            "a.vcf",
            "N:Núñez Ibarra;José;;;\r\n".into(),
            SOMEBODY,
        ),
        (
            "mailbox",
            "a.mbox",
            format!("From x\nTo: <{ADDRESS}>\n").into_bytes(),
            SOMEBODY,
        ),
        (
            "table, columns apart",
            "a.csv",
            "first,town,last\nJosé,Vigo,Núñez\n".into(),
            SOMEBODY,
        ),
    ]
}

/// Files that cannot be read to their end, each with what is said of it.
pub fn unread() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let whole = zip(&[("list.csv", b"name;town\n"), ("b", &[7; 99])], true);
    let with = |method: u8, flags: u8| {
        let mut changed = whole.clone();
        let heads = changed
            .windows(4)
            .position(|four| four == b"PK\x01\x02")
            .unwrap();
        changed[heads + 8] |= flags;
        changed[heads + 10] = method;
        changed
    };
    let zeros = vec![0; 70_000_000];
    let mut deep = whole.clone();
    for _ in 0..3 {
        deep = zip(&[("inner.zip", &deep)], false);
    }
    vec![
        (
            "a.zip",
            with(12, 0),
            "`list.csv` in it is packed by bzip2, which is not read",
        ),
        ("a.zip", with(8, 1), "`list.csv` in it is encrypted"),
        (
            "a.zip",
            whole[..whole.len() - 20].to_vec(),
            "its end is missing or broken",
        ),
        (
            "a.zip",
            zip(&[("a.bin", &zeros)], true),
            "`a.bin` in it is more than 64 MB once it is unpacked",
        ),
        ("a.zip", deep, "an archive lies inside of others, too deep"),
        (
            "a.csv.gz",
            [gzip(b"name;town\n"), b"more".to_vec()].concat(),
            "something else stands behind its end",
        ),
        (
            "a.csv.gz",
            gzip(b"name;town\nAna;Vigo")[..24].to_vec(),
            "a part of it is broken",
        ),
        (
            "a.7z",
            b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(),
            "nothing is read of a 7-Zip archive",
        ),
        (
            "a.rar",
            b"Rar!\x1a\x07\x01\0".to_vec(),
            "nothing is read of a RAR archive",
        ),
        (
            "a.pdf",
            b"%PDF-1.4\n1 0 obj <</Filter/LZWDecode>>\nstream\n\x80\x0b\nendstream".to_vec(),
            "a part of it is packed in an old way, which is not read",
        ),
        (
            "a.pdf",
            b"%PDF-1.4\ntrailer <</Encrypt 5 0 R>>".to_vec(),
            "it is encrypted",
        ),
    ]
}
