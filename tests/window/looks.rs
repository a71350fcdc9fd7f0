//! How it looks is the person's to choose, before anything else, and stays: also on the lock screen and
//! after the app was closed. Whoever told the computer to keep still is heard too.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};
use std::fs;

const SHOWN: &str = "const { theme, motion } = document.documentElement.dataset;
    return `${theme} ${motion ?? ''} ${document.documentElement.style.getPropertyValue('--text')}`";

/// Whether something that slides or fades by itself is still.
const STILL: &str = "const bar = document.createElement('p');
    bar.style.animation = 'none 5s'; bar.style.transition = 'opacity 5s';
    document.body.append(bar);
    const style = getComputedStyle(bar);
    const still = style.transitionDuration === '0s' && style.animationDuration === '0s';
    bar.remove();
    return still";

async fn story(hand: Hand) {
    let mut person = Person::at(Window::open().await, hand);
    person.heading("Welcome. What would you like to do?").await;
    person.press("Dark").await;
    person.press("Text size 150%").await;
    person.until_true("dark and larger", &format!("return (() => {{ {SHOWN} }})() === 'dark usual 1.5'")).await;
    let kept = {
        person.press("Text size 100%").await;
        steps::first_start(&person, "Start a group by typing names", "Maureen", "Wales").await
    };
    person.press("Settings").await;
    person.tick("Keep movement to a minimum").await;
    person.until_true("no movement", STILL).await;
    steps::lock(&person).await;
    let looks = format!("return (() => {{ {SHOWN} }})() === 'dark less 1.25'");
    person.until_true("the lock screen in the same looks", &looks).await;
    person.close().await;
    person.reopen().await;
    person.heading("Type your words to open it").await;
    person.until_true("the same looks on another day", &looks).await;
    steps::unlock(&person, &kept.words).await;
    person.heading("Settings").await;
    person.until_true("the same looks inside", &looks).await;
    person.until_true("no movement", STILL).await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}

#[tokio::test]
async fn a_computer_that_keeps_still_is_followed() {
    let window = Window::open().await;
    window.heading("Welcome. What would you like to do?").await;
    assert_eq!(window.script(STILL, vec![]).await, false, "otherwise it would prove nothing");
    let window = Window::open_laid_out(async |data| {
        let gtk = data.with_file_name("config").join("gtk-3.0");
        fs::create_dir_all(&gtk).unwrap();
        fs::write(gtk.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n").unwrap();
    })
    .await;
    window.heading("Welcome. What would you like to do?").await;
    window.until_true("no movement", STILL).await;
}
