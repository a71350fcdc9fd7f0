//! axe-core finds nothing on any screen in any of the six states, and no page scrolls sideways.

use follow_on_tests::window::{Look, Show, Window, every_screen};

#[derive(Default)]
struct Found {
    screens: usize,
    faults: Vec<String>,
}

impl Show for Found {
    async fn show(&mut self, window: &Window, name: &str) {
        self.screens += 1;
        for look in Look::ALL {
            window.look(look).await;
            let at = format!("{name}, {}", look.name());
            self.faults.extend(window.axe().await.into_iter().map(|fault| format!("{at}: {fault}")));
            let wider = "const page = document.scrollingElement; return page.scrollWidth - page.clientWidth";
            let wider = window.script(wider, vec![]).await.as_i64().unwrap();
            if wider > 0 {
                self.faults.push(format!("{at}: the page scrolls sideways by {wider} px"));
            }
        }
        window.look(Look::Light).await;
    }
}

#[tokio::test]
async fn every_screen_in_every_state() {
    let mut found = Found::default();
    every_screen(&mut found).await;
    assert!(found.screens > 20, "{} screens were seen", found.screens);
    assert!(found.faults.is_empty(), "{} faults:\n{}", found.faults.len(), found.faults.join("\n"));
}
