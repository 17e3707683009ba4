//! Findings as SARIF 2.1.0 (OASIS), which code scanning of GitHub and editors read.

use serde_json::{Map, Value, json};

use crate::finding::{Finding, Location, Severity};
use crate::infer::check::CODES;

/// Where the format is described.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The whole log: one run, its rules, its results.
pub(super) fn document(findings: &[&Finding]) -> Value {
    let mut rules: Vec<(&str, &str)> = CODES.to_vec();
    for finding in findings {
        if !rules.iter().any(|(code, _)| *code == finding.code) {
            rules.push((finding.code, ""));
        }
    }
    let described = rules.iter().map(|(code, text)| {
        if text.is_empty() {
            json!({ "id": code })
        } else {
            json!({ "id": code, "shortDescription": { "text": text } })
        }
    });
    let results = findings.iter().map(|finding| {
        let index = rules.iter().position(|(code, _)| *code == finding.code);
        result(finding, index.unwrap_or_default())
    });
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "wrench",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": described.collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn result(finding: &Finding, rule: usize) -> Value {
    let parts = [Some(&finding.message), finding.detail.as_ref(), finding.hint.as_ref()];
    let text: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let mut result = Map::new();
    result.insert("ruleId".into(), json!(finding.code));
    result.insert("ruleIndex".into(), json!(rule));
    result.insert("level".into(), json!(level(finding.severity)));
    result.insert("message".into(), json!({ "text": text.join("\n") }));
    if let Some(location) = &finding.location {
        result.insert("locations".into(), json!([{ "physicalLocation": physical(location) }]));
    }
    Value::Object(result)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warn => "warning",
        Severity::Info => "note",
    }
}

fn physical(location: &Location) -> Value {
    let end = Location { start: location.end, ..location.clone() };
    let ((line, column), (end_line, end_column)) = (location.line_column(), end.line_column());
    json!({
        "artifactLocation": { "uri": uri(&location.source.path) },
        "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
    })
}

/// A path as a relative reference; an absolute one names its scheme.
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let mut text = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match is_plain(byte) {
            true => text.push(char::from(byte)),
            false => text += &format!("%{byte:02X}"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        let cases =
            [("src/a.ts", "src/a.ts"), ("app/[id]/p q.tsx", "app/%5Bid%5D/p%20q.tsx"), ("/é", "file:///%C3%A9")];
        for (path, expected) in cases {
            assert_eq!(uri(path), expected);
        }
    }
}
