//! Rows that a constraint would refuse.

use super::text::{bare, group, list};
use super::{Ask, RowProbe, live_table, named, own_rows, primary_key};
use crate::catalog::{Constraint, Facts, Kind, Object, ObjectId};
use crate::plan::Inputs;
use crate::sql::qualified;

pub(super) fn probes(
    inputs: &Inputs<'_>,
    want: &Object,
    (from, to): (Option<&Constraint>, &Constraint),
) -> Vec<RowProbe> {
    let stands = from.is_some_and(|from| from.definition == to.definition && (from.validated || !to.validated));
    let unknown = ["NOT ENFORCED", "WITHOUT OVERLAPS", "PERIOD "].iter().any(|words| to.definition.contains(words));
    let Some(table) = want.id.parent_table().filter(|_| !stands && to.validated && !unknown) else { return Vec::new() };
    if live_table(inputs, &table).is_none() {
        return Vec::new();
    }
    let probe = match to.constraint_type.as_str() {
        "c" => check(inputs, (want, &table), to),
        "f" => foreign_key(inputs, (want, &table), to),
        "p" | "u" => unique(inputs, (want, &table), to),
        "x" => exclusion(inputs, (want, &table), to),
        _ => None,
    };
    probe.into_iter().collect()
}

fn check(inputs: &Inputs<'_>, (want, table): (&Object, &ObjectId), to: &Constraint) -> Option<RowProbe> {
    let (expression, _) = group(&to.definition)?;
    Some(RowProbe {
        object: want.id.clone(),
        table: table.clone(),
        rule: "check-violation",
        ask: Ask::Rows {
            from: qualified(&table.schema, &table.name),
            wrong: format!("not ({expression})"),
            count: "pg_catalog.count(*)",
        },
        key: primary_key(inputs, table),
        wrong_words: format!("of {} would break check \"{}\"", table.path(), want.id.name),
        hint: format!(
            "Put the rows right, or declare \"{}\" `not valid`: it then holds for new rows, and is validated later.",
            want.id.name
        ),
        may_be_mended: false,
    })
}

fn foreign_key(inputs: &Inputs<'_>, (want, table): (&Object, &ObjectId), to: &Constraint) -> Option<RowProbe> {
    let (own, rest) = group(&to.definition)?;
    let target = rest.trim_start().strip_prefix("REFERENCES ")?;
    let (referred, rest) = group(target)?;
    let target = target.get(..target.find('(')?)?.trim();
    let referred_table = want.needs.iter().find(|id| {
        id.kind == Kind::Table && (qualified(&id.schema, &id.name) == target || id.path() == target.replace('"', ""))
    })?;
    let referred_rows = own_rows(live_table(inputs, referred_table)?, referred_table);
    let (own, referred) = (list(own), list(referred));
    if own.iter().any(|column| is_of_extension(inputs, table, &bare(column))) {
        return None;
    }
    let pairs = own.iter().zip(&referred).map(|(a, b)| format!("wrench_target.{b} = wrench_row.{a}"));
    let found = pairs.collect::<Vec<_>>().join(" and ");
    let all = own.iter().map(|a| format!("wrench_row.{a} is not null")).collect::<Vec<_>>().join(" and ");
    let orphan = format!("({all}) and not exists (select from {referred_rows} as wrench_target where {found})");
    let wrong = match rest.contains("MATCH FULL") {
        true => {
            let any = own.iter().map(|a| format!("wrench_row.{a} is not null")).collect::<Vec<_>>().join(" or ");
            format!("(({any}) and not ({all})) or ({orphan})")
        }
        false => orphan,
    };
    Some(RowProbe {
        object: want.id.clone(),
        table: table.clone(),
        rule: "foreign-key-violation",
        ask: Ask::Rows {
            from: format!("{} as wrench_row", own_rows(live_table(inputs, table)?, table)),
            wrong,
            count: "pg_catalog.count(*)",
        },
        key: named(&own),
        wrong_words: format!("of {} would refer to nothing under foreign key \"{}\"", table.path(), want.id.name),
        hint: format!(
            "Put the rows right, or declare \"{}\" `not valid`: it then holds for new rows, and is validated later.",
            want.id.name
        ),
        may_be_mended: false,
    })
}

