//! The journal's rows as statements.

use super::text::{ended, fill};
use super::write::Material;
use crate::deploy::apply::{declared_by, journal_rows};
use crate::deploy::error::DeployError;
use crate::deploy::journal::JournalRow;
use crate::plan::{BaseObject, Segment};
use crate::sql::literal;

/// What a segment did or found done.
pub(super) fn statements(material: &Material<'_>, segment: &Segment, status: &'static str) -> String {
    let rows = journal_rows(material.decided, material.plan, segment, status);
    if rows.is_empty() {
        return String::new();
    }
    let values: Vec<String> = rows.iter().map(|row| row_of(&material.report.id, row)).collect();
    let columns = "deployment_id, seq, phase, style, file, line, hash, ordinal, decision, status, heals";
    let insert = ["insert into wrench.statement", &format!("({columns}) values\n{}", values.join(",\n"))].join(" ");
    ended(&format!("{insert}\non conflict (deployment_id, seq) do update set status = excluded.status"))
}

fn row_of(id: &str, row: &JournalRow) -> String {
    let text = |value: Option<&str>| value.map_or_else(|| "null".to_owned(), literal);
    let number = |value: Option<i32>| value.map_or_else(|| "null".to_owned(), |number| number.to_string());
    let values = [
        literal(id),
        row.seq.to_string(),
        literal(&row.phase),
        literal(row.style),
        text(row.file.as_deref()),
        number(row.line),
        text(row.hash.as_deref()),
        number(row.ordinal),
        literal(row.decision),
        literal(row.status),
        text(row.heals.as_deref()),
    ];
    format!("    ({})", values.join(", "))
}

/// What a phase leaves for later decisions.
pub(super) fn base(material: &Material<'_>, phase: usize) -> Result<String, DeployError> {
    let Some(name) = material.decided.phase_names.get(phase) else { return Ok(String::new()) };
    let declared = &material.decided.elaboration.declared;
    let objects = declared_by(material.decided, phase).into_iter().filter_map(|id| declared.get(id));
    let entries: Vec<BaseObject> =
        objects.map(|object| BaseObject { phase: name.clone(), object: object.clone() }).collect();
    if is_known(material, name, &entries) {
        return Ok(String::new());
    }
    let text = serde_json::to_string(&entries).map_err(|source| DeployError::JournalFormat { source })?;
    let values = [("name", literal(name)), ("entries", literal(&text)), ("id", literal(&material.report.id))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Ok(fill(include_str!("sql/base.sql"), &values))
}

/// Whether the journal has exactly this of the phase: its last base stays the last.
fn is_known(material: &Material<'_>, phase: &str, entries: &[BaseObject]) -> bool {
    let base = &material.decided.journal.base.objects;
    let known = base.values().filter(|entry| entry.phase == phase).count();
    let same = |entry: &BaseObject| {
        base.get(&entry.object.id).is_some_and(|left| left.phase == phase && left.object.same_as(&entry.object))
    };
    known == entries.len() && entries.iter().all(same)
}
