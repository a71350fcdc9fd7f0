//! What arithmetic can find out about a hidden number, and what to hide so that it cannot. Pure.

/// A number that is published or hidden, as an edge between two sums.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// The number.
    pub value: u32,
    /// The two sums that it is part of.
    pub ends: [usize; 2],
    /// Counts towards both sums the other way round: a total among its parts.
    pub turned: bool,
    /// A total; hidden after everything else.
    pub total: bool,
}

/// Which numbers are left out: each of 1 to `small - 1`, and others so that
///
/// - each sum with such a number in it also hides one that is not small: else somebody who knows this rule
///   would know of each hidden number that it is, and two that make eight can only be four and four;
/// - for each hidden number the sums leave at least `small` different values.
///
/// The first to be hidden are the smallest numbers next to it, all alike together: which of two alike
/// was chosen would give away that the other is not the one. `world` is a sum that says nothing: all come
/// from there and go there.
pub(super) fn hidden(edges: &[Edge], sums: usize, world: Option<usize>, small: u32) -> Vec<bool> {
    let mut hidden: Vec<bool> = edges.iter().map(|edge| (1..small).contains(&edge.value)).collect();
    loop {
        let says = |end: &usize| Some(*end) != world;
        let meets = |end: usize| (0..edges.len()).filter(move |at| edges[*at].ends.contains(&end));
        let bare = |end: &usize| {
            let mut small_ones = meets(*end).filter(|at| hidden[*at] && edges[*at].value < small);
            small_ones.next().is_some() && !meets(*end).any(|at| hidden[at] && edges[at].value >= small)
        };
        let open = |at: &usize| hidden[*at] && room(edges, &hidden, sums, *at, small) + 1 < small;
        let least = |ends: &[usize]| {
            let can = |at: &usize| {
                !hidden[*at]
                    && edges[*at].value > 0
                    && ends.iter().any(|end| says(end) && edges[*at].ends.contains(end))
            };
            let like = |at: &usize| (edges[*at].total, edges[*at].value);
            let least = (0..edges.len()).filter(can).map(|at| like(&at)).min()?;
            Some((0..edges.len()).filter(can).filter(|at| like(at) == least).collect::<Vec<usize>>())
        };
        let next = (0..sums).filter(|end| says(end) && bare(end)).find_map(|end| least(&[end]));
        let next = next.or_else(|| {
            let mut open = (0..edges.len()).filter(open);
            open.find_map(|at| least(&reached(edges, &hidden, sums, edges[at].ends, world)))
        });
        let Some(next) = next else { return hidden };
        for at in next {
            hidden[at] = true;
        }
    }
}

/// The sums that hang together with these by hidden numbers.
fn reached(edges: &[Edge], hidden: &[bool], sums: usize, from: [usize; 2], world: Option<usize>) -> Vec<usize> {
    let mut seen = vec![false; sums];
    let mut queue: Vec<usize> = from.to_vec();
    while let Some(sum) = queue.pop() {
        if Some(sum) != world && !std::mem::replace(&mut seen[sum], true) {
            let meets = edges.iter().zip(hidden).filter(|(edge, hidden)| **hidden && edge.ends.contains(&sum));
            queue.extend(meets.flat_map(|(edge, _)| edge.ends));
        }
    }
    (0..sums).filter(|sum| seen[*sum]).collect()
}

/// How many other values a hidden number could have while every sum stays true, up and down together,
/// `enough` being enough. Hidden numbers are at least 1, since a nought is shown.
fn room(edges: &[Edge], hidden: &[bool], sums: usize, at: usize, enough: u32) -> u32 {
    const ANY: u32 = u32::MAX / 2;
    let own = &edges[at];
    let towards = |edge: &Edge| if edge.turned { (edge.value - 1, ANY) } else { (ANY, edge.value - 1) };
    let (there, back) = towards(own);
    let [from, to] = own.ends;
    let flow = |from, to, most: u32| {
        let others = (0..edges.len()).filter(|other| hidden[*other] && *other != at);
        let pipes = others.map(|other| (edges[other].ends, towards(&edges[other])));
        if from == to { most } else { greatest_flow(pipes.collect(), sums, from, to, most) }
    };
    let there = flow(to, from, there.min(enough));
    there + flow(from, to, back.min(enough - there))
}

/// How much can flow between two sums, `enough` being enough: Ford and Fulkerson's way, the shortest path
/// first. `pipes` say how much each takes there and back.
fn greatest_flow(mut pipes: Vec<([usize; 2], (u32, u32))>, sums: usize, from: usize, to: usize, enough: u32) -> u32 {
    let mut flowed = 0;
    while flowed < enough {
        let mut came: Vec<Option<(usize, bool)>> = vec![None; sums];
        let mut queue = std::collections::VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            for (at, ([one, other], (there, back))) in pipes.iter().enumerate() {
                let next = match node {
                    _ if node == *one && *there > 0 => Some((*other, true)),
                    _ if node == *other && *back > 0 => Some((*one, false)),
                    _ => None,
                };
                if let Some((next, along)) = next
                    && next != from
                    && came[next].is_none()
                {
                    came[next] = Some((at, along));
                    queue.push_back(next);
                }
            }
        }
        let mut path = Vec::new();
        let mut node = to;
        while let Some((at, along)) = came[node] {
            path.push((at, along));
            node = pipes[at].0[usize::from(!along)];
        }
        if node != from || path.is_empty() {
            return flowed;
        }
        let fits = |(at, along): &(usize, bool)| if *along { pipes[*at].1.0 } else { pipes[*at].1.1 };
        let fits = path.iter().map(fits).min().unwrap_or_default().min(enough - flowed);
        for (at, along) in path {
            let (there, back) = &mut pipes[at].1;
            if along {
                (*there, *back) = (*there - fits, *back + fits);
            } else {
                (*there, *back) = (*there + fits, *back - fits);
            }
        }
        flowed += fits;
    }
    flowed
}
