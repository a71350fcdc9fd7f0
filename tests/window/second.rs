//! Somebody starts the app twice: the second one hands over to the first and ends.

use follow_on_tests::window::{Bus, Window};

#[tokio::test]
async fn a_second_start_hands_over_to_the_first() {
    let bus = Bus::start();
    let window = Window::open_on_bus(bus.address()).await;
    window.heading("Welcome. What would you like to do?").await;
    assert!(window.start_another().await, "the second one ended badly");
    // The first is as it was.
    window.click("I run a group").await;
    window.heading("About you").await;
    assert_eq!(window.client().windows().await.unwrap().len(), 1);
}
