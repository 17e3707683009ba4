//! Asks whether rows are in the way of the plan, before anything is changed or locked.

use tokio_postgres::Client;

use super::decided::Decided;
use super::error::{DeployError, Stop};
use super::event::Event;
use super::stages::Stages;
use crate::finding::{Finding, Severity};
use crate::plan::{Plan, RowProbe, row_probes};
use crate::postgres::PgError;

/// Around each question: it cannot write, takes no more time than this, sees every row or fails, and finds names where
/// the definitions were printed.
const BEGIN: &str = "begin read only; set local statement_timeout = '5s'; set local lock_timeout = '1s'; \
                     set local row_security = off; set local search_path = pg_catalog";

/// What a question came to.
enum Answer {
    /// No row is in the way.
    Free,
    /// Rows are in the way: how many, and the keys of some.
    Wrong(Option<i64>, Vec<String>),
    /// It could not be asked.
    Unknown(Box<PgError>),
}

impl Stages<'_> {
    /// Reports rows in the way of the plan, and answers whether they stop it.
    pub(super) async fn rows_in_the_way(
        &mut self,
        decided: &Decided,
        plan: &Plan,
        is_applied: bool,
    ) -> Result<bool, Stop> {
        let probes = row_probes(&decided.inputs(), plan);
        if probes.is_empty() {
            return Ok(false);
        }
        self.tell(Event::Stage("holding the plan against the rows"));
        let found = ask_all(&self.open_target()?.connection.client, &probes, is_applied).await?;
        let stops = found.iter().any(|finding| finding.severity == Severity::Error);
        self.report.findings.extend(found);
        Ok(stops)
    }
}

/// Findings about rows in the way. They stop a plan that could be applied.
async fn ask_all(client: &Client, probes: &[RowProbe], is_applied: bool) -> Result<Vec<Finding>, Stop> {
    let mut findings = Vec::new();
    for probe in probes {
        client.batch_execute(BEGIN).await.map_err(DeployError::Read)?;
        let answer = ask(client, probe).await;
        client.batch_execute("rollback").await.map_err(DeployError::Read)?;
        findings.extend(finding(probe, answer, is_applied));
    }
    Ok(findings)
}

async fn ask(client: &Client, probe: &RowProbe) -> Answer {
    match client.query_one(&probe.first_sql(), &[]).await {
        Ok(row) if row.get(0) => {}
        Ok(_) => return Answer::Free,
        Err(error) => {
            let error = PgError::from_driver(&error);
            let does_not_fit = error.sqlstate.starts_with("22") || matches!(error.sqlstate.as_str(), "23514" | "23502");
            return match probe.values_sql() {
                Some(sql) if does_not_fit => values(client, &sql).await,
                _ => Answer::Unknown(Box::new(error)),
            };
        }
    }
    let Some(count) = probe.count_sql() else { return Answer::Free };
    let Ok(counted) = client.query_one(&count, &[]).await else { return Answer::Wrong(None, Vec::new()) };
    let keys = match probe.keys_sql() {
        Some(sql) => client.query(&sql, &[]).await.unwrap_or_default(),
        None => Vec::new(),
    };
    Answer::Wrong(counted.get(0), keys.iter().map(|row| row.get(0)).collect())
}

/// A scan stops at the first value that does not fit; how many there are is counted anew, row by row.
async fn values(client: &Client, (rows, value): &(String, String)) -> Answer {
    let counted = async {
        client.batch_execute(&format!("rollback; {BEGIN}")).await?;
        client.query_one(include_str!("queries/set_question.sql"), &[rows, value]).await?;
        client.batch_execute(include_str!("queries/values_that_do_not_fit.sql")).await?;
        client.query_one(include_str!("queries/found_values.sql"), &[]).await
    };
    match counted.await {
        Ok(row) => Answer::Wrong(Some(row.get(0)), row.get(1)),
        Err(_) => Answer::Wrong(None, Vec::new()),
    }
}

fn finding(probe: &RowProbe, answer: Answer, is_applied: bool) -> Option<Finding> {
    let (count, keys) = match answer {
        Answer::Free => return None,
        Answer::Wrong(count, keys) => (count, keys),
        Answer::Unknown(error) => {
            let state = if error.sqlstate.is_empty() { "no answer" } else { &error.sqlstate };
            let message = format!("{} was not held against the rows of {}", probe.object, probe.table.path());
            return Some(
                Finding::info("data-not-checked", message)
                    .with_detail(format!("The question met SQLSTATE {state}; the change itself will tell."))
                    .explained_by(probe.rule),
            );
        }
    };
    let number = match count {
        Some(1) => "1 row".to_owned(),
        Some(count) => format!("{count} rows"),
        None => "at least one row".to_owned(),
    };
    let severity = if is_applied && !probe.may_be_mended { Severity::Error } else { Severity::Warn };
    let mut finding = Finding::error("data-violates", format!("{number} {}", probe.wrong_words));
    finding.severity = severity;
    let named: Vec<String> = keys.iter().map(|key| format!("({key})")).collect();
    let mut detail = String::new();
    if !named.is_empty() {
        let is_all =
            named.len() < RowProbe::NAMED || count.is_some_and(|count| usize::try_from(count) == Ok(named.len()));
        let more = if is_all { "" } else { ", …" };
        detail = format!("Key {}={}{more}.", probe.key_names(), named.join(", "));
    }
    if severity == Severity::Warn && is_applied {
        detail = format!("A data statement of this deploy runs before and may put them right. {detail}");
    }
    if !detail.is_empty() {
        finding = finding.with_detail(detail.trim_end());
    }
    Some(finding.with_hint(probe.hint.clone()).explained_by(probe.rule))
}
