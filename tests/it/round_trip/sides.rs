//! The schemas that take the trip: corpus scenarios and schemas, own scenarios, and the sample app's phases.

use std::path::{Path, PathBuf};

use wrench_backend::files::read_declared;
use wrench_tests::say;

/// A schema as SQL.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    /// Path without the root it was found under.
    pub(crate) name: String,
    /// Files in order.
    pub(crate) files: Vec<PathBuf>,
}

/// Both sides of a corpus scenario.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) old: Side,
    pub(crate) new: Side,
}

fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn corpus(part: &str) -> Option<PathBuf> {
    let default = checkout().join("../../shared/corpus");
    let root = std::env::var_os("WRENCH_CORPUS").map_or(default, PathBuf::from).join(part);
    if root.is_dir() {
        return Some(root);
    }
    say(&format!("skipped: {} is absent", root.display()));
    None
}

/// Every scenario of the corpus; none where it is absent.
pub(crate) fn corpus_pairs() -> Vec<Pair> {
    let Some(root) = corpus("scenarios") else { return Vec::new() };
    let side = |path: PathBuf| Side {
        name: path.strip_prefix(&root).unwrap_or(&path).display().to_string(),
        files: vec![path].into_iter().filter(|path| path.is_file()).collect(),
    };
    let folders = sql_files(&root).into_iter().filter(|path| path.ends_with("new.sql"));
    folders.map(|new| Pair { old: side(new.with_file_name("old.sql")), new: side(new) }).collect()
}

/// Every schema of the corpus: migrations in order, or the one file that makes it.
pub(crate) fn corpus_schemas() -> Vec<Side> {
    let Some(root) = corpus("schemas") else { return Vec::new() };
    let baseline = checkout().join("../deploy/baseline/supabase.sql");
    let folder = |name: &str, path: &str, first: &[&PathBuf]| Side {
        name: name.to_owned(),
        files: first.iter().map(|path| (*path).clone()).chain(declared(&root.join(path))).collect(),
    };
    vec![
        folder("hoppscotch", "hoppscotch__hoppscotch/packages/hoppscotch-backend/prisma/migrations", &[]),
        folder("temporal", "temporalio__temporal/schema/postgresql/v12/temporal", &[]),
        folder("temporal visibility", "temporalio__temporal/schema/postgresql/v12/visibility", &[]),
        folder("basejump", "usebasejump__basejump/supabase/migrations", &[&baseline]),
        folder("chatbot-ui", "mckaywrigley__chatbot-ui/supabase/migrations", &[&baseline]),
        folder("pagila", "devrimgunduz__pagila", &[]),
        folder("hasura-auth", "nhost__hasura-auth", &[]),
        folder("AdventureWorks", "lorint__AdventureWorks-for-Postgres", &[]),
    ]
}

/// What the own scenarios declare, and what was there before. What is done behind the files is no schema.
pub(crate) fn own_sides() -> Vec<Side> {
    let root = checkout().join("testdata/scenarios");
    let mut sides: Vec<Side> = Vec::new();
    for scenario in entries(&root) {
        for path in entries(&scenario) {
            let name = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
            if path.is_dir() {
                sides.push(Side { name, files: declared(&path) });
            } else if path.extension().is_some_and(|extension| extension == "sql") && !path.ends_with("behind.sql") {
                sides.push(Side { name, files: vec![path] });
            }
        }
    }
    sides
}

/// What is seldom met, made for the trip.
pub(crate) fn made_sides() -> Vec<Side> {
    let root = checkout().join("testdata/round_trip");
    let name = |path: &PathBuf| path.strip_prefix(&root).unwrap_or(path).display().to_string();
    sql_files(&root).into_iter().map(|path| Side { name: name(&path), files: vec![path] }).collect()
}

/// The sample app's schema on the platform's baseline.
pub(crate) fn phases() -> Side {
    let root = checkout().join("../deploy");
    let files = std::iter::once(root.join("baseline/supabase.sql")).chain(declared(&root)).collect();
    Side { name: "deploy".to_owned(), files }
}

fn declared(root: &Path) -> Vec<PathBuf> {
    let Ok(declared) = read_declared(root) else { return Vec::new() };
    declared.phases.iter().flat_map(|phase| &phase.files).map(|file| PathBuf::from(&file.source.path)).collect()
}

fn sql_files(root: &Path) -> Vec<PathBuf> {
    let below = |path: PathBuf| if path.is_dir() { sql_files(&path) } else { vec![path] };
    entries(root).into_iter().flat_map(below).collect()
}

fn entries(root: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
