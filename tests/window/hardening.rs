//! A page gone wrong finds every door shut.

use follow_on_tests::window::Window;

#[tokio::test]
async fn opens() {
    let window = Window::open().await;
    window.until_true("a heading", "return document.querySelector('h1') !== null").await;
}
