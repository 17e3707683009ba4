//! The project's own schema, phase 1 of it, on its platform.

use std::path::{Path, PathBuf};

use wrench_backend::files::read_declared;
use wrench_backend::shadow::LiveState;
use wrench_tests::TestDatabase;

const BASELINE: &str = include_str!("../../deploy/baseline/supabase.sql");

/// Makes it in an empty database; `folder` has the declared files.
pub(crate) fn fill(target: &TestDatabase, folder: &Path) {
    target.psql(BASELINE).expect("the baseline applies");
    let deployed = read_declared(folder).expect("the files are read");
    let first = deployed.phases.first().expect("there is a phase");
    for file in first.files.iter().filter(|file| !file.is_seed) {
        target.psql_file(&PathBuf::from(&file.source.path)).expect("the file runs");
    }
}

/// As the server reads it when its picture is old; the session is opened, too.
pub(crate) async fn state(target: &TestDatabase) -> LiveState {
    LiveState::read(&target.connect().await, "postgres").await.expect("the live schema is read")
}
