//! `SET LOCAL`: on the target it holds to the end of the file's transaction; here every statement has its own.

use futures_util::future::join3;
use tokio_postgres::{Client, Error};

use crate::plan::DeclaredStatement;
use crate::sql::StatementClass;

/// Settings of the running transaction of a file, as they were written.
#[derive(Debug, Default)]
pub(super) struct LocalSettings {
    texts: Vec<String>,
}

impl LocalSettings {
    /// What must hold while a statement runs, as SQL; empty where nothing does.
    pub(super) fn around(&self, declared: &DeclaredStatement) -> String {
        let statement = &declared.statement;
        let is_mark = matches!(statement.class, StatementClass::Session | StatementClass::Transaction);
        if is_mark || statement.autocommit {
            return String::new();
        }
        self.texts.iter().map(|text| format!("{text};\n")).collect()
    }

    /// Called after each statement.
    pub(super) fn after(&mut self, declared: &DeclaredStatement) {
        let statement = &declared.statement;
        let is_setting = matches!(statement.kind.as_str(), "set" | "set_role" | "select");
        match statement.class {
            StatementClass::Session if is_setting && statement.is_local_setting() => {
                self.texts.push(statement.text().to_owned());
            }
            StatementClass::Transaction => self.texts.clear(),
            _ => {}
        }
        if declared.ends_file {
            self.texts.clear();
        }
    }
}

/// Runs a text in a transaction with settings of its own, or alone where there are none.
pub(super) async fn run_with(session: &Client, settings: &str, text: &str) -> Result<(), Error> {
    if settings.is_empty() {
        return session.batch_execute(text).await;
    }
    let begin = format!("begin;\n{settings}");
    let all = join3(session.batch_execute(&begin), session.batch_execute(text), session.batch_execute("commit"));
    let (begun, ran, ended) = all.await;
    begun.and(ran).and(ended)
}
