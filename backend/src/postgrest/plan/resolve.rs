//! Holds a request against a schema.

use std::collections::BTreeSet;

use super::attach::{attach, branch_sources};
use super::node::Node;
use super::predicates::{Fields, predicate};
use super::work::{TypedColumn, Work};
use crate::postgrest::cache::{Name, Relation, Returns, SchemaCache};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::{
    Accept, Action, Condition, Payload, Prefer, Request, Resolution, Returning, SelectItem,
};

/// What a request means in a schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Schema.
    pub schema: String,
    /// What is done.
    pub work: Work,
    /// What is returned.
    pub root: Node,
    /// Preferences.
    pub prefer: Prefer,
    /// Form of the answer.
    pub accept: Accept,
}

impl SchemaCache {
    /// Finds everything a request names. What is missing is the error.
    pub fn resolve(&self, request: &Request) -> Result<Plan, ApiError> {
        let schema = self.schema(request.schema.as_deref())?.to_owned();
        let target = Name::new(&schema, request.action.target());
        let mut request = request.clone();
        let (origin, own) = match &request.action {
            Action::Call { function, arguments, may_write } => {
                let work = self.call(&Name::new(&schema, function), arguments, *may_write)?;
                (result_name(&work, &target), Some(work))
            }
            _ => {
                self.find_relation(&target)?;
                (target.clone(), None)
            }
        };
        let of_root = match own {
            None if !request.action.is_read_only() => take_root(&mut request),
            _ => Vec::new(),
        };
        let source = branch_sources(&request.action, &origin);
        let mut root = self.grow(source, &request.select, 0)?;
        attach(self, &mut root, &request)?;
        let work = match own {
            Some(work) => work,
            None => self.write(&request, &target, &of_root, &root)?,
        };
        Ok(Plan { schema, work, root, prefer: request.prefer, accept: request.accept })
    }

    fn call(&self, name: &Name, arguments: &Payload, may_write: bool) -> Result<Work, ApiError> {
        let routine = self.find_routine(name, arguments, may_write)?;
        let given = routine.parameters.iter().filter(|parameter| arguments.keys.contains(&parameter.name));
        Ok(Work::Call {
            given: given.cloned().collect(),
            routine: routine.clone(),
            payload: arguments.text.clone(),
            may_write,
        })
    }

    fn write(&self, request: &Request, table: &Name, of_root: &[Condition], root: &Node) -> Result<Work, ApiError> {
        let relation = self.find_relation(table)?;
        let fields = Fields { relation: Some(relation), branches: &[] };
        let predicates = || of_root.iter().map(|condition| predicate(&fields, condition)).collect::<Result<_, _>>();
        let returning = returning(request, root);
        let table = table.clone();
        Ok(match &request.action {
            Action::Insert { payload, columns, on_conflict, .. } => Work::Insert {
                columns: typed(relation, &table, columns.as_ref().unwrap_or(&payload.keys))?,
                payload: payload.text.clone(),
                on_conflict: conflict(&request.prefer, relation, on_conflict.as_ref()),
                table,
                returning,
            },
            Action::Update { payload, columns, .. } => Work::Update {
                columns: typed(relation, &table, columns.as_ref().unwrap_or(&payload.keys))?,
                payload: payload.text.clone(),
                predicates: predicates()?,
                table,
                returning,
            },
            Action::Delete { .. } => Work::Delete { predicates: predicates()?, table, returning },
            Action::Read { head, .. } => Work::Read { head: *head },
            Action::Call { .. } => Work::Read { head: false },
        })
    }
}

/// The table whose row type a function returns, else the function itself: relationships are looked for there.
fn result_name(work: &Work, function: &Name) -> Name {
    match work {
        Work::Call { routine, .. } => match &routine.returns {
            Returns::Rows { relation: Some(relation), .. } => relation.clone(),
            _ => function.clone(),
        },
        _ => function.clone(),
    }
}

/// Takes the conditions that choose the rows to be written; orders and limits mean nothing to a write.
fn take_root(request: &mut Request) -> Vec<Condition> {
    let conditions = std::mem::take(&mut request.conditions);
    let (of_root, others): (Vec<_>, Vec<_>) = conditions.into_iter().partition(|(path, _)| path.is_empty());
    request.conditions = others;
    request.orders.clear();
    request.windows.clear();
    of_root.into_iter().map(|(_, condition)| condition).collect()
}

fn typed(relation: &Relation, table: &Name, names: &[String]) -> Result<Vec<TypedColumn>, ApiError> {
    let names: BTreeSet<&String> = names.iter().collect();
    let typed = names.into_iter().map(|name| match relation.columns.get(name) {
        Some(data_type) => Ok(TypedColumn {
            name: name.clone(),
            data_type: data_type.clone(),
            default: relation.defaults.get(name).cloned(),
        }),
        None => Err(ApiError::NoColumn { relation: table.name.clone(), column: name.clone() }),
    });
    typed.collect()
}

fn conflict(prefer: &Prefer, relation: &Relation, columns: Option<&Vec<String>>) -> Option<(Resolution, Vec<String>)> {
    let columns = columns.unwrap_or(&relation.primary_key);
    let resolution = prefer.resolution.filter(|_| !columns.is_empty())?;
    Some((resolution, columns.clone()))
}

/// The columns the answer needs; none when nothing is returned, so that nothing has to be readable.
fn returning(request: &Request, root: &Node) -> Vec<String> {
    let mut names = BTreeSet::new();
    if request.prefer.returning == Some(Returning::Representation) {
        let selected = request.select.iter().filter_map(|item| match item {
            SelectItem::Column(column) => Some(column.field.name.clone()),
            SelectItem::Embed(_) => None,
        });
        names.extend(selected);
        names.extend(root.branches.iter().flat_map(|branch| branch.relationship.own_columns().cloned()));
    }
    if names.contains("*") { vec!["*".to_owned()] } else { names.into_iter().collect() }
}
