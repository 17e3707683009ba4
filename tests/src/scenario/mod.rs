//! Scenarios: a folder each in `tests/testdata/scenarios`, with what was there, what is declared, and what must come out.

mod report;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use wrench_backend::deploy::{DeployRequest, Report, StatementReport};
use wrench_backend::drift::Hazard;
use wrench_backend::plan::HealLevel;

use crate::command::TestFolder;
use crate::oracle::{dump, missing_lines};
use crate::server::{TestDatabase, TestServer, deploy_into, request_for};

use report::check_report;

/// What a scenario expects.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    pub(crate) exit: i32,
    #[serde(default)]
    pub(crate) args: Vec<String>,
    #[serde(default)]
    findings: Vec<String>,
    /// Rules that explain a finding.
    #[serde(default)]
    rules: Vec<String>,
    /// Words that stand in the message, detail or hint of a finding.
    #[serde(default)]
    says: Vec<String>,
    heals: Option<Vec<String>>,
    executed: Option<usize>,
    converged: Option<usize>,
    replaced: Option<usize>,
    skipped_identical: Option<usize>,
    /// Words that the findings must have in them.
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    rows: Vec<RowCheck>,
    /// A deploy heals while it applies what a script of the plan stops at.
    #[serde(default)]
    pub(crate) script_stops: bool,
    /// The deploy stops halfway, and what it committed stands.
    #[serde(default)]
    pub(crate) partial: bool,
    /// How the run after that ends, 0 unless given.
    #[serde(default)]
    resumed_exit: i32,
    /// What it finds.
    #[serde(default)]
    resumed_findings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowCheck {
    sql: String,
    value: String,
}

/// A scenario on disk.
pub struct Scenario {
    /// Its folder's name.
    pub name: String,
    dir: PathBuf,
}

/// All scenarios of a folder, by name; `SCENARIO` narrows them to names that contain it.
pub fn load_scenarios(root: &Path) -> Vec<Scenario> {
    let only = std::env::var("SCENARIO").unwrap_or_default();
    let mut scenarios: Vec<Scenario> = std::fs::read_dir(root)
        .expect("the scenarios are there")
        .filter_map(Result::ok)
        .map(|entry| Scenario { name: entry.file_name().to_string_lossy().into_owned(), dir: entry.path() })
        .filter(|scenario| scenario.name.contains(&only) && scenario.dir.join("expect.toml").is_file())
        .collect();
    scenarios.sort_by(|a, b| a.name.cmp(&b.name));
    scenarios
}

/// Runs one scenario; the answer says what is wrong.
pub async fn run_scenario(scenario: &Scenario) -> Result<(), String> {
    let expect = expectation(scenario)?;
    let server = TestServer::shared().await;
    let live = server.database().await;
    let declared = prepare(scenario, &live).await?;
    let before = dump(&live);
    let request = with_arguments(request_for(&live, declared.path()), &expect.args)?;
    let report = deploy_into(&request).await;
    check_report(&expect, &report)?;
    for check in &expect.rows {
        let value = live.value(&check.sql).await;
        if value != check.value {
            return Err(format!("`{}` is {value:?}, expected {:?}", check.sql, check.value));
        }
    }
    if expect.exit == 0 {
        let wanted = wanted_files(scenario, &declared)?;
        check_done(&scenario.name, (&server, &wanted), &live, &request).await?;
    } else if expect.partial {
        check_resumed((&server, scenario), (&live, &declared), (&request, &expect)).await?;
    } else if dump(&live) != before {
        return Err("the deploy ended with an error and changed the schema".into());
    }
    live.drop().await;
    Ok(())
}

pub(crate) fn expectation(scenario: &Scenario) -> Result<Expectation, String> {
    let text = std::fs::read_to_string(scenario.dir.join("expect.toml")).map_err(|error| error.to_string())?;
    toml::from_str(&text).map_err(|error| error.to_string())
}

/// The state before the deploy under test; answers with the declared files of that deploy.
pub(crate) async fn prepare(scenario: &Scenario, live: &TestDatabase) -> Result<Folder, String> {
    let old = scenario.dir.join("old.sql");
    if old.is_file() {
        live.psql_file(&old).map_err(|error| format!("old.sql: {error}"))?;
    }
    if let Some(base) = Folder::of(&scenario.dir, "base")? {
        let report = deploy_into(&request_for(live, base.path())).await;
        if report.exit_code != 0 {
            return Err(format!("base does not deploy: {}", findings(&report)));
        }
    }
    let behind = scenario.dir.join("behind.sql");
    if behind.is_file() {
        live.psql_file(&behind).map_err(|error| format!("behind.sql: {error}"))?;
    }
    Folder::of(&scenario.dir, "new")?.ok_or_else(|| "new.sql is missing".into())
}

/// What stood in the way goes (`mended.sql`), and the next run, without further flags, does the rest.
async fn check_resumed(
    (server, scenario): (&Arc<TestServer>, &Scenario),
    (live, declared): (&TestDatabase, &Folder),
    (request, expect): (&DeployRequest, &Expectation),
) -> Result<(), String> {
    live.psql_file(&scenario.dir.join("mended.sql")).map_err(|error| format!("mended.sql: {error}"))?;
    let resumed = deploy_into(request).await;
    let is_found = |code: &String| resumed.findings.iter().any(|finding| finding.code == code);
    if resumed.exit_code != expect.resumed_exit || !expect.resumed_findings.iter().all(is_found) {
        return Err(format!("it does not go on: {} {}", findings(&resumed), decisions(&resumed)));
    }
    match expect.resumed_exit {
        0 => check_done(&scenario.name, (server, &wanted_files(scenario, declared)?), live, request).await,
        _ => Ok(()),
    }
}

