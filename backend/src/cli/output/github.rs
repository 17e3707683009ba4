//! GitHub workflow commands: `::error file=…,line=…,col=…,title=…::message`.

use super::out;
use crate::deploy::{Report, masked_detail};
use crate::finding::{Finding, Severity};

/// One finding as an annotation.
pub(super) fn annotation(finding: &Finding) {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warn => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    if let Some(location) = &finding.location {
        let (line, column) = location.line_column();
        properties.push(format!("file={}", property(&location.source.path)));
        properties.push(format!("line={line}"));
        properties.push(format!("col={column}"));
    }
    properties.push(format!("title={}", property(finding.code)));
    let rule = finding.rule.as_ref().map(|rule| format!("Rule: `wrench rules show {rule}`"));
    // Annotations are read by everybody who reads the repository.
    let detail = masked_detail(finding);
    let text = [Some(&finding.message), detail.as_ref(), finding.hint.as_ref(), rule.as_ref()];
    let text: Vec<&str> = text.into_iter().flatten().map(String::as_str).collect();
    out(&format!("::{command} {}::{}", properties.join(","), data(&text.join("\n"))));
}

/// The counts as one notice.
pub(super) fn summary(report: &Report) {
    let counts = &report.summary;
    out(&format!(
        "::notice title=wrench deploy::{}: {} executed, {} converged, {} replaced, {} skipped, {} healed",
        report.status.as_str(),
        counts.executed,
        counts.converged,
        counts.replaced,
        counts.skipped_identical,
        counts.healed
    ));
}

/// One sentence as a notice.
pub(super) fn notice(title: &str, text: &str) {
    out(&format!("::notice title={}::{}", property(title), data(text)));
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("50%\nnext"), "50%25%0Anext");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
