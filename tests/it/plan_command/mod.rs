//! `wrench plan`: what a deploy would do, in words, as a document, and as a script; and plans that are stale.

mod outcomes;
mod scenarios;
mod script;
mod stale;

use std::process::Output;

use serde_json::Value;
use wrench_tests::{TestDatabase, TestFolder, TestServer, transcript, wrench};

const SCHEMA: &str = include_str!("../../../docs/schemas/plan.schema.json");

/// A database and a folder with declared files.
struct Place {
    database: TestDatabase,
    folder: TestFolder,
}

impl Place {
    async fn new(name: &str, sql: &str) -> Place {
        let database = TestServer::shared().await.database().await;
        let folder = TestFolder::new(&format!("plan-command-{name}"));
        folder.write("deploy/phase1/tables.sql", sql);
        // Other tests leave roles of the platform on the server they share.
        folder.write("wrench.toml", "[platform]\nkind = \"none\"\n");
        Place { database, folder }
    }

    /// Runs a command as a person would.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = wrench();
        command.current_dir(self.folder.path()).args(arguments);
        command.args(["--database-url", &self.database.url(), "--color", "never"]).output().expect("wrench starts")
    }

    /// The same as a transcript, with what changes from run to run replaced.
    fn transcript(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let url = self.database.url();
        let (_, place) = url.split_once('@').expect("the URL has credentials");
        let (server, name) = place.split_once('/').expect("the URL names a database");
        let said = transcript(&output, &[(server, "[server]"), (&format!("\"{name}\""), "\"[database]\"")]);
        let line = |line: &str| match line.strip_prefix("plan ") {
            Some(fingerprint) => format!("plan [{} characters]", fingerprint.len()),
            None => line.trim_end().to_owned(),
        };
        said.trim_end().lines().map(line).collect::<Vec<_>>().join("\n")
    }

    fn declare(&self, sql: &str) {
        self.folder.write("deploy/phase1/tables.sql", sql);
    }

    fn deploy(&self) {
        let output = self.run(&["deploy"]);
        assert!(output.status.success(), "{}", transcript(&output, &[]));
    }

    fn behind(&self, sql: &str) {
        self.database.psql(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// What `--format json` prints, held against its schema.
    fn document(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["plan", "--format", "json"], arguments].concat());
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        let document: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON document");
        assert_eq!(schema_errors(&document), Vec::<String>::new(), "{document:#}");
        assert_eq!(document["exit_code"], output.status.code().expect("it exits"));
        document
    }
}

fn schema_errors(document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is a schema");
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    let validator = options.build(&schema).expect("the schema can be used");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}