/// Every line that the wanted files lead to is there, and a second run has nothing to do.
async fn check_done(
    name: &str,
    (server, wanted): (&Arc<TestServer>, &[PathBuf]),
    live: &TestDatabase,
    request: &DeployRequest,
) -> Result<(), String> {
    let straight = server.database().await;
    for file in wanted {
        straight.psql_file(file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let missing = missing_lines(&dump(&straight), &dump(live));
    straight.drop().await;
    if !missing.is_empty() {
        return Err(format!("exit 0, and missing: {}", missing.join(" | ")));
    }
    // Once with everything read, since it asks what nobody asked before.
    let anew = BTreeSet::from(["asked-anew".to_owned()]);
    let anew = deploy_into(&DeployRequest { accepted: anew, ..request.clone() }).await;
    check_idle(&anew)?;
    if !is_asked_twice(name) {
        return Ok(());
    }
    // And once as everybody asks, which is answered from what was noted.
    let again = deploy_into(request).await;
    check_idle(&again)?;
    if lines(&anew) != lines(&again) {
        return Err(format!("two idle runs say different things: {} {}", decisions(&anew), decisions(&again)));
    }
    Ok(())
}

/// Whether both ways of having nothing to do are tried: of one scenario in four, or of all with `WRENCH_TEST_ALL` and of
/// those that `SCENARIO` names.
fn is_asked_twice(name: &str) -> bool {
    let is_all = ["SCENARIO", "WRENCH_TEST_ALL"].iter().any(|name| std::env::var_os(name).is_some());
    let letters: usize = name.bytes().map(usize::from).sum();
    is_all || letters.is_multiple_of(4)
}

/// What a report says of each statement, apart from settings, which run where anything is read.
fn lines(report: &Report) -> Vec<String> {
    let line = |s: &StatementReport| {
        let place = format!("{} {:?} {:?} {:?} {}", s.phase, s.file, s.line, s.hash, s.sql);
        format!("{place} {} {} {:?} {}", s.kind, s.class, s.object, s.decision)
    };
    report.statements.iter().map(line).collect()
}

fn check_idle(again: &Report) -> Result<(), String> {
    let summary = again.summary;
    let did = summary.executed + summary.converged + summary.replaced + summary.healed;
    if again.exit_code != 0 || did > 0 {
        return Err(format!("the second run is not idle: {} {}", findings(again), decisions(again)));
    }
    Ok(())
}

pub(crate) fn with_arguments(mut request: DeployRequest, arguments: &[String]) -> Result<DeployRequest, String> {
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument {
            "--allow-hazard" => {
                let name = rest.next().unwrap_or_default();
                let named: BTreeSet<Hazard> =
                    Hazard::ALL.into_iter().filter(|hazard| name == "all" || hazard.as_str() == name).collect();
                request.allowed.extend(named);
            }
            "--converge-drift" => request.converge_drift = true,
            "--run-data" => request.run_data = true,
            "--atomic" => request.atomic = true,
            "--heal" => {
                request.heal = match rest.next() {
                    Some("off") => HealLevel::Off,
                    Some("identical") => HealLevel::Identical,
                    _ => HealLevel::Additive,
                }
            }
            other => return Err(format!("unrecognized argument {other}")),
        }
    }
    Ok(request)
}

pub(crate) fn findings(report: &Report) -> String {
    let all: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let more = [&finding.detail, &finding.hint, &finding.rule].map(|text| text.as_deref().unwrap_or_default());
            format!("[{}] {} ({})", finding.code, finding.message, more.join(" | "))
        })
        .collect();
    all.join("; ")
}

pub(crate) fn decisions(report: &Report) -> String {
    let all: Vec<String> = report
        .statements
        .iter()
        .map(|s| format!("{}:{} {} {}", s.line.unwrap_or_default(), s.kind, s.decision, s.executed_sql.join("; ")))
        .collect();
    all.join(" | ")
}

/// The files that lead to what must be there in the end: the declared ones, in order, unless `wanted.sql` says otherwise.
pub(crate) fn wanted_files(scenario: &Scenario, declared: &Folder) -> Result<Vec<PathBuf>, String> {
    let wanted = scenario.dir.join("wanted.sql");
    if wanted.is_file() { Ok(vec![wanted]) } else { declared.files() }
}

/// Declared files: a folder of the scenario, or a temporary one around a single file.
pub(crate) enum Folder {
    Own(PathBuf),
    Around(TestFolder),
}

impl Folder {
    fn of(scenario: &Path, name: &str) -> Result<Option<Folder>, String> {
        let folder = scenario.join(name);
        let file = scenario.join(format!("{name}.sql"));
        if folder.is_dir() {
            return Ok(Some(Folder::Own(folder)));
        }
        if !file.is_file() {
            return Ok(None);
        }
        let case = scenario.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let around = TestFolder::new(&format!("{case}-{name}"));
        std::fs::copy(&file, around.path().join("schema.sql")).map_err(|error| error.to_string())?;
        Ok(Some(Folder::Around(around)))
    }

    pub(crate) fn path(&self) -> &Path {
        match self {
            Folder::Own(path) => path,
            Folder::Around(folder) => folder.path(),
        }
    }

    fn files(&self) -> Result<Vec<PathBuf>, String> {
        let declared = wrench_backend::files::read_declared(self.path()).map_err(|error| error.to_string())?;
        Ok(declared.phases.iter().flat_map(|phase| &phase.files).map(|file| PathBuf::from(&file.source.path)).collect())
    }
}
