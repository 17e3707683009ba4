//! Reads a catalog from a server: a fixed number of pipelined queries, whatever the size of the schema.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use futures_util::StreamExt;
use futures_util::future::{try_join, try_join_all};
use futures_util::stream::FuturesOrdered;
use serde_json::Value;
use tokio_postgres::{Client, Row};

use super::model::{Catalog, DEPLOYER, Facts, Kind, Object, ObjectId, Unmodelled};
use super::stamp::{READ_IN_PLACE, STAMP, Stamp, read_stamp};

/// Why a catalog could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The server refused one of the queries.
    #[error("could not read the catalog")]
    Query(#[source] tokio_postgres::Error),
    /// A row has another shape than the model.
    #[error("could not read the facts of {kind} \"{name}\"")]
    Facts {
        /// Kind in words.
        kind: &'static str,
        /// Name as the row has it.
        name: String,
        /// What does not fit.
        #[source]
        source: serde_json::Error,
    },
}

const QUERIES: [(Kind, &str, &str); 26] = [
    (Kind::Schema, "pg_namespace", include_str!("queries/schemas.sql")),
    (Kind::Extension, "pg_extension", include_str!("queries/extensions.sql")),
    (Kind::Collation, "pg_collation", include_str!("queries/collations.sql")),
    (Kind::Enum, "pg_type", include_str!("queries/enums.sql")),
    (Kind::Domain, "pg_type", include_str!("queries/domains.sql")),
    (Kind::CompositeType, "pg_type", include_str!("queries/composite_types.sql")),
    (Kind::RangeType, "pg_type", include_str!("queries/range_types.sql")),
    (Kind::ForeignServer, "pg_foreign_server", include_str!("queries/foreign_servers.sql")),
    (Kind::UserMapping, "pg_user_mapping", include_str!("queries/user_mappings.sql")),
    (Kind::Sequence, "pg_class", include_str!("queries/sequences.sql")),
    (Kind::Table, "pg_class", include_str!("queries/tables.sql")),
    (Kind::Column, "pg_class", include_str!("queries/columns.sql")),
    (Kind::Function, "pg_proc", include_str!("queries/functions.sql")),
    (Kind::Aggregate, "pg_proc", include_str!("queries/aggregates.sql")),
    (Kind::Constraint, "pg_constraint", include_str!("queries/constraints.sql")),
    (Kind::Index, "pg_class", include_str!("queries/indexes.sql")),
    (Kind::Statistics, "pg_statistic_ext", include_str!("queries/statistics.sql")),
    (Kind::View, "pg_class", include_str!("queries/views.sql")),
    (Kind::Rule, "pg_rewrite", include_str!("queries/rules.sql")),
    (Kind::Trigger, "pg_trigger", include_str!("queries/triggers.sql")),
    (Kind::Policy, "pg_policy", include_str!("queries/policies.sql")),
    (Kind::EventTrigger, "pg_event_trigger", include_str!("queries/event_triggers.sql")),
    (Kind::Publication, "pg_publication", include_str!("queries/publications.sql")),
    (Kind::PublicationTable, "pg_publication_rel", include_str!("queries/publication_tables.sql")),
    (Kind::PublicationSchema, "pg_publication_namespace", include_str!("queries/publication_schemas.sql")),
    (Kind::DefaultPrivileges, "pg_default_acl", include_str!("queries/default_privileges.sql")),
];

/// With an empty path the server qualifies every name it prints, so texts of two databases compare. None of the queries
/// runs long enough to be worth compiling.
const PIN_SEARCH_PATH: &str =
    "select pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('jit', 'off', true)";

/// A catalog, and what tells later whether it is still that.
#[derive(Debug)]
pub struct Stamped {
    /// The catalog.
    pub catalog: Catalog,
    /// Of the same moment; where it was read in a transaction that may write, of the moment before.
    pub stamp: Stamp,
}

/// Opens the read-only snapshot a load runs in. End it with `ROLLBACK`.
pub async fn begin_snapshot(client: &Client) -> Result<(), LoadError> {
    client.batch_execute("begin isolation level repeatable read read only").await.map_err(LoadError::Query)
}

/// Reads the catalog in a read-only snapshot of its own. `deployer` is the role shown as [`DEPLOYER`].
pub async fn load(client: &Client, deployer: &str) -> Result<Catalog, LoadError> {
    begin_snapshot(client).await?;
    let loaded = read(client, deployer).await;
    client.batch_execute("rollback").await.map_err(LoadError::Query)?;
    loaded
}

/// The same with its stamp.
pub async fn load_stamped(client: &Client, deployer: &str) -> Result<Stamped, LoadError> {
    begin_snapshot(client).await?;
    let loaded = read_stamped(client, deployer).await;
    client.batch_execute("rollback").await.map_err(LoadError::Query)?;
    loaded
}

