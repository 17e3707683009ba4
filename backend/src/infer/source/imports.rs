//! What modules of the project give each other: constants, and clients of another schema.

use std::collections::{BTreeMap, BTreeSet};

use super::value::Value;

/// Ways to write the root of the sources in an import.
const ROOTS: [&str; 4] = ["@/", "~/", "$lib/", "src/"];

/// What is known of all modules before one is read for its calls.
#[derive(Debug, Default)]
pub(super) struct Project {
    /// Constants by the file's path and name.
    pub(super) constants: BTreeMap<String, BTreeMap<String, Value>>,
    /// Schemas of clients by the name of the variable or function that gives the client.
    pub(super) schemas: BTreeMap<String, Value>,
    /// Texts of expressions on which a table was asked for as only a client is.
    pub(super) clients: BTreeSet<String>,
}

impl Project {
    /// A constant of another module, as `path` imports it.
    pub(super) fn constant(&self, path: &str, module: &str, name: &str) -> Option<&Value> {
        self.file(path, module)?.get(name)
    }

    /// The constants of the module that `path` imports as `module`.
    fn file(&self, path: &str, module: &str) -> Option<&BTreeMap<String, Value>> {
        if module.starts_with('.') {
            let whole = joined(path, module);
            let exact = self.constants.get(&whole);
            return exact.or_else(|| candidates(&whole).find_map(|name| self.constants.get(&name)));
        }
        let below = ROOTS.iter().find_map(|root| module.strip_prefix(root))?;
        let mut found = self.constants.iter().filter(|(file, _)| {
            let is_named = |name: &str| *file == name || file.ends_with(&format!("/{name}"));
            is_named(below) || candidates(below).any(|name| is_named(&name))
        });
        // Of two files that may be meant, neither is.
        found.next().filter(|_| found.next().is_none()).map(|(_, constants)| constants)
    }
}

/// The files that a module without an ending may be.
fn candidates(module: &str) -> impl Iterator<Item = String> {
    // TypeScript's own way to name a module that is compiled to `.js`.
    let stem = module.strip_suffix(".js").or_else(|| module.strip_suffix(".mjs")).unwrap_or(module).to_owned();
    let endings = ["ts", "tsx", "js", "jsx", "mjs", "mts", "vue", "svelte"];
    endings.into_iter().flat_map(move |ending| [format!("{stem}.{ending}"), format!("{stem}/index.{ending}")])
}

/// A relative module's path below the same root.
fn joined(path: &str, module: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in module.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let start = if path.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
}
