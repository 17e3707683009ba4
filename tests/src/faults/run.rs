//! One cell of the table: a situation made on a real server, a deploy, and what the dumps before and after say of it.

use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use wrench_backend::deploy::{DeployRequest, Event, Report, deploy};
use wrench_backend::drift::Hazard;
use wrench_backend::files::PlatformKind;
use wrench_backend::finding::Severity;

use super::class::{Class, Column, Preparation};
use crate::command::TestFolder;
use crate::damage::{Contents, Dumped};
use crate::server::{TestDatabase, TestServer, deploy_into, request_for};

/// What damages and preparations call the things that no file names.
const MARK: &str = "zz_";

/// How a deploy ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ending {
    /// The decision in a word or two.
    pub decision: String,
    /// Exit code.
    pub exit: i32,
}

/// A cell.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// Without flags.
    pub plain: Ending,
    /// With `--converge-drift --allow-hazard all`, where the first one stopped for a decision.
    pub allowed: Option<Ending>,
    /// Milliseconds of the first deploy, without the private server that learns what the files declare.
    pub ms: u64,
    /// What it did wrong.
    pub wrong: Vec<String>,
}

/// Makes the situation and deploys; none where the class has no such case.
///
/// # Errors
/// The situation cannot be made on this server.
pub async fn run_cell(class: &Class, column: Column) -> Result<Option<Cell>, String> {
    let Some(preparation) = class.preparation(column) else { return Ok(None) };
    let server = TestServer::shared().await;
    let (live, straight) = (server.database().await, server.database().await);
    by_hand(&straight, &class.same())?;
    let want = Dumped::of(&straight);
    prepare(&live, preparation).await?;
    let folder = TestFolder::new("fault");
    folder.write("schema.sql", &class.want());
    let cell = treat(class, &live, &request(&live, &folder), &want).await;
    live.drop().await;
    straight.drop().await;
    Ok(Some(cell))
}

async fn treat(class: &Class, live: &TestDatabase, request: &DeployRequest, want: &Dumped) -> Cell {
    let mut wrong = Vec::new();
    let plain = attempt(class, live, request, want, &mut wrong).await;
    let ms = plain.duration.saturating_sub(plain.metrics.shadow).as_millis();
    let mut cell =
        Cell { plain: ending(&plain), allowed: None, ms: u64::try_from(ms).unwrap_or_default(), wrong: Vec::new() };
    if matches!(plain.exit_code, 3 | 4) {
        let mut request = request.clone();
        (request.converge_drift, request.allowed) = (true, Hazard::ALL.into());
        cell.allowed = Some(ending(&attempt(class, live, &request, want, &mut wrong).await));
    }
    cell.wrong = wrong;
    cell
}

/// Deploys and holds the outcome against the dumps.
async fn attempt(
    class: &Class,
    live: &TestDatabase,
    request: &DeployRequest,
    want: &Dumped,
    wrong: &mut Vec<String>,
) -> Report {
    let schemas = ["public".to_owned(), "app".to_owned()];
    let (before, rows) = (Dumped::of(live), Contents::of(live, &schemas).await);
    let report = deploy_meanwhile(class, live, request).await;
    let (after, rows_after) = (Dumped::of(live), Contents::of(live, &schemas).await);
    if report.exit_code == 0 {
        let differences = want.against(&after);
        let is_own = |line: &&crate::damage::Line| {
            [&line.schema, &line.object, &line.text].iter().any(|text| text.contains(MARK))
        };
        let extra =
            differences.extra.iter().filter(|line| !is_own(line) || ["POLICY", "ACL"].contains(&line.kind.as_str()));
        let left: Vec<String> = differences.missing.iter().chain(extra).map(|line| line.text.clone()).collect();
        if !left.is_empty() {
            wrong.push(format!("false success: {}", left.join(" | ")));
        }
        let again = deploy_into(request).await;
        let did = again.summary.executed + again.summary.converged + again.summary.replaced;
        if again.exit_code != 0 || did > 0 {
            wrong.push(format!("the second run is not idle: exit {}, {did} statements", again.exit_code));
        }
    } else if before != after {
        wrong.push(format!("exit {} and changed the schema", report.exit_code));
    }
    let fewer = rows.fewer(&rows_after);
    if !fewer.is_empty() {
        wrong.push(format!("rows lost: {}", fewer.join(", ")));
    }
    report
}

/// Another session holds its transaction until the deploy has failed for it once.
async fn deploy_meanwhile(class: &Class, live: &TestDatabase, request: &DeployRequest) -> Report {
    let Some(held) = class.meanwhile() else { return deploy_into(request).await };
    let other = live.connect().await;
    if other.client.batch_execute(&format!("begin; {held}")).await.is_err() {
        return deploy_into(request).await;
    }
    let failed = Notify::new();
    let on_event = |event: Event<'_>| {
        if matches!(event, Event::Retrying { .. }) {
            failed.notify_one();
        }
    };
    let running = deploy(request, std::future::pending(), on_event);
    let release = async {
        failed.notified().await;
        other.client.batch_execute("commit").await.expect("the other session ends");
        std::future::pending::<()>().await;
    };
    tokio::select! {
        report = running => report,
        () = release => unreachable!("it waits for ever"),
    }
}

fn ending(report: &Report) -> Ending {
    let summary = report.summary;
    let errors = || report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let mut decision = match report.exit_code {
        0 if summary.replaced > 0 => "replace".to_owned(),
        0 if summary.converged > 0 => "converge".to_owned(),
        0 if summary.executed > 0 => "execute".to_owned(),
        0 => "skip identical".to_owned(),
        1 => errors().find_map(|finding| sqlstate(&finding.message)).unwrap_or_else(|| code(report)),
        4 => errors().find_map(|finding| hazard(&finding.message)).unwrap_or_else(|| code(report)),
        _ => code(report),
    };
    if report.exit_code == 0 && summary.healed > 0 {
        decision += ", healed";
    }
    Ending { decision, exit: report.exit_code }
}

fn code(report: &Report) -> String {
    let error = report.findings.iter().find(|finding| finding.severity == Severity::Error);
    error.map_or_else(|| report.status.as_str().to_owned(), |finding| finding.code.replace('-', " "))
}

/// `… (SQLSTATE 23505)`
fn sqlstate(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("(SQLSTATE ")?;
    rest.split_once(')').map(|(state, _)| format!("failed: {state}"))
}

/// `dropping column "a" is a hazard: drops-data`
fn hazard(message: &str) -> Option<String> {
    message.split_once(" is a hazard: ").map(|(_, names)| format!("hazard: {names}"))
}

async fn prepare(live: &TestDatabase, preparation: Preparation) -> Result<(), String> {
    if let Some(text) = preparation.deployed {
        let folder = TestFolder::new("fault-before");
        folder.write("schema.sql", &text);
        let report = deploy_into(&request(live, &folder)).await;
        if report.exit_code != 0 {
            return Err(format!("what was declared before does not deploy: {:?}", report.findings));
        }
    }
    by_hand(live, &preparation.by_hand)
}

fn request(live: &TestDatabase, folder: &TestFolder) -> DeployRequest {
    DeployRequest { platform: Some(PlatformKind::None), ..request_for(live, folder.path()) }
}

/// Each statement in a transaction of its own, as psql runs a file.
fn by_hand(database: &TestDatabase, text: &str) -> Result<(), String> {
    let folder = TestFolder::new("by-hand");
    folder.write("by_hand.sql", text);
    database.psql_file(&folder.path().join("by_hand.sql"))
}
