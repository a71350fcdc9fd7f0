//! The real window of the built app, on a screen of its own, driven as a person would drive it:
//! by the words that stand on it, with the pointer or the keys. Whatever does not come to pass
//! stops the test, with the words on the screen and a picture of it.

mod axe;
mod bus;
mod display;
mod driver;
mod find;
mod hand;
mod keys;
mod looks;
pub mod screens;

pub use bus::Bus;
pub use display::Display;
pub use driver::Group;
pub use hand::{Hand, Person};
pub use looks::Look;
pub use screens::Show;

use driver::{Driver, Surroundings};
use fantoccini::Client;
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long anything may take before the test gives up on it. A limit against hanging, not a measure.
const DEADLINE: Duration = Duration::from_secs(40);

/// One app with its data folder. Everything that was started ends when this is dropped.
pub struct Window {
    folder: TempDir,
    running: Option<Running>,
    surroundings: Surroundings,
}

struct Running {
    client: Client,
    driver: Driver,
}

impl Window {
    /// Opens the app on an empty folder: its first start.
    pub async fn open() -> Self {
        Self::open_with(&[]).await
    }

    /// Opens the app on an empty folder with arguments of its own.
    pub async fn open_with(args: &[&str]) -> Self {
        Self::open_in(args, None).await
    }

    /// Opens the app on an empty folder, and lets it draw as it does for people.
    pub async fn open_as_shipped() -> Self {
        let mut window = Self::closed(&[], None);
        window.surroundings.as_shipped = true;
        window.reopen().await;
        window
    }

    /// Opens the app on an empty folder; so many seconds without a touch lock it.
    pub async fn open_locking_after(seconds: u32) -> Self {
        let mut window = Self::closed(&[], None);
        window.surroundings.lock_after = Some(seconds);
        window.reopen().await;
        window
    }

    /// Opens the app on an empty folder, with a session bus to find another one of its kind.
    pub async fn open_on_bus(bus: &str) -> Self {
        Self::open_in(&[], Some(bus.to_owned())).await
    }

    /// The same, on a data folder in which something was laid out before. The driver's pointer may wait for
    /// ever here: use keys, or a pointer of the display's own.
    pub async fn open_laid_out_as_shipped(lay_out: impl AsyncFnOnce(&Path)) -> Self {
        let mut window = Self::closed(&[], None);
        window.surroundings.as_shipped = true;
        window.lay_out_and_open(lay_out).await;
        window
    }

    /// Opens the app on a data folder in which something was laid out before.
    pub async fn open_laid_out(lay_out: impl AsyncFnOnce(&Path)) -> Self {
        Self::open_laid_out_on_bus(None, lay_out).await
    }

    /// The same, where there is a bus.
    pub async fn open_laid_out_on_bus(bus: Option<&str>, lay_out: impl AsyncFnOnce(&Path)) -> Self {
        let mut window = Self::closed(&[], bus.map(str::to_owned));
        window.lay_out_and_open(lay_out).await;
        window
    }

    async fn lay_out_and_open(&mut self, lay_out: impl AsyncFnOnce(&Path)) {
        std::fs::create_dir_all(self.data()).unwrap_or_else(|why| panic!("no data folder: {why}"));
        lay_out(&self.data()).await;
        self.reopen().await;
    }

    async fn open_in(args: &[&str], bus: Option<String>) -> Self {
        let mut window = Self::closed(args, bus);
        window.reopen().await;
        window
    }

    fn closed(args: &[&str], bus: Option<String>) -> Self {
        let folder = TempDir::with_prefix("follow-on-window-").unwrap_or_else(|why| panic!("no folder: {why}"));
        let args = args.iter().map(|&arg| arg.to_owned()).collect();
        let surroundings =
            Surroundings { folder: folder.path().to_owned(), args, bus, as_shipped: false, lock_after: None };
        Self { folder, running: None, surroundings }
    }

    /// Opens the app again on the same folder, after `close` or `kill`.
    pub async fn reopen(&mut self) {
        self.end();
        let (driver, client) = Driver::start(&self.surroundings).await;
        self.running = Some(Running { client, driver });
    }

    /// Starts the app once more on the same folder while this one is open, and waits until the second
    /// one has ended by itself. Says whether it ended well.
    pub async fn start_another(&self) -> bool {
        self.wait_for_another(&self.surroundings).await
    }

    /// The same with arguments of its own, as the system hands over a file for a double click.
    pub async fn start_another_with(&self, args: &[&str]) -> bool {
        let args = args.iter().map(|&arg| arg.to_owned()).collect();
        self.wait_for_another(&Surroundings { args, ..self.surroundings.clone() }).await
    }

