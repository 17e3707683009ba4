//! Which rows could be in the way of the plan, as read-only questions. Pure: `deploy` asks them.
//!
//! A question is asked of every change that only rows can refuse: constraints, NOT NULL, unique indexes, types. What it
//! cannot be asked about says why.

mod column;
mod constraint;
mod index;
mod text;
mod types;

use super::inputs::Inputs;
use super::outcome::{ObjectDecision, Outcome};
use super::summary::Plan;
use crate::catalog::{Facts, Kind, Object, ObjectId};
use crate::sql::{StatementClass, mentions, qualified};

/// How many rows are wrong, or which values do not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Rows that a condition finds.
    Rows {
        /// What to select from.
        from: String,
        /// The condition of a wrong row.
        wrong: String,
        /// The expression that counts wrong rows.
        count: &'static str,
    },
    /// Values that an expression cannot bring to their new type.
    Values {
        /// The relation.
        relation: String,
        /// The expression.
        value: String,
    },
}

/// A question about rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProbe {
    /// The object that changes.
    pub object: ObjectId,
    /// The table whose rows are looked at.
    pub table: ObjectId,
    /// Code of the rule that explains rows in the way.
    pub rule: &'static str,
    /// What to ask.
    pub ask: Ask,
    /// Columns that tell a person which rows: names, and the expressions to select.
    pub key: Vec<(String, String)>,
    /// What is wrong with the rows, after their number: `of public.jobs would have no value in "title"`.
    pub wrong_words: String,
    /// What a person can do.
    pub hint: String,
    /// A data statement runs before the change and may put the rows right.
    pub may_be_mended: bool,
}

impl RowProbe {
    /// The most rows that are named.
    pub const NAMED: usize = 3;

    /// Whether there is a wrong row at all, or, of values, a scan that fails at the first that does not fit.
    pub fn first_sql(&self) -> String {
        match &self.ask {
            Ask::Rows { from, wrong, .. } => format!("select exists (select from {from} where {wrong})"),
            Ask::Values { relation, value } => format!("select pg_catalog.count({value}) < 0 from {relation}"),
        }
    }

    /// How many rows are wrong; of values that is counted one by one.
    pub fn count_sql(&self) -> Option<String> {
        match &self.ask {
            Ask::Rows { from, wrong, count } => Some(format!("select {count} from {from} where {wrong}")),
            Ask::Values { .. } => None,
        }
    }

    /// The keys of some wrong rows, a text each.
    pub fn keys_sql(&self) -> Option<String> {
        match &self.ask {
            Ask::Rows { from, wrong, .. } if !self.key.is_empty() => {
                Some(format!("select {} from {from} where {wrong} limit {}", self.key_text(), Self::NAMED))
            }
            _ => None,
        }
    }

    /// For values: every row with its place and key, and the value at a place.
    pub fn values_sql(&self) -> Option<(String, String)> {
        match &self.ask {
            Ask::Values { relation, value } => Some((
                format!("select ctid as place, tableoid as relation, {} as key from {relation}", self.key_text()),
                format!("select {value} from {relation} where ctid = $1 and tableoid = $2"),
            )),
            Ask::Rows { .. } => None,
        }
    }

    /// `(id, number)`, as the server writes it before the values of a row.
    pub fn key_names(&self) -> String {
        let names: Vec<&str> = self.key.iter().map(|(name, _)| name.as_str()).collect();
        format!("({})", names.join(", "))
    }

    fn key_text(&self) -> String {
        let expressions: Vec<&str> = self.key.iter().map(|(_, expression)| expression.as_str()).collect();
        match expressions.is_empty() {
            true => "''".to_owned(),
            false => format!("pg_catalog.concat_ws(', ', {})", expressions.join(", ")),
        }
    }
}

/// The questions of a plan.
pub fn row_probes(inputs: &Inputs<'_>, plan: &Plan) -> Vec<RowProbe> {
    let changing = plan.objects.values().filter(|decision| runs(decision));
    let probes = changing.flat_map(|decision| {
        let want = inputs.want.get(&decision.id).filter(|want| !want.is_derived() && is_settled(inputs, plan, want));
        want.map(|want| probes_of(inputs, decision, want)).unwrap_or_default()
    });
    probes.map(|probe| RowProbe { may_be_mended: is_mended(inputs, plan, &probe), ..probe }).collect()
}

fn runs(decision: &ObjectDecision) -> bool {
    let changes =
        matches!(decision.outcome, Outcome::Create | Outcome::Converge | Outcome::Replace | Outcome::Hazard(_));
    changes && !decision.is_gone
}

