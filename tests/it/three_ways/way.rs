//! One pair, one way, one verdict.

use std::path::Path;

use wrench_backend::deploy::{DeployRequest, Report};
use wrench_backend::drift::Hazard;
use wrench_tests::{TestDatabase, TestFolder, deploy_into, dump, missing_lines, request_for};

/// How the change meets the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The old schema is psql's, and no journal knows it.
    WithoutBase,
    /// The old schema was deployed; every hazard is allowed.
    WithBase,
    /// The old schema was deployed; no hazard is allowed.
    WithoutHazards,
}

impl Way {
    pub(super) const ALL: [Way; 3] = [Way::WithoutBase, Way::WithBase, Way::WithoutHazards];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Way::WithoutBase => "without base",
            Way::WithBase => "with base",
            Way::WithoutHazards => "no hazard allowed",
        }
    }
}

/// What came of it, the good ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// The schema is the new one.
    Equal,
    /// All that is declared is there, and more.
    DeclaredEqual,
    /// A flag is needed and named, and nothing changed.
    Refused,
    /// Called drift or conflict.
    Drift,
    /// Refused, because no statement is known that makes the change.
    Unsupported,
    /// Failed, and said so.
    Error,
    /// A hazard was refused without naming its flag.
    Unnamed,
    /// Ended with an error and changed the schema although nothing was to be committed.
    Changed,
    /// The second run found something to do.
    SecondRun,
    /// Called success, and something declared is missing.
    Wrong,
}

impl Verdict {
    pub(super) const ALL: [Verdict; 10] = [
        Verdict::Equal,
        Verdict::DeclaredEqual,
        Verdict::Refused,
        Verdict::Drift,
        Verdict::Unsupported,
        Verdict::Error,
        Verdict::Unnamed,
        Verdict::Changed,
        Verdict::SecondRun,
        Verdict::Wrong,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Verdict::Equal => "equal",
            Verdict::DeclaredEqual => "declared-equal",
            Verdict::Refused => "refused",
            Verdict::Drift => "drift",
            Verdict::Unsupported => "unsupported",
            Verdict::Error => "error",
            Verdict::Unnamed => "unnamed",
            Verdict::Changed => "changed",
            Verdict::SecondRun => "second-run",
            Verdict::Wrong => "WRONG",
        }
    }

    /// What must never happen, whatever the share of the rest.
    pub(super) fn is_forbidden(self) -> bool {
        self >= Verdict::Unnamed
    }

    /// What the way is for: a change that is done or, where no hazard is allowed, refused for one.
    pub(super) fn is_good(self, way: Way) -> bool {
        self <= Verdict::DeclaredEqual || (self == Verdict::Refused && way == Way::WithoutHazards)
    }
}

/// A deploy of one file as `schema.sql`, with the data statements.
pub(super) fn request(database: &TestDatabase, folder: &TestFolder, sql: &[u8]) -> DeployRequest {
    write(folder, sql);
    DeployRequest { run_data: true, ..request_for(database, folder.path()) }
}

fn write(folder: &TestFolder, sql: &[u8]) {
    std::fs::write(folder.path().join("schema.sql"), sql).expect("the declared file is written");
}

/// Deploys the new schema and holds the database against what psql makes of it; the answer says why it is not equal.
pub(super) async fn go(way: Way, live: &TestDatabase, new: &Path, wanted: &[String]) -> (Verdict, String) {
    let folder = TestFolder::new("three-ways");
    let mut request = request(live, &folder, &std::fs::read(new).expect("the pair is there"));
    if way == Way::WithBase {
        request.allowed.extend(Hazard::ALL);
    }
    let before = dump(live);
    let report = deploy_into(&request).await;
    let after = dump(live);
    if report.exit_code != 0 {
        return (unfinished(&report, before == after), said(&report));
    }
    let missing = missing_lines(wanted, &after);
    if !missing.is_empty() {
        return (Verdict::Wrong, format!("missing: {}", missing.join(" | ")));
    }
    let again = deploy_into(&request).await;
    if again.exit_code != 0 || did(&again) > 0 || dump(live) != after {
        return (Verdict::SecondRun, format!("exit {}: {} {}", again.exit_code, said(&again), sent(&again)));
    }
    if after == wanted {
        return (Verdict::Equal, String::new());
    }
    (Verdict::DeclaredEqual, format!("there as well: {}", missing_lines(&after, wanted).join(" | ")))
}

fn unfinished(report: &Report, unchanged: bool) -> Verdict {
    let committed = report.status == wrench_backend::deploy::Status::Partial;
    match report.exit_code {
        _ if !unchanged && !committed => Verdict::Changed,
        3 => Verdict::Drift,
        4 if said(report).contains("--allow-hazard") => Verdict::Refused,
        4 if report.findings.iter().any(|finding| finding.code == "hazard") => Verdict::Unnamed,
        4 => Verdict::Unsupported,
        _ => Verdict::Error,
    }
}

/// Statements that a run sent.
pub(super) fn did(report: &Report) -> usize {
    let summary = report.summary;
    summary.executed + summary.converged + summary.replaced + summary.healed
}

/// What a report says, on one line.
pub(super) fn said(report: &Report) -> String {
    let all: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let rest = [finding.detail.as_deref(), finding.hint.as_deref()];
            let rest: Vec<&str> = rest.into_iter().flatten().collect();
            format!("[{}] {} ({})", finding.code, finding.message, rest.join(" / "))
        })
        .collect();
    all.join("; ").replace('\n', " ")
}

fn sent(report: &Report) -> String {
    let done = report.statements.iter().filter(|statement| statement.decision != "skip_identical");
    let all: Vec<String> = done.map(|s| format!("{} {} {}", s.decision, s.sql, s.executed_sql.join("; "))).collect();
    all.join(" | ").replace('\n', " ")
}
