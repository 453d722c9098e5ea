//! Writers of exports: text in any dialect and encoding, and the two kinds of spreadsheets.

use std::io::{Cursor, Write as _};

use jiff::civil::DateTime;
use zip::write::SimpleFileOptions;

/// What a test puts into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    Text(String),
    Number(f64),
    Moment(DateTime),
    Empty,
}

impl From<&str> for Put {
    fn from(text: &str) -> Self {
        match text {
            "" => Self::Empty,
            text => Self::Text(text.to_owned()),
        }
    }
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    pub sign: char,
    pub line: &'static str,
    pub always_quoted: bool,
    pub encoding: Encoding,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf8Marked,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

pub const PLAIN: Dialect = Dialect {
    sign: ',',
    line: "\r\n",
    always_quoted: false,
    encoding: Encoding::Utf8,
};

pub fn csv(rows: &[Vec<String>], dialect: Dialect) -> Vec<u8> {
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().map(|cell| {
            let needs =
                cell.contains([dialect.sign, '"', '\n', '\r']) || row.len() == 1 && cell.is_empty();
            match dialect.always_quoted || needs {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell.clone(),
            }
        });
        text += &cells.collect::<Vec<_>>().join(&dialect.sign.to_string());
        text += dialect.line;
    }
    encode(&text, dialect.encoding)
}

pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect()
    };
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Marked => ["\u{feff}".as_bytes(), text.as_bytes()].concat(),
        Encoding::Utf16Le => wide(&[0xff, 0xfe], u16::to_le_bytes),
        Encoding::Utf16Be => wide(&[0xfe, 0xff], u16::to_be_bytes),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

/// An archive of some parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    text.replace('\r', "&#13;")
}

/// Days since the end of 1899, as spreadsheets count.
fn serial(moment: &DateTime) -> f64 {
    let span = moment
        .since(jiff::civil::datetime(1899, 12, 30, 0, 0, 0, 0))
        .unwrap();
    let seconds = span
        .total((
            jiff::Unit::Second,
            jiff::SpanRelativeTo::days_are_24_hours(),
        ))
        .unwrap();
    seconds / 86_400.0
}

pub fn xlsx(sheets: &[(&str, Vec<Vec<Put>>)]) -> Vec<u8> {
    let cell = |at: usize, row: usize, put: &Put| {
        let place = format!(
            "{}{}",
            fortnight::diagnostic::letters(u32::try_from(at).unwrap()),
            row + 1
        );
        match put {
            Put::Empty => String::new(),
            Put::Text(text) => format!(
                "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                escaped(text)
            ),
            Put::Number(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
            Put::Moment(moment) => {
                format!("<c r=\"{place}\" s=\"1\"><v>{}</v></c>", serial(moment))
            }
        }
    };
    let sheet = |rows: &Vec<Vec<Put>>| {
        let rows = rows.iter().enumerate().map(|(number, row)| {
            let cells = row
                .iter()
                .enumerate()
                .map(|(at, put)| cell(at, number, put));
            format!(
                "<row r=\"{}\">{}</row>",
                number + 1,
                cells.collect::<String>()
            )
        });
        xlsx_sheet(&rows.collect::<String>())
    };
    let texts: Vec<(String, String)> = sheets
        .iter()
        .enumerate()
        .map(|(at, (_, rows))| (format!("xl/worksheets/sheet{}.xml", at + 1), sheet(rows)))
        .collect();
    let names: Vec<&str> = sheets.iter().map(|(name, _)| *name).collect();
    xlsx_of(&names, &texts)
}

pub fn xlsx_sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{rows}</sheetData></worksheet>"
    )
}

pub fn xlsx_of(names: &[&str], sheets: &[(String, String)]) -> Vec<u8> {
    let ids = || names.iter().enumerate().map(|(at, name)| (at + 1, name));
    let list: String = ids()
        .map(|(id, name)| format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>"))
        .collect();
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>"
    );
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations: String = ids()
        .map(|(id, _)| format!("<Relationship Id=\"rId{id}\" Type=\"{kind}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"))
        .collect();
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}\
         <Relationship Id=\"rId99\" Type=\"{kind}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let top = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{kind}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut parts = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", &top),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", styles),
    ];
    parts.extend(sheets.iter().map(|(name, text)| (&**name, &**text)));
    archive(&parts)
}

pub fn ods(sheets: &[(&str, Vec<Vec<Put>>)]) -> Vec<u8> {
    let cell = |put: &Put| match put {
        Put::Empty => "<table:table-cell/>".to_owned(),
        Put::Text(text) => {
            let lines = text
                .split('\n')
                .map(|line| format!("<text:p>{}</text:p>", escaped(line)));
            format!(
                "<table:table-cell office:value-type=\"string\">{}</table:table-cell>",
                lines.collect::<String>()
            )
        }
        Put::Number(number) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>"
        ),
        Put::Moment(moment) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{moment}\"><text:p>x</text:p></table:table-cell>"
        ),
    };
    let tables = sheets.iter().map(|(name, rows)| {
        let rows = rows.iter().map(|row| {
            format!("<table:table-row>{}<table:table-cell table:number-columns-repeated=\"16370\"/></table:table-row>", row.iter().map(cell).collect::<String>())
        });
        let rows = rows.collect::<String>();
        format!(
            "<table:table table:name=\"{name}\">{rows}<table:table-row table:number-rows-repeated=\"1048500\">\
             <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
        )
    });
    ods_of(&tables.collect::<String>())
}

pub fn ods_of(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ])
}
