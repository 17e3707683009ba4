//! The same damage under four treatments, and what each leaves.

use std::path::PathBuf;
use std::process::{Command, Output};

use wrench_backend::deploy::{Report, StatementStatus};
use wrench_backend::drift::Hazard;

use super::judge::{State, cleared, unexcused, unnamed};
use super::world::World;
use crate::command::TestFolder;
use crate::scenario::findings;
use crate::server::{TestDatabase, deploy_into};

/// A way to put a schema right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Treatment {
    /// The files written so that they can run again, by `psql -1`.
    Psql,
    /// `migra --unsafe --with-privileges` against a database made from the files, its output by `psql -1`.
    Migra,
    /// `wrench deploy`.
    Wrench,
    /// `wrench deploy --converge-drift --allow-hazard all`.
    Converge,
}

impl Treatment {
    /// All, in the order of the table.
    pub const ALL: [Treatment; 4] = [Treatment::Psql, Treatment::Migra, Treatment::Wrench, Treatment::Converge];

    /// As a person calls it.
    pub fn title(self) -> &'static str {
        match self {
            Treatment::Psql => "`psql -1`, everything guarded or replaced",
            Treatment::Migra => "`migra --unsafe --with-privileges`, then `psql -1`",
            Treatment::Wrench => "`wrench deploy`",
            Treatment::Converge => "`wrench deploy --converge-drift --allow-hazard all`",
        }
    }
}

/// What came of a treatment of one damaged database.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effect {
    /// It reported success.
    pub succeeded: bool,
    /// The declared objects are as declared.
    pub equal: bool,
    /// A difference is left that it did not name.
    pub silent: bool,
    /// It changed something, and reported no success.
    pub half: bool,
    /// Values are gone that the damage had left.
    pub lost: bool,
    /// Something that no file names and that opens nothing is gone, too.
    pub cleared: bool,
}

/// Applies a treatment.
pub async fn treat(world: &World, damaged: &TestDatabase, treatment: Treatment, script: &str) -> Effect {
    let database = damaged.server.copy(damaged).await;
    let before = State::of(world, &database).await;
    let (succeeded, said) = match treatment {
        Treatment::Psql => psql(&database, script),
        Treatment::Migra => migra(world, &database),
        Treatment::Wrench | Treatment::Converge => {
            let mut request = world.request(&database);
            if treatment == Treatment::Converge {
                (request.converge_drift, request.allowed) = (true, Hazard::ALL.into());
            }
            let report = deploy_into(&request).await;
            (report.exit_code == 0, findings(&report) + &taken_back(&report))
        }
    };
    let after = State::of(world, &database).await;
    let differences = world.want.against(&after.schema);
    let left = unexcused(world, &differences);
    let said = if succeeded { String::new() } else { said };
    let effect = Effect {
        succeeded,
        equal: left.is_empty(),
        silent: !unnamed(world, &differences, &said).is_empty(),
        half: !succeeded && before.schema != after.schema,
        lost: !before.rows.lost(&world.rows, &after.rows).is_empty(),
        cleared: cleared(&world.want.against(&before.schema), &differences),
    };
    database.drop().await;
    effect
}

/// The changes that a deploy lists as planned and not made, by object and statement.
fn taken_back(report: &Report) -> String {
    let left = [StatementStatus::Failed, StatementStatus::RolledBack, StatementStatus::NotRun];
    let statements = report.statements.iter().filter(|statement| left.contains(&statement.status));
    statements
        .map(|statement| {
            let object = statement.object.as_deref().unwrap_or_default();
            format!("; {object}: {} {}", statement.sql, statement.executed_sql.join(" "))
        })
        .collect()
}

/// The program of migra, which `scripts/why` installs.
pub fn migra_program() -> Option<PathBuf> {
    std::env::var_os("MIGRA").map(PathBuf::from)
}

fn migra(world: &World, database: &TestDatabase) -> (bool, String) {
    let Some(program) = migra_program() else { return (false, "migra is absent".into()) };
    let output = Command::new(program)
        .args(["--unsafe", "--with-privileges", "--exclude_schema", "wrench", &database.url(), &world.straight.url()])
        .output()
        .expect("migra starts");
    // 0: equal; 2: its output is the way there.
    match output.status.code() {
        Some(0) => (true, String::new()),
        Some(2) => psql(database, &String::from_utf8_lossy(&output.stdout)),
        _ => (false, both(&output)),
    }
}

fn psql(database: &TestDatabase, script: &str) -> (bool, String) {
    let folder = TestFolder::new("treatment");
    folder.write("schema.sql", script);
    let output = Command::new(database.server.program("psql"))
        .args(["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", &database.url(), "-f"])
        .arg(folder.path().join("schema.sql"))
        .output()
        .expect("psql starts");
    (output.status.success(), both(&output))
}

fn both(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
