//! One round trip.

use std::sync::Arc;

use wrench_backend::catalog::{Catalog, Facts, Object, load, render_catalog};
use wrench_backend::drift::unlike;
use wrench_tests::{TestDatabase, TestServer, dump};

use super::sides::Side;

/// The role every session of a test has.
const DEPLOYER: &str = "postgres";

/// What a schema is on a server.
pub(super) struct Loaded {
    pub(super) catalog: Catalog,
    pub(super) dump: Vec<String>,
}

/// What came of a trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Equal by both judges.
    Equal,
    /// The server refused the schema itself.
    Unloadable(String),
    /// It has objects of kinds that the catalog does not hold.
    Unmodelled(String),
    /// Rendering is wrong.
    Failed(String),
}

/// A server of its own, since sides make roles, and a database to drop these from.
pub(super) struct Ground {
    server: Arc<TestServer>,
    scratch: TestDatabase,
    major: u16,
}

impl Ground {
    pub(super) async fn new() -> Ground {
        let server = TestServer::own().await;
        let scratch = server.database().await;
        let major = scratch.connect().await.server.major();
        Ground { server, scratch, major }
    }

    pub(super) fn major(&self) -> u16 {
        self.major
    }
}

/// Builds the side, takes the trip, and leaves the server as it was. The answer has what the side is, if it loads.
pub(super) async fn travel(ground: &Ground, side: &Side) -> (Outcome, Option<Loaded>) {
    let server = &ground.server;
    let origin = server.database().await;
    let outcome = match build(&origin, side) {
        Err(error) => (Outcome::Unloadable(error), None),
        Ok(()) => {
            let loaded = look(&origin).await;
            let copy = server.database().await;
            let outcome = copy_equals(&copy, &loaded).await;
            copy.drop().await;
            (outcome, Some(loaded))
        }
    };
    origin.drop().await;
    // Roles belong to the server; the next side may make them again.
    ground.scratch.psql(include_str!("drop_roles.sql")).expect("roles are dropped");
    outcome
}

fn build(database: &TestDatabase, side: &Side) -> Result<(), String> {
    if side.files.is_empty() && !side.name.ends_with("old.sql") {
        return Err("there are no files".to_owned());
    }
    side.files.iter().try_for_each(|file| database.psql_file(file))
}

async fn look(database: &TestDatabase) -> Loaded {
    let connection = database.connect().await;
    let catalog = load(&connection.client, DEPLOYER).await.expect("the catalog loads");
    Loaded { catalog, dump: dump(database) }
}

async fn copy_equals(copy: &TestDatabase, origin: &Loaded) -> Outcome {
    let mut kinds: Vec<&str> = Vec::new();
    kinds.extend(origin.catalog.unmodelled.iter().map(|found| found.kind.as_str()));
    let unrendered = origin.catalog.objects.values().filter_map(not_to_be_rendered);
    kinds.extend(unrendered.map(|kind| -> &str { kind }));
    let failed = |text: String| {
        if kinds.is_empty() { Outcome::Failed(text) } else { Outcome::Unmodelled(kinds.join(", ")) }
    };
    if let Err(error) = render_into(copy, &origin.catalog).await {
        return failed(error);
    }
    let read = look(copy).await;
    let mut found = words(&origin.catalog, &read.catalog);
    if found.is_empty() {
        let count = |dump: &[String], other: &[String]| -> Vec<String> {
            dump.iter().filter(|line| !other.contains(line)).cloned().collect()
        };
        found.extend(count(&origin.dump, &read.dump).iter().map(|line| format!("< {line}")));
        found.extend(count(&read.dump, &origin.dump).iter().map(|line| format!("> {line}")));
        let moved = origin.dump.iter().zip(&read.dump).find(|(a, b)| a != b).filter(|_| found.is_empty());
        found.extend(
            moved.map(|(a, b)| format!("the same lines of pg_dump in another order: {a} stands where {b} does")),
        );
    }
    if found.is_empty() { Outcome::Equal } else { failed(found.join(" | ")) }
}

/// What no statement makes.
fn not_to_be_rendered(object: &Object) -> Option<&'static str> {
    match &object.facts {
        // A catalog holds the names of secrets and never their values.
        Facts::UserMapping(mapping) if !mapping.secrets.is_empty() => Some("secret of a user mapping"),
        Facts::Index(index) if !index.valid => Some("index left over from a failed build"),
        _ => None,
    }
}

/// Everything in which the two differ, in words.
pub(super) fn words(want: &Catalog, have: &Catalog) -> Vec<String> {
    unlike(want, have).iter().flat_map(|(subject, unlike)| unlike.in_words(subject)).collect()
}

async fn render_into(copy: &TestDatabase, catalog: &Catalog) -> Result<(), String> {
    let connection = copy.connect().await;
    for rendered in render_catalog(catalog) {
        connection.client.batch_execute(&rendered.sql).await.map_err(|error| {
            let text = error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string);
            format!("{text}: {}", rendered.sql)
        })?;
    }
    Ok(())
}
