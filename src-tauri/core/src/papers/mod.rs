//! Paper: register, agenda, crisis card, poster, dates, letters, blank forms. Each has one source
//! (`sheets/*.typ`); the pages on the screen, the pages from the printer and the PDF are made from
//! the same typeset document. What goes on a paper is gathered here, and only what is permitted: a
//! register has no phone numbers, a poster no names.

mod api;
mod model;
mod press;

pub use api::gather;
pub use model::{Paper, PaperOptions, PaperRequest, ReportChart, ReportPart, ReportPoint, Sheet, Sheets};
pub use press::Printed;

#[cfg(test)]
mod tests;
