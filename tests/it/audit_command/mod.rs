//! `wrench audit`: the program compares a live database with the declared files, says what differs, and changes nothing.

mod cases;
mod corpus;
mod outcomes;
mod scenarios;

use serde_json::Value;
use wrench_tests::{TestDatabase, TestFolder, TestServer, transcript, wrench};

const SCHEMA: &str = include_str!("../../../docs/schemas/audit.schema.json");

/// A database and a folder with declared files.
struct Place {
    database: TestDatabase,
    folder: TestFolder,
}

impl Place {
    async fn new(name: &str, sql: &str) -> Place {
        let database = TestServer::shared().await.database().await;
        let folder = TestFolder::new(&format!("audit-command-{name}"));
        folder.write("deploy/phase1/tables.sql", sql);
        Place { database, folder }
    }

    /// Runs a command as a person would; answers with status, stdout and stderr.
    fn run(&self, arguments: &[&str]) -> std::process::Output {
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
        transcript(&output, &[(server, "[server]"), (&format!("\"{name}\""), "\"[database]\"")])
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
        let output = self.run(&[&["audit", "--format", "json"], arguments].concat());
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

/// A difference in short: `changed-object drift column public.jobs.state`.
fn in_short(difference: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let object = &difference["object"];
    let path = ["schema", "relation", "name"].map(|part| text(&object[part]));
    let path: Vec<String> = path.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} {} {} {}", text(&difference["code"]), text(&difference["cause"]), text(&object["kind"]), path.join("."))
}

fn all_in_short(document: &Value) -> Vec<String> {
    document["differences"].as_array().into_iter().flatten().map(in_short).collect()
}
