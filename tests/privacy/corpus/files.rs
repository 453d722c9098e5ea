//! Leaks inside of files that hold other files.

use super::{Plant, SOMEBODY};

pub const NAME: &str = "José Núñez Ibarra";
pub const ADDRESS: &str = "jose.nunez@example.org";

/// `(how it is shown, name of the file, its bytes)`, of somebody.
pub type File = (&'static str, &'static str, Vec<u8>, &'static str);

pub fn planted() -> Vec<Plant> {
    let classes = [
        ("encodings", super::encodings::planted()),
        ("files", packed()),
    ];
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

pub fn utf_16(text: &str, mark: bool, big: bool) -> Vec<u8> {
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

pub fn table() -> String {
    format!("name;town\nAna;Vigo\n{NAME};Vigo\n")
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
                b"ID3\x03\0\0\0\0\0\x30TPE1\0\0\0\x1c\0\0\0\x01".to_vec(),
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
            [gzip(b"name;town"), gzip(table().as_bytes())].concat(),
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
    for _ in 0..5 {
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
