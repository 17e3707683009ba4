//! Whether a deploy's report is the expected one.

use wrench_backend::deploy::{Report, Status};
use wrench_backend::finding::Finding;

use super::{Expectation, decisions, findings};

/// Says what is not as expected.
pub(super) fn check_report(expect: &Expectation, report: &Report) -> Result<(), String> {
    let said = || findings(report);
    if report.exit_code != expect.exit {
        return Err(format!("exit {}, expected {}: {}", report.exit_code, expect.exit, said()));
    }
    if (report.status == Status::Partial) != expect.partial {
        return Err(format!("status {}: {}", report.status.as_str(), said()));
    }
    for code in &expect.findings {
        if !report.findings.iter().any(|finding| finding.code == code) {
            return Err(format!("no finding `{code}`: {}", said()));
        }
    }
    if let Some(name) = expect.names.iter().find(|name| !said().contains(*name)) {
        return Err(format!("no finding names {name}: {}", said()));
    }
    for code in &expect.rules {
        if !report.findings.iter().any(|finding| finding.rule.as_ref() == Some(code)) {
            return Err(format!("no finding is explained by `{code}`: {}", said()));
        }
    }
    for words in &expect.says {
        let texts = |finding: &Finding| {
            let parts = [Some(&finding.message), finding.detail.as_ref(), finding.hint.as_ref()];
            parts.into_iter().flatten().any(|text| text.contains(words))
        };
        if !report.findings.iter().any(texts) {
            return Err(format!("no finding says `{words}`: {}", said()));
        }
    }
    if let Some(expected) = &expect.heals {
        let mut heals: Vec<&str> = report.statements.iter().flat_map(|s| &s.heals).map(|heal| heal.rule.code).collect();
        heals.sort_unstable();
        if &heals != expected {
            return Err(format!("heals {heals:?}, expected {expected:?}"));
        }
    }
    let counts = [
        ("executed", expect.executed, report.summary.executed),
        ("converged", expect.converged, report.summary.converged),
        ("replaced", expect.replaced, report.summary.replaced),
        ("skipped_identical", expect.skipped_identical, report.summary.skipped_identical),
    ];
    for (name, expected, count) in counts {
        if expected.is_some_and(|expected| expected != count) {
            return Err(format!("{name} {count}, expected {expected:?}: {}", decisions(report)));
        }
    }
    Ok(())
}
