//! The papers that are being looked at: typeset beside the window, saved where the person says.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use follow_on_core::{
    papers::{self, PaperRequest, Printed},
    platform::{Code, Error, Now, Result, write_atomically},
    service::Nation,
};
use serde::Serialize;
use tauri::AppHandle;

use super::{dialogs, list::beside, state::Shell};

/// What is on the desk: the papers of the latest request, for as long as their page is open.
#[derive(Default)]
pub struct Desk {
    /// The number of the latest request.
    latest: AtomicU32,
    /// Held by whoever typesets: one at a time, so that options tried quickly do not pile up.
    turn: tokio::sync::Mutex<()>,
    /// The papers, under the number of their request.
    papers: super::state::Slot<(u32, Arc<Printed>)>,
}

impl Desk {
    /// Takes everything off the desk; what is still being typeset is dropped when it is done.
    pub fn clear(&self) {
        self.latest.fetch_add(1, Ordering::Relaxed);
        self.papers.take();
    }

    fn is_latest(&self, number: u32) -> bool {
        self.latest.load(Ordering::Relaxed) == number
    }

    fn replaced() -> Error {
        Error::new(Code::Conflict, "paper.replaced")
    }

    /// Errors: `Conflict paper.replaced` if other papers lie there by now, or none.
    fn on_it(&self, number: u32) -> Result<Arc<Printed>> {
        self.papers.get().filter(|(lies, _)| *lies == number).map(|(_, papers)| papers).ok_or_else(Self::replaced)
    }
}

/// Papers that lie on the desk.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PapersMade {
    /// Their number, to ask for pages with.
    pub number: u32,
    /// How many pages they have.
    pub pages: u32,
    /// Some letters cannot be drawn with the fonts on this computer.
    pub missing_letters: bool,
}

/// Makes papers. Whoever asks again meanwhile gets theirs, and this one hears that it was replaced.
///
/// Errors: `Conflict paper.replaced`, and those of [`papers::gather`] and [`Printed::make`].
pub async fn make(shell: &Shell, request: &PaperRequest) -> Result<PapersMade> {
    let vault = shell.vault()?;
    let number = shell.desk.latest.fetch_add(1, Ordering::Relaxed) + 1;
    // Northern Ireland has no 111.
    let has_111 = shell.looks.looks().nation != Nation::NorthernIreland;
    let sheets = papers::gather(&vault, &Now::read(), request, has_111).await?;
    let turn = shell.desk.turn.lock().await;
    if !shell.desk.is_latest(number) {
        return Err(Desk::replaced());
    }
    let printed = Arc::new(beside(move || Printed::make(&sheets)).await??);
    drop(turn);
    // Whoever locked meanwhile has no papers.
    shell.vault()?;
    if !shell.desk.is_latest(number) {
        return Err(Desk::replaced());
    }
    let pages = u32::try_from(printed.pages()).unwrap_or(u32::MAX);
    let made = PapersMade { number, pages, missing_letters: printed.missing_letters() };
    shell.desk.papers.put((number, printed));
    Ok(made)
}

/// One page, from 0, as a drawing. Errors: `Conflict paper.replaced`.
pub async fn page(shell: &Shell, number: u32, page: u32) -> Result<String> {
    shell.vault()?;
    let papers = shell.desk.on_it(number)?;
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    beside(move || papers.page(page)).await?.ok_or_else(Desk::replaced)
}

/// Asks where, and saves the papers as a PDF; false if the person thought better of it.
pub async fn save(app: &AppHandle, shell: &Shell, number: u32) -> Result<bool> {
    shell.vault()?;
    let papers = shell.desk.on_it(number)?;
    let Some(path) = dialogs::save_paper(app).await else { return Ok(false) };
    // Only this user may read the file, where the system knows such a thing.
    beside(move || write_atomically(&path, &papers.pdf()?)).await??;
    Ok(true)
}
