//! Hears from the system, before it happens, that nobody will be at the laptop: it is about to sleep,
//! its lid is closed, its own screen is locked. Then the app locks, so that nothing is to be seen on
//! waking. Where the system does not tell (so far Linux alone does), `idle` notices on waking.

use tauri::AppHandle;

/// Listens for as long as the app runs.
#[cfg(target_os = "linux")]
pub async fn watch(app: AppHandle) {
    // No bus, or nobody on it who knows: there is nothing to hear, and that is no fault.
    let _ = logind::listen(&app).await;
}

#[cfg(not(target_os = "linux"))]
pub async fn watch(_: AppHandle) {}

/// systemd-logind's and UPower's words on the system bus
/// (<https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html>).
#[cfg(target_os = "linux")]
mod logind {
    use std::pin::pin;

    use futures_util::{
        StreamExt,
        future::{pending, select},
    };
    use tauri::AppHandle;
    use zbus::{
        Connection, Proxy,
        proxy::{CacheProperties, SignalStream},
        zvariant::{OwnedFd, OwnedObjectPath},
    };

    use crate::shell::{lock, log};

    const LOGIN: &str = "org.freedesktop.login1";
    const POWER: &str = "org.freedesktop.UPower";

    pub async fn listen(app: &AppHandle) -> zbus::Result<()> {
        let bus = Connection::system().await?;
        let login = Proxy::new(&bus, LOGIN, "/org/freedesktop/login1", "org.freedesktop.login1.Manager").await?;
        let sleep = sleeping(app, &login);
        let screen = screen_locked(app, &bus, &login);
        let lid = lid_closed(app, &bus);
        // Each goes on for ever or is not to be had; the others go on without it.
        select(pin!(for_ever(sleep)), select(pin!(for_ever(screen)), pin!(for_ever(lid)))).await;
        Ok(())
    }

    async fn for_ever(listening: impl Future<Output = zbus::Result<()>>) {
        let _ = listening.await;
        pending::<()>().await;
    }

    /// The system waits a moment for who holds it back: long enough to lock.
    async fn sleeping(app: &AppHandle, login: &Proxy<'_>) -> zbus::Result<()> {
        let mut signals = login.receive_signal("PrepareForSleep").await?;
        let mut hold = hold_back(login).await;
        while let Some(signal) = signals.next().await {
            if signal.body().deserialize::<bool>()? {
                away(app).await;
                drop(hold.take());
            } else {
                hold = hold_back(login).await;
            }
        }
        Ok(())
    }

    async fn hold_back(login: &Proxy<'_>) -> Option<OwnedFd> {
        login.call("Inhibit", &("sleep", "Follow-on", "Locks before the laptop sleeps", "delay")).await.ok()
    }

    async fn screen_locked(app: &AppHandle, bus: &Connection, login: &Proxy<'_>) -> zbus::Result<()> {
        let path: OwnedObjectPath = login.call("GetSessionByPID", &std::process::id()).await?;
        let session = Proxy::new(bus, LOGIN, path, "org.freedesktop.login1.Session").await?;
        let signals = session.receive_signal("Lock").await?;
        each(app, signals).await
    }

    async fn each(app: &AppHandle, mut signals: SignalStream<'_>) -> zbus::Result<()> {
        while signals.next().await.is_some() {
            away(app).await;
        }
        Ok(())
    }

    /// For a laptop that is set not to sleep when its lid is closed.
    async fn lid_closed(app: &AppHandle, bus: &Connection) -> zbus::Result<()> {
        let power: Proxy<'_> = zbus::proxy::Builder::new(bus)
            .destination(POWER)?
            .path("/org/freedesktop/UPower")?
            .interface(POWER)?
            .cache_properties(CacheProperties::Lazily)
            .build()
            .await?;
        let mut changes = power.receive_property_changed::<bool>("LidIsClosed").await;
        while let Some(change) = changes.next().await {
            if change.get().await? {
                away(app).await;
            }
        }
        Ok(())
    }

    async fn away(app: &AppHandle) {
        if let Err(error) = lock::lock(app).await {
            log::failure(&error);
        }
    }
}