/// Reads the catalog as the open transaction sees it, and leaves the transaction's settings as they were.
pub async fn load_inside_transaction(client: &Client, deployer: &str) -> Result<Stamped, LoadError> {
    client.batch_execute("savepoint wrench_load").await.map_err(LoadError::Query)?;
    let loaded = read_stamped(client, deployer).await;
    let undo = "rollback to savepoint wrench_load; release savepoint wrench_load";
    client.batch_execute(undo).await.map_err(LoadError::Query)?;
    loaded
}

async fn read_stamped(client: &Client, deployer: &str) -> Result<Stamped, LoadError> {
    client.batch_execute(READ_IN_PLACE).await.map_err(LoadError::Query)?;
    // The stamp is asked for first: what is read later is never older.
    let stamp = async { client.query_one(STAMP, &[]).await.map_err(LoadError::Query) };
    let (row, catalog) = try_join(stamp, read(client, deployer)).await?;
    Ok(Stamped { catalog, stamp: read_stamp(&row) })
}

/// The same for some objects, without what they need and what needs them: what it takes does not grow with the schema.
pub async fn load_named_inside_transaction(
    client: &Client,
    deployer: &str,
    ids: &BTreeSet<&ObjectId>,
) -> Result<Catalog, LoadError> {
    client.batch_execute("savepoint wrench_load").await.map_err(LoadError::Query)?;
    let loaded = read_named(client, deployer, ids).await;
    let undo = "rollback to savepoint wrench_load; release savepoint wrench_load";
    client.batch_execute(undo).await.map_err(LoadError::Query)?;
    loaded
}

async fn read_named(client: &Client, deployer: &str, ids: &BTreeSet<&ObjectId>) -> Result<Catalog, LoadError> {
    client.batch_execute(PIN_SEARCH_PATH).await.map_err(LoadError::Query)?;
    let kinds = QUERIES.iter().filter(|(kind, _, _)| ids.iter().any(|id| id.kind == *kind));
    let answers = try_join_all(kinds.map(async |(kind, _, sql)| {
        let [schemas, relations, names] = named(*kind, ids);
        let narrowed = include_str!("queries/named.sql").replace("/* objects */", sql);
        Ok::<_, tokio_postgres::Error>((*kind, client.query(&narrowed, &[&schemas, &relations, &names]).await?))
    }));
    let mut catalog = Catalog::default();
    for (kind, rows) in answers.await.map_err(LoadError::Query)? {
        for row in rows {
            let object = read_object(kind, 0, &row, deployer)?;
            catalog.objects.insert(object.id.clone(), object);
        }
    }
    Ok(catalog)
}

