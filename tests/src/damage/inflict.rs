//! Damages a database behind Wrench's back, the same for the same seed.
//!
//! A damage is a file of `testdata/damages`: its first line says what happened, and its query lists, for some schemas, each
//! object it could happen to with the statement that does it.

use std::path::Path;

use super::random::Random;
use super::world::World;
use crate::server::TestDatabase;

/// Of how many damages a seed has at most.
const MOST: usize = 4;
/// Statements that are tried before a kind is given up; PostgreSQL refuses some because of what depends on the object.
const TRIES: usize = 8;

/// What was done.
#[derive(Clone, Debug)]
pub struct Damage {
    /// The file's name.
    pub kind: String,
    /// What it was done to.
    pub object: String,
    /// How.
    pub statement: String,
}

/// All kinds, by name.
pub fn damage_kinds() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/damages");
    let paths = std::fs::read_dir(folder).expect("the damages are there").map(|entry| entry.expect("a damage").path());
    let named = paths.map(|path| {
        let text = std::fs::read_to_string(&path).expect("a damage is read");
        (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), text)
    });
    let mut kinds: Vec<(String, String)> = named.collect();
    kinds.sort();
    kinds
}

/// Does one to four damages. `only` narrows them to kinds whose name contains it.
pub async fn inflict(world: &World, database: &TestDatabase, seed: u64, only: &str) -> Vec<Damage> {
    let mut random = Random::new(seed);
    let kinds: Vec<(String, String)> = damage_kinds().into_iter().filter(|(name, _)| name.contains(only)).collect();
    let wanted = 1 + random.below(MOST);
    let mut done: Vec<Damage> = Vec::new();
    // A schema without policies has none to damage: another kind is drawn then.
    for _ in 0..MOST * TRIES {
        if done.len() == wanted {
            break;
        }
        let (kind, query) = &kinds[random.below(kinds.len())];
        let candidates = candidates(world, database, query).await;
        for _ in 0..TRIES.min(candidates.len()) {
            let (object, statement) = &candidates[random.below(candidates.len())];
            if candidates.is_empty() || database.psql(statement).is_err() {
                continue;
            }
            done.push(Damage { kind: kind.clone(), object: object.clone(), statement: statement.clone() });
            break;
        }
    }
    done
}

/// Objects with their statements, in an order that does not depend on the server.
async fn candidates(world: &World, database: &TestDatabase, query: &str) -> Vec<(String, String)> {
    let session = database.connect().await;
    let rows = session.client.query(query, &[&world.schemas]).await.unwrap_or_else(|error| panic!("{query}: {error}"));
    let pair = |row: &tokio_postgres::Row| (row.get::<_, Option<String>>(0), row.get::<_, Option<String>>(1));
    let mut found: Vec<(String, String)> = rows.iter().map(pair).filter_map(|(a, b)| Some((a?, b?))).collect();
    found.sort();
    found
}
