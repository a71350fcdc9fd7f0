//! axe-core: what a machine can find of what keeps people out.

use super::Window;
use serde_json::Value;
use std::path::Path;

/// Runs in the page; axe-core's own frames are not looked into: the isolation frame holds nothing to see.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, iframes: false, resultTypes: ['violations'] }).then(
      (result) => done(result.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id}: ${rule.help}\\n  ${node.html.slice(0, 200)}\\n  ${(node.failureSummary ?? '').replace(/\\s+/g, ' ')}`))),
      (error) => done(['axe did not run: ' + error]),
    );";

/// What axe does not look at.
const MISFITS: &str = "
    const wrong = [];
    const page = document.scrollingElement;
    if (page.scrollWidth > window.innerWidth) {
      const clips = (e) => e !== null && e !== page && (getComputedStyle(e).overflowX !== 'visible' || clips(e.parentElement));
      const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > window.innerWidth && !clips(e.parentElement));
      const at = wide.at(-1)?.outerHTML.slice(0, 120) ?? 'nobody knows where';
      wrong.push(`the page scrolls sideways: ${page.scrollWidth} of ${window.innerWidth}, at ${at}`);
    }
    const end = Math.max(window.innerHeight, Math.ceil(document.body.getBoundingClientRect().bottom + window.scrollY));
    if (page.scrollHeight > end + 1) wrong.push(`the page scrolls on below its end: ${page.scrollHeight} of ${end}`);
    const headings = [...document.querySelectorAll('h1')].filter(shown);
    if (!modal() && headings.length !== 1) wrong.push(`${headings.length} h1`);
    // A link in a line of text is as high as its line; everything else to press is a target.
    const targets = [...document.querySelectorAll('button, select, summary, input, textarea, a')].filter(shown);
    for (const e of targets) {
      if (e.matches('a') && getComputedStyle(e).display === 'inline') continue;
      const box = e.getBoundingClientRect();
      const hidden = box.width <= 1 || box.height <= 1 || box.bottom < 0;
      if (!hidden && Math.round(box.height) < 44 && !(e.matches('input') && Math.round(box.height) >= 40))
        wrong.push(`less than 44 px high (${box.height}): ${e.outerHTML.slice(0, 120)}`);
      if (!hidden && Math.round(box.width) < 44 && !(e.matches('input') && Math.round(box.width) >= 40))
        wrong.push(`less than 44 px wide (${box.width}): ${e.outerHTML.slice(0, 120)}`);
    }
    // What is put together on the screen is as short and as kind as what stands in the files.
    const seen = (e) => [...e.childNodes].map((part) => part.nodeType === Node.TEXT_NODE ? part.data
      : part.nodeType !== Node.ELEMENT_NODE || part.matches('.nhsuk-u-visually-hidden') ? ''
      : getComputedStyle(part).display === 'inline' ? seen(part) : `\\n${seen(part)}\\n`).join('');
    for (const e of [...document.querySelectorAll('h1, h2, h3, legend, label, button')].filter(shown)) {
      const long = seen(e).split(/[.?!:\\n](?:\\s|$)/).find((one) => one.trim().split(/\\s+/).length > 15);
      if (long) wrong.push(`more than 15 words: ${long}`);
    }
    return wrong;";

impl Window {
    /// Sideways scrolling, headings, and targets that are too small for a hand that shakes.
    pub async fn misfits(&self) -> Vec<String> {
        let found = self.ask(MISFITS, vec![]).await.unwrap_or_else(|why| panic!("not looked at: {why}"));
        found.as_array().into_iter().flatten().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// What axe-core finds wrong with the page as it stands, as readable lines.
    pub async fn axe(&self) -> Vec<String> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&source).unwrap_or_else(|why| panic!("{}: {why}", source.display()));
        if self.script("return typeof axe", vec![]).await != "object" {
            self.script(&source, vec![]).await;
        }
        let found = self.client().execute_async(RUN, vec![]).await;
        let found = found.unwrap_or_else(|why| panic!("axe did not run: {why}"));
        let lines = found.as_array().cloned().unwrap_or_else(|| vec![found]);
        lines.iter().map(|line| line.as_str().map_or_else(|| Value::to_string(line), str::to_owned)).collect()
    }
}