/// Which operator compares a type of an extension depends on where names are looked for.
fn is_of_extension(inputs: &Inputs<'_>, table: &ObjectId, column: &str) -> bool {
    let id = ObjectId {
        kind: Kind::Column,
        schema: table.schema.clone(),
        relation: table.name.clone(),
        name: column.to_owned(),
    };
    let Some(Facts::Column(column)) = inputs.have.get(&id).map(|object| &object.facts) else { return true };
    let is_enum = |id: &ObjectId| id.kind == Kind::Enum && id.path() == column.data_type.replace('"', "");
    column.data_type.contains('.') && !inputs.have.objects.keys().any(is_enum)
}

fn unique(inputs: &Inputs<'_>, (want, table): (&Object, &ObjectId), to: &Constraint) -> Option<RowProbe> {
    let (columns, _) = group(&to.definition)?;
    let columns: Vec<String> = list(columns).into_iter().map(str::to_owned).collect();
    let repeated = Repeated {
        rows: own_rows(live_table(inputs, table)?, table),
        nulls_are_equal: to.definition.contains("NULLS NOT DISTINCT"),
        filter: None,
        words: format!("key \"{}\"", want.id.name),
    };
    Some(repeated.probe((want, table), &columns))
}

/// Rows that share what has to be unique.
pub(super) struct Repeated {
    pub(super) rows: String,
    pub(super) nulls_are_equal: bool,
    pub(super) filter: Option<String>,
    pub(super) words: String,
}

impl Repeated {
    pub(super) fn probe(&self, (want, table): (&Object, &ObjectId), elements: &[String]) -> RowProbe {
        let keys = || (1..=elements.len()).map(|at| format!("wrench_key{at}"));
        let selected = elements.iter().zip(keys()).map(|(element, key)| format!("{element} as {key}"));
        let selected = selected.collect::<Vec<_>>().join(", ");
        let filled =
            elements.iter().filter(|_| !self.nulls_are_equal).map(|element| format!("({element}) is not null"));
        let filter: Vec<String> = filled.chain(self.filter.iter().map(|filter| format!("({filter})"))).collect();
        let filter = if filter.is_empty() { "true".to_owned() } else { filter.join(" and ") };
        let groups = (1..=elements.len()).map(|at| at.to_string()).collect::<Vec<_>>().join(", ");
        RowProbe {
            object: want.id.clone(),
            table: table.clone(),
            rule: "unique-violation",
            ask: Ask::Rows {
                from: format!(
                    "(select {selected}, pg_catalog.count(*) as wrench_count from {} where {filter} group by {groups} \
                     having pg_catalog.count(*) > 1) as wrench_repeated",
                    self.rows
                ),
                wrong: "true".to_owned(),
                count: "pg_catalog.sum(wrench_count)::pg_catalog.int8",
            },
            key: elements.iter().map(|element| bare(element)).zip(keys()).collect(),
            wrong_words: format!("of {} would share their values under {}", table.path(), self.words),
            hint: "Merge or rename the duplicates, then deploy again; none is deleted for you.".to_owned(),
            may_be_mended: false,
        }
    }
}

fn exclusion(inputs: &Inputs<'_>, (want, table): (&Object, &ObjectId), to: &Constraint) -> Option<RowProbe> {
    let (elements, rest) = group(&to.definition)?;
    let mut columns = Vec::new();
    let mut conflicts = Vec::new();
    for element in list(elements) {
        let (column, operator) = element.rsplit_once(" WITH ")?;
        // Expressions cannot be asked of two rows without rewriting them.
        let is_column = column.starts_with('"') || column.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !is_column {
            return None;
        }
        conflicts.push(format!("wrench_row.{column} {operator} wrench_other.{column}"));
        columns.push(column);
    }
    let rows = own_rows(live_table(inputs, table)?, table);
    if rest.contains(" WHERE ") {
        return None;
    }
    let another = "(wrench_row.tableoid, wrench_row.ctid) <> (wrench_other.tableoid, wrench_other.ctid)";
    Some(RowProbe {
        object: want.id.clone(),
        table: table.clone(),
        rule: "exclusion-violation",
        ask: Ask::Rows {
            from: format!("{rows} as wrench_row"),
            wrong: format!(
                "exists (select from {rows} as wrench_other where {another} and {})",
                conflicts.join(" and ")
            ),
            count: "pg_catalog.count(*)",
        },
        key: named(&columns),
        wrong_words: format!("of {} would exclude each other under \"{}\"", table.path(), want.id.name),
        hint: "Move one of the conflicting rows, then deploy again; an exclusion constraint cannot be `not valid`."
            .into(),
        may_be_mended: false,
    })
}
