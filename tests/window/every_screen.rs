//! Every screen in six states: light, dark, high contrast, 200% text, 683 px and 320 px wide. In each,
//! axe-core finds nothing, the page does not scroll sideways, and whatever is there to press is 44 px
//! high.

use follow_on_tests::window::{Look, Show, Window, screens};

#[derive(Default)]
struct Found {
    screens: usize,
    faults: Vec<String>,
}

impl Show for Found {
    async fn show(&mut self, window: &Window, name: &str) {
        self.screens += 1;
        window.is_where_said(name).await;
        for look in Look::ALL {
            window.look(look).await;
            let found = [window.axe().await, window.misfits().await].concat();
            self.faults.extend(found.into_iter().map(|fault| format!("{name}, {}: {fault}", look.name())));
        }
        window.look(Look::Light).await;
    }
}

impl Found {
    fn nothing_on(self, screens: usize) {
        assert_eq!(self.screens, screens, "screens looked at");
        assert!(self.faults.is_empty(), "{} faults:\n{}", self.faults.len(), self.faults.join("\n"));
    }
}

#[tokio::test]
async fn of_the_first_start() {
    let mut found = Found::default();
    screens::first_start(&mut found).await;
    found.nothing_on(16);
}

#[tokio::test]
async fn of_everyday() {
    let mut found = Found::default();
    screens::pages(&mut found).await;
    found.nothing_on(22);
}

#[tokio::test]
async fn of_a_meeting() {
    let mut found = Found::default();
    screens::meeting(&mut found).await;
    found.nothing_on(23);
}

#[tokio::test]
async fn of_a_list() {
    let mut found = Found::default();
    screens::list(&mut found).await;
    found.nothing_on(5);
}

#[tokio::test]
async fn of_what_keeps_a_group_going() {
    let mut found = Found::default();
    screens::going_on(&mut found).await;
    found.nothing_on(13);
}

#[tokio::test]
async fn of_a_service() {
    let mut found = Found::default();
    screens::service(&mut found).await;
    found.nothing_on(15);
}

#[tokio::test]
async fn of_its_people() {
    let mut found = Found::default();
    screens::people(&mut found).await;
    found.nothing_on(14);
}

/// What finds nothing anywhere must find what is put there.
#[tokio::test]
async fn what_is_wrong_is_found() {
    let window = Window::open().await;
    window.heading("Welcome.").await;
    let spoil = "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img src=\"data:,\">');
        const wide = document.createElement('h1'); wide.textContent = 'Wide'; wide.style.width = '3000px'; document.body.append(wide); return true";
    window.script(spoil, vec![]).await;
    let found = [window.axe().await, window.misfits().await].concat().join("\n");
    for fault in ["button-name", "image-alt", "sideways", "44 px", "2 h1"] {
        assert!(found.contains(fault), "{fault} was not found in:\n{found}");
    }
}

#[tokio::test]
async fn of_a_group_that_is_handed_over() {
    let mut found = Found::default();
    screens::sharing(&mut found).await;
    found.nothing_on(12);
}
