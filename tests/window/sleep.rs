//! The laptop is about to sleep, or its screen is locked: the app locks before it happens. And when
//! nobody has touched it for a while; what was being typed is there afterwards.

use crate::steps;
use follow_on_core::{SCHEMA, platform::Safe};
use follow_on_tests::window::{Bus, Hand, Person, Window};
use std::sync::atomic::{AtomicUsize, Ordering};
use zbus::{
    Connection, connection, fdo, interface,
    object_server::SignalEmitter,
    zvariant::{ObjectPath, OwnedFd, OwnedObjectPath},
};

const LOGIN: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_31";
const WORDS: &str = "marmalade thunder ladder quilt";

/// What the app asks of systemd-logind, answered as logind does.
#[derive(Default)]
struct Login {
    held_back: AtomicUsize,
}

#[interface(name = "org.freedesktop.login1.Manager")]
impl Login {
    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> fdo::Result<OwnedFd> {
        assert_eq!((what, mode), ("sleep", "delay"));
        self.held_back.fetch_add(1, Ordering::Relaxed);
        let nothing = std::fs::File::open("/dev/null").map_err(|why| fdo::Error::Failed(why.to_string()))?;
        Ok(OwnedFd::from(std::os::fd::OwnedFd::from(nothing)))
    }

    #[zbus(name = "GetSessionByPID")]
    fn get_session_by_pid(&self, _pid: u32) -> OwnedObjectPath {
        ObjectPath::from_static_str_unchecked(SESSION).into()
    }

    #[zbus(signal)]
    async fn prepare_for_sleep(emitter: &SignalEmitter<'_>, start: bool) -> zbus::Result<()>;
}

struct Session;

#[interface(name = "org.freedesktop.login1.Session")]
impl Session {
    #[zbus(signal)]
    async fn lock(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

async fn system(bus: &Bus) -> Connection {
    let builder = connection::Builder::address(bus.address()).unwrap().name("org.freedesktop.login1").unwrap();
    let builder = builder.serve_at(LOGIN, Login::default()).unwrap().serve_at(SESSION, Session).unwrap();
    builder.build().await.unwrap()
}

/// How often the app has asked to be waited for.
async fn held_back(system: &Connection) -> usize {
    let login = system.object_server().interface::<_, Login>(LOGIN).await.unwrap();
    login.get().await.held_back.load(Ordering::Relaxed)
}

#[tokio::test]
async fn it_locks_before_the_laptop_sleeps_and_with_the_screen() {
    let bus = Bus::start();
    let system = system(&bus).await;
    let window = Window::open_laid_out_on_bus(Some(bus.address()), async |data| {
        let (vault, _) = Safe::new(data.to_owned(), &SCHEMA).create(WORDS).await.unwrap();
        vault.close().await.unwrap();
    })
    .await;
    let unlock = async || {
        window.heading("Type your words to open it").await;
        window.write("Your words", WORDS).await;
        window.click("Open").await;
        window.heading("Let’s start your group").await;
    };
    unlock().await;
    let waits = async |times: usize| {
        let asked = async || {
            let asked = held_back(&system).await;
            if asked >= times { Ok(()) } else { Err(format!("asked {asked} times to be waited for")) }
        };
        window.until("the app to hold the sleep back", asked).await;
    };

    waits(1).await;
    let login = SignalEmitter::new(&system, LOGIN).unwrap();
    Login::prepare_for_sleep(&login, true).await.unwrap();
    window.heading("Type your words to open it").await;
    Login::prepare_for_sleep(&login, false).await.unwrap();
    // Ready for the next time.
    waits(2).await;
    unlock().await;

    // The app may hear of the session a moment after it is open.
    let session = SignalEmitter::new(&system, SESSION).unwrap();
    let locked = "return document.querySelector('h1')?.textContent === 'Type your words to open it'";
    let lock = async || {
        Session::lock(&session).await.map_err(|why| why.to_string())?;
        match window.try_script(locked, vec![]).await? {
            serde_json::Value::Bool(true) => Ok(()),
            _ => Err("it is open".to_owned()),
        }
    };
    window.until("the app to lock with the screen", lock).await;
}

#[tokio::test]
async fn it_locks_when_nobody_touches_it() {
    let person = Person::at(Window::open_locking_after(30).await, Hand::Keys);
    let kept = steps::first_start(&person, "Start a group by typing names", "Maureen", "Wales").await;
    person.fill_in("Name of the group", "Tuesday group").await;
    person.fill_in("Who is in the group?", "Grace Adeyemi").await;
    // The page says every 20 seconds that it is used. Nobody is there any more: looking is no touch.
    person.heading("Type your words to open it").await;
    assert!(!person.text().await.unwrap().contains("Grace"), "a name is on the lock screen");
    steps::unlock(&person, &kept.words).await;
    person.heading("Start a group by typing names").await;
    person.has("Name of the group", "Tuesday group").await;
    person.has("Who is in the group?", "Grace Adeyemi").await;
}