fn probes_of(inputs: &Inputs<'_>, decision: &ObjectDecision, want: &Object) -> Vec<RowProbe> {
    let have = inputs.have.get(&want.id);
    match (&want.facts, have.map(|have| &have.facts)) {
        (Facts::Constraint(to), from) => {
            let from = from.and_then(|facts| match facts {
                Facts::Constraint(from) => Some(from),
                _ => None,
            });
            constraint::probes(inputs, want, (from, to))
        }
        (Facts::Index(to), from) => {
            let stands = matches!(from, Some(Facts::Index(from)) if from.valid && from.definition == to.definition);
            if stands { Vec::new() } else { index::probes(inputs, want, to) }
        }
        (Facts::Column(to), Some(Facts::Column(from))) => column::probes(inputs, (want, decision), (from, to)),
        (Facts::Column(to), None) => column::new(inputs, want, to),
        (Facts::Enum(to), Some(Facts::Enum(from))) => types::labels(inputs, want, (from, to)),
        (Facts::Domain(to), Some(Facts::Domain(from))) => types::domain(inputs, want, (from, to)),
        _ => Vec::new(),
    }
}

/// Nothing it is made of changes with it: then today's rows can be held against tomorrow's definition.
fn is_settled(inputs: &Inputs<'_>, plan: &Plan, want: &Object) -> bool {
    let changes = |id: &ObjectId| plan.objects.get(id).is_some_and(|decision| decision.outcome != Outcome::Identical);
    let made_of = want.needs.iter().filter(|id| matches!(id.kind, Kind::Function | Kind::Enum | Kind::Domain));
    let of_column = want.id.kind == Kind::Column;
    of_column || !made_of.into_iter().any(|id| changes(id) && inputs.want.get(id).is_some())
}

/// A live table with rows of its own server; nothing where it is not there yet.
fn live_table<'a>(inputs: &'a Inputs<'_>, id: &ObjectId) -> Option<&'a crate::catalog::Table> {
    match &inputs.have.get(id)?.facts {
        Facts::Table(table) if table.foreign.is_none() => Some(table),
        _ => None,
    }
}

/// `only s.t` for what does not reach tables that inherit.
fn own_rows(table: &crate::catalog::Table, id: &ObjectId) -> String {
    let name = qualified(&id.schema, &id.name);
    if table.partition_key.is_some() { name } else { format!("only {name}") }
}

/// The primary key of a live table, to name rows by; with none there is nothing to name them by.
fn primary_key(inputs: &Inputs<'_>, table: &ObjectId) -> Vec<(String, String)> {
    let keys = inputs.have.objects.values().filter(|object| object.id.parent_table().as_ref() == Some(table));
    let definition = keys.filter_map(|object| match &object.facts {
        Facts::Constraint(constraint) if constraint.constraint_type == "p" => Some(&constraint.definition),
        _ => None,
    });
    let columns = definition.filter_map(|definition| text::group(definition)).map(|(inside, _)| text::list(inside));
    columns.flatten().map(|column| (text::bare(column), column.to_owned())).collect()
}

fn named(columns: &[&str]) -> Vec<(String, String)> {
    columns.iter().map(|column| (text::bare(column), (*column).to_owned())).collect()
}

/// Whether rows are written before the change.
fn is_mended(inputs: &Inputs<'_>, plan: &Plan, probe: &RowProbe) -> bool {
    let steps = plan.objects.get(&probe.object).map(|decision| decision.steps.as_slice()).unwrap_or_default();
    let is_change = |planned: &&super::summary::PlannedStatement| {
        let writes = planned.index.is_some_and(|index| inputs.attribution.concerned_by(index).contains(&probe.object));
        let sends = steps.iter().any(|step| step.sql.iter().any(|sql| planned.sql.contains(sql)));
        planned.decision.runs() && (sends || writes || planned.object.as_ref() == Some(&probe.object))
    };
    let last = plan.statements.iter().rposition(|planned| is_change(&planned)).unwrap_or(plan.statements.len());
    plan.statements[..last].iter().filter(|planned| planned.decision.runs()).any(|planned| {
        let declared = planned.index.and_then(|index| inputs.statements.get(index)).map(|declared| &declared.statement);
        declared.is_some_and(|statement| {
            let opaque = matches!(statement.kind.as_str(), "do" | "call" | "select" | "truncate");
            let writes = statement.class == StatementClass::Data && mentions(statement.text(), &probe.table.name);
            writes || (opaque && statement.class != StatementClass::Session)
        })
    })
}
