//! Where the window stands, in logical pixels, and how that fits the screens there are today: the
//! second monitor of yesterday may be gone.

use serde::{Deserialize, Serialize};

/// The smallest window: the 320 CSS pixels at which every page must still work (WCAG 1.4.10).
pub const SMALLEST: (f64, f64) = (320.0, 480.0);
/// The first window: the whole of a small laptop's screen.
const FIRST: (f64, f64) = (1366.0, 768.0);
/// Up to this width of screen the first window fills it.
const SMALL_SCREEN: f64 = 1440.0;
/// So much of the window must lie on a screen that it can be seen and taken hold of.
const GRIP: (f64, f64) = (120.0, 40.0);

/// A window's place and size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub maximised: bool,
}

/// The part of a screen that windows may use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A size, and a position if the old one still makes sense.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    pub size: (f64, f64),
    pub position: Option<(f64, f64)>,
    pub maximised: bool,
}

/// Fits the kept place (none at the first start) to the screens; the main one comes first.
pub fn fit(kept: Option<Place>, screens: &[Screen]) -> Fit {
    let main = screens.first();
    let room = |want: f64, least: f64, screen: Option<f64>| want.min(screen.unwrap_or(want)).max(least);
    let sized = |width: f64, height: f64, screen: Option<&Screen>| {
        (room(width, SMALLEST.0, screen.map(|s| s.width)), room(height, SMALLEST.1, screen.map(|s| s.height)))
    };
    let whole = |p: &Place| [p.x, p.y, p.width, p.height].iter().all(|number| number.is_finite());
    let Some(kept) = kept.filter(whole) else {
        let maximised = main.is_some_and(|screen| screen.width <= SMALL_SCREEN);
        return Fit { size: sized(FIRST.0, FIRST.1, main), position: None, maximised };
    };
    let on = screens.iter().find(|screen| {
        let across = (kept.x + kept.width).min(screen.x + screen.width) - kept.x.max(screen.x);
        // The top edge carries the title bar.
        let down = screen.y + screen.height - kept.y;
        across >= GRIP.0 && down >= GRIP.1 && kept.y >= screen.y - 1.0
    });
    Fit {
        size: sized(kept.width, kept.height, on.or(main)),
        position: on.map(|_| (kept.x, kept.y)),
        maximised: kept.maximised,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: Screen = Screen { x: 0.0, y: 0.0, width: 1366.0, height: 768.0 };
    const BESIDE: Screen = Screen { x: 1366.0, y: 0.0, width: 1920.0, height: 1080.0 };

    fn at(x: f64, y: f64, width: f64, height: f64) -> Option<Place> {
        Some(Place { x, y, width, height, maximised: false })
    }

    fn check(kept: Option<Place>, screens: &[Screen], size: (f64, f64), position: Option<(f64, f64)>) {
        let fit = fit(kept, screens);
        assert_eq!((fit.size, fit.position), (size, position), "{kept:?}");
    }

    #[test]
    fn the_first_window_fits_the_screen() {
        check(None, &[LAPTOP], FIRST, None);
        check(None, &[Screen { width: 1024.0, height: 600.0, ..LAPTOP }], (1024.0, 600.0), None);
        check(None, &[], FIRST, None);
        assert!(fit(None, &[LAPTOP]).maximised, "a small screen is filled");
        assert!(!fit(None, &[BESIDE, LAPTOP]).maximised);
    }

    #[test]
    fn a_place_on_a_screen_is_kept() {
        check(at(100.0, 50.0, 900.0, 700.0), &[LAPTOP], (900.0, 700.0), Some((100.0, 50.0)));
        check(at(1500.0, 50.0, 1800.0, 1000.0), &[LAPTOP, BESIDE], (1800.0, 1000.0), Some((1500.0, 50.0)));
    }

    #[test]
    fn a_place_out_of_reach_is_given_up_but_its_size_is_not() {
        check(at(1500.0, 50.0, 1200.0, 700.0), &[LAPTOP], (1200.0, 700.0), None);
        check(at(100.0, -300.0, 900.0, 700.0), &[LAPTOP], (900.0, 700.0), None);
        check(at(100.0, 760.0, 900.0, 700.0), &[LAPTOP], (900.0, 700.0), None);
        check(at(1500.0, 50.0, 1800.0, 1000.0), &[LAPTOP], (1366.0, 768.0), None);
    }

    #[test]
    fn nonsense_is_no_place() {
        check(at(f64::NAN, 0.0, 900.0, 700.0), &[LAPTOP], FIRST, None);
        check(at(0.0, 0.0, -5.0, 1.0), &[LAPTOP], SMALLEST, None);
    }
}
