//! Typesetting with Typst: from data to pages, and from pages to pictures and a PDF.
//!
//! Typst sees the sheets of this folder, the words, the data and the letters of the fonts; there is no
//! file and no network behind it. What it remembers between two documents is dropped at once: names
//! do not stay in memory longer than their paper.

use std::collections::BTreeSet;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook, FontInfo},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::model::{Sheets, WORDS_FILE};
use crate::platform::{Code, Error, Result};

/// The sheets by the names they know each other by; the first is where Typst begins.
const SOURCES: &[(&str, &str)] = &[
    ("main.typ", include_str!("sheets/main.typ")),
    ("common.typ", include_str!("sheets/common.typ")),
    ("register.typ", include_str!("sheets/register.typ")),
    ("agenda.typ", include_str!("sheets/agenda.typ")),
    ("cards.typ", include_str!("sheets/cards.typ")),
    ("letters.typ", include_str!("sheets/letters.typ")),
    ("agreed.typ", include_str!("sheets/agreed.typ")),
    ("forms.typ", include_str!("sheets/forms.typ")),
    ("report.typ", include_str!("sheets/report.typ")),
];

/// Papers that are typeset: their pages to look at and to print, and their PDF.
pub struct Printed {
    document: PagedDocument,
    missing_letters: bool,
}

impl Printed {
    /// Typesets papers. Takes about a tenth of a second a paper: not for the thread of the window.
    ///
    /// Errors: `Internal paper.failed`.
    pub fn make(sheets: &Sheets) -> Result<Self> {
        let data = serde_json::to_vec(sheets).map_err(|e| failed(format!("{e}")))?;
        let letters = letters(&data);
        let (fonts, missing_letters) = fonts(&letters);
        let made = typst::compile::<PagedDocument>(&Desk::lay(data, fonts)?);
        typst::comemo::evict(0);
        let document = made.output.map_err(|errors| {
            // What Typst says names places of our own sheets. It could also quote data, so it is left out.
            failed(errors.iter().map(|error| format!("{:?}", error.span)).collect::<Vec<_>>().join(" "))
        })?;
        Ok(Self { document, missing_letters })
    }

    /// How many pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// A letter in somebody's name or words that no font on this computer can draw.
    #[must_use]
    pub const fn missing_letters(&self) -> bool {
        self.missing_letters
    }

    /// A page, from 0, as a drawing (SVG) in which letters are shapes: it looks the same everywhere.
    #[must_use]
    pub fn page(&self, number: usize) -> Option<String> {
        let drawing = typst_svg::svg(self.document.pages().get(number)?, &typst_svg::SvgOptions::default());
        typst::comemo::evict(0);
        Some(drawing)
    }

    /// All pages as a PDF whose text can be picked and read aloud: PDF/UA-1 wherever every letter can
    /// be drawn, else the same without the promise.
    ///
    /// Errors: `Internal paper.failed`.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        let promise = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| failed(e.message().to_string()))?;
        let options = |standards| PdfOptions {
            standards,
            creator: Smart::Custom(Some("Follow-on".to_owned())),
            ..PdfOptions::default()
        };
        let made = typst_pdf::pdf(&self.document, &options(promise))
            .or_else(|_| typst_pdf::pdf(&self.document, &options(PdfStandards::default())))
            .map_err(|_| failed("pdf".to_owned()));
        typst::comemo::evict(0);
        made
    }

    /// What stands between the papers and PDF/UA-1; nothing where the promise is kept.
    #[cfg(test)]
    pub(super) fn broken_promises(&self) -> Vec<String> {
        let Ok(standards) = PdfStandards::new(&[PdfStandard::Ua_1]) else { return vec!["no such standard".to_owned()] };
        let options = PdfOptions { standards, ..PdfOptions::default() };
        let errors = typst_pdf::pdf(&self.document, &options).err().into_iter().flatten();
        errors.map(|error| error.message.to_string()).collect()
    }
}

fn failed(why: String) -> Error {
    Error::new(Code::Internal, "paper.failed").because(why)
}

/// All that Typst can see.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
}

impl Desk {
    fn lay(data: Vec<u8>, fonts: Vec<Font>) -> Result<Self> {
        let source = |(name, text): &(&str, &str)| Ok(Source::new(file(name)?, (*text).to_owned()));
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources: SOURCES.iter().map(source).collect::<Result<_>>()?,
            files: vec![
                (file("data.json")?, Bytes::new(data)),
                (file("words.json")?, Bytes::new(WORDS_FILE.as_bytes())),
            ],
        })
    }
}

fn file(name: &str) -> Result<FileId> {
    let path = VirtualPath::new(name).map_err(|e| failed(e.to_string()))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.sources[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = self.files.iter().find(|(file, _)| *file == id);
        known.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// The day is handed in with the data: paper says no other.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The letters that have to be drawn.
fn letters(data: &[u8]) -> BTreeSet<char> {
    let data = String::from_utf8_lossy(data);
    data.chars().filter(|c| !c.is_control() && !c.is_whitespace() && !is_invisible(*c)).collect()
}

/// Joiners, marks of direction and variation selectors: signs without a shape.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The fonts that draw these letters, and whether one is missing in all of them.
///
/// Noto Sans comes with the app, so that paper is the same on every computer. It draws the Latin, Greek
/// and Cyrillic letters; names in other scripts are drawn with the system's own fonts, of which just
/// those are read that help.
fn fonts(letters: &BTreeSet<char>) -> (Vec<Font>, bool) {
    let ours = [notosans::REGULAR_TTF, notosans::BOLD_TTF];
    let mut fonts: Vec<Font> = ours.into_iter().filter_map(|font| Font::new(Bytes::new(font), 0)).collect();
    let mut missing = letters.clone();
    draw(&mut missing, fonts.first().map(Font::info));
    if missing.is_empty() {
        return (fonts, false);
    }
    let mut system = fontdb::Database::new();
    system.load_system_fonts();
    let upright =
        |face: &&fontdb::FaceInfo| face.style == fontdb::Style::Normal && face.weight == fontdb::Weight::NORMAL;
    for face in system.faces().filter(upright) {
        if missing.is_empty() {
            break;
        }
        let found = system.with_face_data(face.id, |bytes, index| {
            let info = FontInfo::new(bytes, index);
            let before = missing.len();
            draw(&mut missing, info.as_ref());
            (missing.len() < before).then(|| Font::new(Bytes::new(bytes.to_vec()), index)).flatten()
        });
        fonts.extend(found.flatten());
    }
    (fonts, !missing.is_empty())
}

/// Takes out the letters that a font draws.
fn draw(missing: &mut BTreeSet<char>, font: Option<&FontInfo>) {
    if let Some(font) = font {
        missing.retain(|letter| !font.coverage.contains(u32::from(*letter)));
    }
}

#[cfg(test)]
pub(super) fn tests_desk() -> impl World {
    Desk::lay(b"{}".to_vec(), Vec::new()).unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(test)]
pub(super) fn tests_file(name: &str) -> Option<FileId> {
    file(name).ok()
}
