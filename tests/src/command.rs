//! The `wrench` binary as a person runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The binary under test: `WRENCH_BIN`, else the one beside the test's own build.
pub fn wrench() -> Command {
    let path = std::env::var_os("WRENCH_BIN").map_or_else(beside_this_test, PathBuf::from);
    assert!(path.is_file(), "{} is missing: run `cargo build -p wrench-backend` first", path.display());
    let mut command = Command::new(path);
    command.env_remove("DATABASE_URL");
    if let Some(programs) = std::env::var_os("WRENCH_TEST_PG_BIN") {
        command.env("WRENCH_PG_BIN", programs);
    }
    command
}

fn beside_this_test() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows its own path");
    own.ancestors().nth(2).expect("a test lies two folders deep").join("wrench")
}

/// Status, standard output and standard error as one text, with what changes from run to run replaced.
pub fn transcript(output: &Output, replace: &[(&str, &str)]) -> String {
    let text = format!(
        "exit: {}\n--- stdout\n{}--- stderr\n{}",
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let mut text = replace.iter().fold(text, |text, (from, to)| text.replace(from, to));
    text = mask_numbers(&text, " in ", " s (", "[time]");
    mask_numbers(&text, "deploy-2", ".json", "[id]")
}

/// Replaces what stands between two markers on one line.
fn mask_numbers(text: &str, before: &str, after: &str, with: &str) -> String {
    let line = |line: &str| {
        let Some(start) = line.find(before).map(|at| at + before.len()) else { return line.to_owned() };
        let Some(end) = line[start..].find(after).map(|at| start + at) else { return line.to_owned() };
        format!("{}{with}{}", &line[..start], &line[end..])
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A folder of its own for one test, removed at the end.
pub struct TestFolder {
    path: PathBuf,
}

impl TestFolder {
    /// An empty folder of its own; its name says which test it belongs to.
    pub fn new(name: &str) -> TestFolder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("wrench-{}-{count}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder is made");
        TestFolder { path }
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file into it, making folders on the way.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path.join(name);
        let parent = path.parent().expect("a file lies in a folder");
        std::fs::create_dir_all(parent).expect("a folder is made");
        std::fs::write(path, text).expect("a file is written");
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        // What stays in the temporary folder is swept by the system.
        std::fs::remove_dir_all(&self.path).ok();
    }
}
