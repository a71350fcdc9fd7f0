//! The shapes in which counts are published: a number, a line with its total, steps of a path, a table with
//! its margins. None in place of a number: it is left out. Pure.

use super::network::{Edge, hidden};

/// Counts that add up to a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The counts.
    pub cells: Vec<Option<u32>>,
    /// Their total.
    pub total: Option<u32>,
}

/// Steps of a path: at each some go on, and the others stay behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// How many reached each step.
    pub reached: Vec<Option<u32>>,
    /// How many reached it and not the next one; one fewer than the steps.
    pub stayed: Vec<Option<u32>>,
}

/// Counts that add up both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Each row with its total.
    pub rows: Vec<Line>,
    /// The totals of the columns, with that of everything.
    pub all: Line,
}

/// A count by itself, about which nothing else is published.
#[must_use]
pub fn alone(count: u32, small: u32) -> Option<u32> {
    (count == 0 || count >= small).then_some(count)
}

fn shown(edges: &[Edge], hidden: &[bool]) -> Vec<Option<u32>> {
    edges.iter().zip(hidden).map(|(edge, hidden)| (!hidden).then_some(edge.value)).collect()
}

/// Counts of different people, with their total. Under `small` each is left out.
#[must_use]
pub fn line(counts: &[u32], small: u32) -> Line {
    let part = |value: &u32| Edge { value: *value, ends: [0, 1], turned: false, total: false };
    let mut edges: Vec<Edge> = counts.iter().map(part).collect();
    edges.push(Edge { value: counts.iter().sum(), ends: [0, 1], turned: true, total: true });
    let mut cells = shown(&edges, &hidden(&edges, 2, None, small));
    let total = cells.pop().flatten();
    Line { cells, total }
}

/// The steps of a path, each reached by some of those who reached the one before.
#[must_use]
pub fn steps(reached: &[u32], small: u32) -> Steps {
    let last = reached.len().saturating_sub(1);
    // Sums 0 to last - 1 are the partings of ways; the last one is the world, where all come from and go to.
    let world = last;
    let step = |(at, value): (usize, &u32)| {
        let ends = [if at == 0 { world } else { at - 1 }, if at == last { world } else { at }];
        Edge { value: *value, ends, turned: false, total: true }
    };
    let mut edges: Vec<Edge> = reached.iter().enumerate().map(step).collect();
    let stayed = |(at, pair): (usize, &[u32])| Edge {
        value: pair[0].saturating_sub(pair[1]),
        ends: [at, world],
        turned: false,
        total: false,
    };
    edges.extend(reached.windows(2).enumerate().map(stayed));
    let mut reached_shown = shown(&edges, &hidden(&edges, last + 1, Some(world), small));
    let stayed = reached_shown.split_off(reached.len());
    Steps { reached: reached_shown, stayed }
}

/// A table of counts of different people, with the totals of its rows and columns: what is published of a
/// part (a place) and of everybody is one table, since the one could be taken from the other.
#[must_use]
pub fn table(rows: &[Vec<u32>], small: u32) -> Table {
    let (down, across) = (rows.len(), rows.first().map_or(0, Vec::len));
    let mut edges = Vec::with_capacity((down + 1) * (across + 1));
    for row in 0..=down {
        for column in 0..=across {
            let of = |row: usize| rows[row].get(column).copied().unwrap_or_default();
            let of_row = |row: usize| rows[row].iter().sum::<u32>();
            let value = match (row < down, column < across) {
                (true, true) => of(row),
                (true, false) => of_row(row),
                (false, true) => (0..down).map(of).sum(),
                (false, false) => (0..down).map(of_row).sum(),
            };
            let total = row == down || column == across;
            let turned = (row == down) != (column == across);
            edges.push(Edge { value, ends: [row, down + 1 + column], turned, total });
        }
    }
    let cells = shown(&edges, &hidden(&edges, down + across + 2, None, small));
    let mut lines = cells.chunks(across + 1).map(|row| match row.split_last() {
        Some((total, cells)) => Line { cells: cells.to_vec(), total: *total },
        None => Line { cells: Vec::new(), total: None },
    });
    let rows = lines.by_ref().take(down).collect();
    Table { rows, all: lines.next().unwrap_or(Line { cells: Vec::new(), total: None }) }
}
