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

impl Window {
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
