//! Declarations that were skipped since their object was there: do both texts make the same?

use std::collections::BTreeMap;

use tokio_postgres::Client;

use super::prepare::Sessions;
use super::spec::{Elaboration, Notices, Repeated, ShadowError};
use crate::catalog::{Catalog, Kind, LoadError, Object, ObjectId, Stamped, load_inside_transaction, render_drop};
use crate::plan::DeclaredStatement;
use crate::sql::{Statement, ident, mentions};

/// Parts that later statements of the files set, never the one that makes the object.
const SET_LATER: [&str; 4] = ["comment", "owner", "rls", "rls_forced"];

/// Objects a text makes when it stands alone.
type Made = BTreeMap<ObjectId, Object>;

/// Reads the "already exists, skipping" of the files and tries both texts where they differ.
pub(super) async fn find_repeated(
    sessions: &Sessions,
    elaboration: &Elaboration,
    (statements, notices): (&[DeclaredStatement], &Notices),
) -> Result<Vec<Repeated>, ShadowError> {
    let mut found: Vec<Repeated> = Vec::new();
    for (index, notice) in notices {
        let skipped = matches!(notice.sqlstate.as_str(), "42P07" | "42701") && notice.message.ends_with(", skipping");
        let Some(second) = statements.get(*index).map(|declared| &declared.statement).filter(|_| skipped) else {
            continue;
        };
        let Some(id) = named(elaboration, second, &notice.message) else { continue };
        let Some(first) = maker(elaboration, id).filter(|first| first < index) else { continue };
        let Some(maker) = statements.get(first).map(|declared| &declared.statement) else { continue };
        if maker.hash == second.hash {
            continue;
        }
        let same = same(sessions, elaboration, (id, maker, second)).await?;
        found.push(Repeated { statement: *index, first, message: notice.message.clone(), same });
    }
    Ok(found)
}

/// The object a notice is about: `relation "t" …` or `column "c" of relation "t" …`.
fn named<'a>(elaboration: &'a Elaboration, second: &Statement, message: &str) -> Option<&'a ObjectId> {
    let mut names = message.split('"').skip(1).step_by(2);
    let name = names.next()?;
    let table = names.next();
    let fits = |id: &&ObjectId| match table {
        Some(table) => id.kind == Kind::Column && id.name == name && id.relation == table,
        None => matches!(id.kind, Kind::Table | Kind::View | Kind::Index | Kind::Sequence) && id.name == name,
    };
    let mut candidates: Vec<&ObjectId> = elaboration.declared.objects.keys().filter(fits).collect();
    if candidates.len() > 1 {
        candidates.sort_by_key(|id| !mentions(second.text(), &id.schema));
    }
    candidates.first().copied()
}

fn maker(elaboration: &Elaboration, id: &ObjectId) -> Option<usize> {
    let own = elaboration.attribution.first_concern(id);
    own.or_else(|| id.parent_table().and_then(|table| elaboration.attribution.first_concern(&table)))
}

/// `None` where one of the texts cannot be tried alone.
async fn same(
    sessions: &Sessions,
    elaboration: &Elaboration,
    (id, first, second): (&ObjectId, &Statement, &Statement),
) -> Result<Option<bool>, ShadowError> {
    let Some(one) = alone(sessions, elaboration, (id, first)).await? else { return Ok(None) };
    let Some(other) = alone(sessions, elaboration, (id, second)).await? else { return Ok(None) };
    let now = belonging(id, &elaboration.full);
    let agrees = |at: &ObjectId| match (one.get(at), other.get(at)) {
        (Some(a), Some(b)) if a.same_as(b) => true,
        (_, Some(b)) => now.get(at).is_some_and(|object| says_no_other(b, object)),
        // The second text does not have it; somebody may have dropped it meanwhile.
        (Some(_), None) => !now.contains_key(at),
        (None, None) => true,
    };
    Ok(Some(one.keys().chain(other.keys()).all(agrees)))
}

/// Whether an object is, by now, what a text says of it.
fn says_no_other(text: &Object, now: &Object) -> bool {
    let (said, there) = (text.parts(), now.parts());
    let made = |part: &&String| !SET_LATER.contains(&part.as_str()) && !part.starts_with("grant ");
    said.keys().chain(there.keys()).filter(made).all(|part| said.get(part) == there.get(part))
}

/// What a text makes where its object is not; nothing of it remains.
async fn alone(
    sessions: &Sessions,
    elaboration: &Elaboration,
    (id, statement): (&ObjectId, &Statement),
) -> Result<Option<Made>, ShadowError> {
    let table = id.parent_table().filter(|_| statement.kind.starts_with("create_table"));
    let Some(in_the_way) = elaboration.full.get(table.as_ref().unwrap_or(id)) else { return Ok(None) };
    let schemas = elaboration.full.objects.keys().filter(|other| other.kind == Kind::Schema).map(|other| &other.name);
    let path: Vec<String> = std::iter::once(&id.schema).chain(schemas).map(|name| ident(name)).collect();
    let steps = [
        "begin".to_owned(),
        format!("set local search_path = {}", path.join(", ")),
        format!("{} cascade", render_drop(in_the_way)),
        statement.text().to_owned(),
    ];
    let client = &sessions.deployer.client;
    let made = try_steps(client, &steps).await;
    let loaded = if made { Some(load_inside_transaction(client, &sessions.name).await) } else { None };
    client.batch_execute("rollback").await.map_err(|error| ShadowError::Load(LoadError::Query(error)))?;
    let catalog = loaded.transpose().map_err(ShadowError::Load)?;
    Ok(catalog.map(|made: Stamped| belonging(id, &made.catalog)))
}

async fn try_steps(client: &Client, steps: &[String]) -> bool {
    for step in steps {
        if client.batch_execute(step).await.is_err() {
            return false;
        }
    }
    true
}

/// The object, and what comes and goes with it.
fn belonging(id: &ObjectId, catalog: &Catalog) -> Made {
    let belongs = |object: &&Object| match id.kind {
        Kind::Table => &object.id == id || object.table().as_ref() == Some(id),
        Kind::Column => &object.id == id || (object.id.kind == Kind::Constraint && object.needs.contains(id)),
        _ => &object.id == id,
    };
    let objects = catalog.objects.values().filter(belongs);
    objects.filter(|object| !object.is_derived()).map(|object| (object.id.clone(), object.clone())).collect()
}