    async fn wait_for_another(&self, surroundings: &Surroundings) -> bool {
        let mut other = self.running().driver.start_another(surroundings);
        self.until("the second one to end", async || other.ended_well().ok_or_else(|| "it runs".to_owned())).await
    }

    /// Closes the window as its own button does, and waits until the app has ended by itself.
    pub async fn close(&mut self) {
        let Some(running) = self.running.take() else { return };
        // The driver's answer is of no interest: the app it speaks of is gone by then.
        let _ = running.client.close_window().await;
        let began = Instant::now();
        while running.driver.app().is_some() {
            assert!(began.elapsed() < DEADLINE, "the app did not end when its window was closed");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Ends the app from one moment to the next, as a power cut would (`kill -9`).
    pub fn kill(&mut self) {
        self.end();
    }

    fn end(&mut self) {
        drop(self.running.take());
    }

    /// The app's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A place for files that a person would have: lists, backups.
    pub fn desk(&self) -> PathBuf {
        let desk = self.folder.path().join("desk");
        std::fs::create_dir_all(&desk).unwrap_or_else(|why| panic!("{}: {why}", desk.display()));
        desk
    }

    /// Everything the app or its web view could have written to: data, caches, settings.
    pub fn everything(&self) -> &Path {
        self.folder.path()
    }

    /// What the next file dialog will be answered with; `None` is "Cancel".
    pub fn answer_dialog(&self, path: Option<&Path>) {
        let file = driver::answers(self.folder.path());
        let line = path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        let before = std::fs::read_to_string(&file).unwrap_or_default();
        std::fs::write(&file, format!("{before}{line}\n")).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    }

    /// What the app would have handed to a mail program or a printer so far, a line each.
    pub fn opened(&self) -> Vec<String> {
        let text = std::fs::read_to_string(driver::opened(self.folder.path())).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// The client that speaks to the driver, for what has no method here.
    pub fn client(&self) -> &Client {
        &self.running().client
    }

    /// The process of the app itself.
    pub fn app(&self) -> Option<u32> {
        self.running().driver.app()
    }

    /// The display that the window is on.
    pub fn display(&self) -> &str {
        self.running().driver.display()
    }

    fn running(&self) -> &Running {
        self.running.as_ref().unwrap_or_else(|| panic!("the app is not open"))
    }

    /// Runs a script in the page and gives back what it returns. `return` is needed.
    pub async fn script(&self, script: &str, args: Vec<Value>) -> Value {
        self.try_script(script, args).await.unwrap_or_else(|why| panic!("the script failed: {why}\n{script}"))
    }

    pub async fn try_script(&self, script: &str, args: Vec<Value>) -> Result<Value, String> {
        self.client().execute(script, args).await.map_err(|why| format!("{why:?}"))
    }

    /// Asks again and again until there is an answer; gives up, with a picture, at the deadline.
    pub async fn until<T>(&self, what: &str, mut ask: impl AsyncFnMut() -> Result<T, String>) -> T {
        let began = Instant::now();
        loop {
            match ask().await {
                Ok(answer) => return answer,
                Err(why) if began.elapsed() > DEADLINE => self.give_up(&format!("{what}: {why}")).await,
                Err(_) => tokio::time::sleep(Duration::from_millis(30)).await,
            }
        }
    }

    /// Waits until a script in the page returns `true`.
    pub async fn until_true(&self, what: &str, script: &str) {
        self.until(what, async || match self.try_script(script, vec![]).await? {
            Value::Bool(true) => Ok(()),
            other => Err(format!("not yet ({other})")),
        })
        .await;
    }

    /// What the window shows now, as a PNG.
    pub async fn screenshot(&self) -> Vec<u8> {
        self.client().screenshot().await.unwrap_or_else(|why| panic!("no screenshot: {why}"))
    }

    async fn give_up(&self, why: &str) -> ! {
        let name = std::thread::current().name().unwrap_or("window").replace("::", "-");
        let folder = driver::app_path().with_file_name("window-failures");
        let picture = folder.join(format!("{name}.png"));
        let taken = self.client().screenshot().await.ok();
        let kept = taken
            .is_some_and(|png| std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&picture, png)).is_ok());
        let words = "return [location.hash, document.title, document.body.innerText].join('\\n')";
        let words = self.try_script(words, vec![]).await;
        let words = words.map_or_else(|why| why, |words| words.as_str().unwrap_or_default().to_owned());
        let picture = if kept { picture.display().to_string() } else { "none".to_owned() };
        panic!("{why}\npicture: {picture}\n--- on the screen ---\n{words}\n---------------------");
    }
}
