//! Every screen, from the real window, in light, dark, high contrast, at 200% text and 320 px wide.
//!
//! Takes the folder for the pictures as its argument, and the names of walks if not all of them are wanted.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for the terminal")]

use follow_on_tests::window::{Look, Show, Window, screens};
use std::{fs, path::PathBuf};

struct Pictures {
    folder: PathBuf,
    taken: usize,
}

impl Show for Pictures {
    async fn show(&mut self, window: &Window, name: &str) {
        for look in [Look::Light, Look::Dark, Look::Contrast, Look::Text200, Look::Narrow] {
            window.look(look).await;
            // The next frame is drawn before the picture is taken.
            let drawn = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
            window.client().execute_async(drawn, vec![]).await.unwrap();
            fs::write(self.folder.join(format!("{name}_{}.png", look.name())), window.screenshot().await).unwrap();
            self.taken += 1;
        }
        window.look(Look::Light).await;
    }
}

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "screenshots".into()));
    fs::create_dir_all(&folder).unwrap();
    let mut pictures = Pictures { folder, taken: 0 };
    let walks: Vec<String> = std::env::args().skip(2).collect();
    screens::walk(&mut pictures, &walks).await;
    println!("{} pictures in {}", pictures.taken, pictures.folder.display());
}