/// Schemas, relations and names to look for; nothing where a role among them is only a symbol here.
fn named<'a>(kind: Kind, ids: &BTreeSet<&'a ObjectId>) -> [Option<Vec<&'a str>>; 3] {
    if matches!(kind, Kind::DefaultPrivileges | Kind::UserMapping) {
        return [None, None, None];
    }
    let of = |part: fn(&'a ObjectId) -> &'a str| {
        let parts: BTreeSet<&str> = ids.iter().filter(|id| id.kind == kind).map(|id| part(id)).collect();
        Some(parts.into_iter().collect())
    };
    [of(|id| &id.schema), of(|id| &id.relation), of(|id| &id.name)]
}

async fn read(client: &Client, deployer: &str) -> Result<Catalog, LoadError> {
    client.batch_execute(PIN_SEARCH_PATH).await.map_err(LoadError::Query)?;
    // All are on their way at once; while the server works at one, the answers before it are read.
    let all = [include_str!("queries/classes.sql")].into_iter().chain(QUERIES.iter().map(|(_, _, sql)| *sql));
    let all = all.chain([
        include_str!("queries/depends.sql"),
        include_str!("queries/names.sql"),
        include_str!("queries/unmodelled.sql"),
    ]);
    let mut answers: FuturesOrdered<_> = all.map(|sql| client.query(sql, &[])).collect();
    let classes = next(&mut answers).await?;
    let class_of: HashMap<String, u32> = classes.iter().map(|row| (row.get(1), row.get(0))).collect();
    let mut catalog = Catalog::default();
    for (kind, class, _) in &QUERIES {
        let class = class_of.get(*class).copied().unwrap_or_default();
        for row in next(&mut answers).await? {
            let object = read_object(*kind, class, &row, deployer)?;
            catalog.objects.insert(object.id.clone(), object);
        }
    }
    add_needs(&mut catalog, &next(&mut answers).await?);
    catalog.names = next(&mut answers).await?.iter().map(read_name).collect();
    let unmodelled = next(&mut answers).await?;
    catalog.unmodelled = unmodelled.iter().map(|row| read_unmodelled(row, deployer)).collect::<Result<_, _>>()?;
    Ok(catalog)
}

/// The rows of the next query.
async fn next<F>(answers: &mut FuturesOrdered<F>) -> Result<Vec<Row>, LoadError>
where
    F: Future<Output = Result<Vec<Row>, tokio_postgres::Error>>,
{
    answers.next().await.transpose().map(Option::unwrap_or_default).map_err(LoadError::Query)
}

fn read_object(kind: Kind, class: u32, row: &Row, deployer: &str) -> Result<Object, LoadError> {
    let symbol = |role: String| if role == deployer { DEPLOYER.to_owned() } else { role };
    let name: String = row.get("name");
    let json: String = row.get("facts");
    let mut facts = Facts::from_json(kind, &json).map_err(|source| LoadError::Facts {
        kind: kind.as_str(),
        name: name.clone(),
        source,
    })?;
    if let Facts::Policy(policy) = &mut facts {
        policy.roles = std::mem::take(&mut policy.roles).into_iter().map(symbol).collect();
        policy.roles.sort();
    }
    let relation: String = row.get("relation");
    let acl: Vec<String> = row.get("acl");
    let acl: Vec<(String, String)> = acl
        .iter()
        .filter_map(|item| item.split_once(' '))
        .map(|(privilege, role)| (privilege.to_owned(), symbol(role.to_owned())))
        .collect();
    let mut grantees: Vec<String> = acl.iter().map(|(_, role)| role.clone()).collect();
    grantees.dedup();
    Ok(Object {
        id: ObjectId {
            kind,
            schema: row.get("schema"),
            relation: if kind == Kind::DefaultPrivileges { symbol(relation) } else { relation },
            name: if kind == Kind::UserMapping { symbol(name) } else { name },
        },
        owner: row.get::<_, Option<String>>("owner").map(symbol),
        comment: row.get("comment"),
        acl: acl.iter().map(|(privilege, role)| format!("{privilege} {role}")).collect(),
        facts,
        needs: BTreeSet::new(),
        grantees,
        written_by: row.get::<_, Option<i64>>("xmin").unwrap_or_default(),
        address: (class, row.get("oid"), row.get("sub")),
    })
}

fn add_needs(catalog: &mut Catalog, depends: &[Row]) {
    let by_address: BTreeMap<(u32, u32, i32), ObjectId> =
        catalog.objects.values().map(|object| (object.address, object.id.clone())).collect();
    for row in depends {
        let from: (u32, u32, i32) = (row.get("owner_class"), row.get("objid"), row.get("objsubid"));
        let to: (u32, u32, i32) = (row.get("refclassid"), row.get("refobjid"), row.get("refobjsubid"));
        let Some(dependent) = by_address.get(&from) else {
            if let (Some(words), Some(needed)) = (row.get::<_, Option<String>>("words"), by_address.get(&to)) {
                catalog.strangers.entry(needed.clone()).or_default().push(words);
            }
            continue;
        };
        for needed in [by_address.get(&to), by_address.get(&(to.0, to.1, 0))].into_iter().flatten() {
            if needed != dependent
                && let Some(object) = catalog.objects.get_mut(dependent)
            {
                object.needs.insert(needed.clone());
            }
        }
    }
}

fn read_name(row: &Row) -> ((&'static str, String, String), String) {
    let space = match row.get::<_, &str>("space") {
        "relation" => "relation",
        "type" => "type",
        _ => "routine",
    };
    ((space, row.get("schema"), row.get("name")), row.get("kind"))
}

fn read_unmodelled(row: &Row, deployer: &str) -> Result<Unmodelled, LoadError> {
    let symbol = |role: &str| if role == deployer { DEPLOYER.to_owned() } else { role.to_owned() };
    let (kind, identity): (String, String) = (row.get("kind"), row.get("identity"));
    let json: String = row.get("facts");
    let facts: BTreeMap<String, Value> = serde_json::from_str(&json).map_err(|source| LoadError::Facts {
        kind: "unmodelled object",
        name: identity.clone(),
        source,
    })?;
    let text = |name: &str| row.get::<_, Option<&str>>(name);
    let owner = text("owner").map(|owner| ("owner".to_owned(), Value::String(symbol(owner))));
    let comment = text("comment").map(|comment| ("comment".to_owned(), Value::String(comment.to_owned())));
    let acl: Vec<String> = row.get("acl");
    let grants = acl
        .iter()
        .filter_map(|item| item.split_once(' '))
        .map(|(privilege, role)| (["grant", privilege, &symbol(role)].join(" "), Value::Bool(true)));
    let parts = facts.into_iter().chain(owner).chain(comment).chain(grants);
    let facts = parts.map(|(part, value)| (part, value.to_string())).collect();
    Ok(Unmodelled { kind, identity, schema: row.get("schema"), facts })
}
