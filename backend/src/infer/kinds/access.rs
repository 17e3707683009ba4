//! A row refused by a policy, or a privilege that the role lacks. Who may do what is a person's decision: nothing here is for a click.

use crate::catalog::{Catalog, Facts, Kind, ObjectId, Policy};
use crate::infer::relation::{columns, find_table};
use crate::infer::{Case, Proposal};
use crate::sql::readable_ident;

/// The policies there are for what was tried, and a sketch where there is none.
pub(in crate::infer) fn row_security(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let Some(name) = &slots.table else { return Vec::new() };
    let Some(table) = find_table(case.catalog, slots.schema.as_deref(), name) else { return Vec::new() };
    let (command, letter) = command(case.request.method);
    let policies: Vec<(&str, &Policy)> =
        policies(case.catalog, table).filter(|(_, policy)| [letter, "*"].contains(&policy.command.as_str())).collect();
    let path = format!("{}.{}", readable_ident(&table.schema), readable_ident(&table.name));
    if policies.is_empty() {
        let condition = tenant_condition(case.catalog, table);
        let clause = if command == "insert" { "with check" } else { "using" };
        let evidence = vec![
            format!(
                "Row security is on for `{}` and no policy is for {command}, so that every row is refused.",
                table.path()
            ),
            "Who may do it is your decision; the condition is a sketch.".to_owned(),
        ];
        let sql = format!(
            "create policy {}_{command} on {path}\n  for {command} to authenticated\n  {clause} ({condition});\n",
            table.name
        );
        return vec![Proposal {
            sql,
            ..Proposal::shown(format!("write a policy for {command} on `{name}` in `policies.sql`"), evidence, 0.5)
        }];
    }
    let evidence = policies.iter().map(|(policy_name, policy)| {
        let condition =
            if letter == "a" { policy.check.as_ref() } else { policy.using.as_ref().or(policy.check.as_ref()) };
        format!(
            "Policy `{policy_name}` ({}) wants: {}.",
            policy.roles.join(", "),
            condition.map_or("nothing", String::as_str)
        )
    });
    let title = format!("send a row that a policy of `{name}` lets in, or change the policy");
    vec![Proposal::shown(title, evidence.collect(), 0.7)]
}

/// Who holds the privilege, and the grant as a sketch.
pub(in crate::infer) fn privilege(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let Some(name) = &slots.table else { return Vec::new() };
    let wanted = |id: &&ObjectId| {
        matches!(id.kind, Kind::Table | Kind::View)
            && id.name == *name
            && slots.schema.as_ref().is_none_or(|schema| *schema == id.schema)
    };
    let Some(id) = case.catalog.objects.keys().find(wanted) else { return Vec::new() };
    let (command, _) = command(case.request.method);
    let held: Vec<String> =
        case.catalog.objects.get(id).map(|object| object.acl.iter().cloned().collect()).unwrap_or_default();
    let privilege = command.to_uppercase();
    let holders: Vec<&str> = held
        .iter()
        .filter_map(|item| {
            item.split_once(' ').filter(|(what, _)| what.trim_end_matches('*') == privilege).map(|(_, role)| role)
        })
        .collect();
    let role = slots.role.as_deref().unwrap_or("authenticated");
    let said = if holders.is_empty() { "nobody but the owner".to_owned() } else { holders.join(", ") };
    let evidence = vec![
        format!("{privilege} on `{}` is held by {said}.", id.path()),
        format!("Whether `{role}` may have it is your decision; with row security, policies say which rows."),
    ];
    let path = format!("{}.{}", readable_ident(&id.schema), readable_ident(&id.name));
    let sql = format!("grant {command} on {path} to {};\n", readable_ident(role));
    vec![Proposal {
        sql,
        ..Proposal::shown(
            format!("grant {command} on `{name}` in `grants.sql`, if it is meant to be allowed"),
            evidence,
            0.5,
        )
    }]
}

/// What the request tried, and PostgreSQL's letter for it.
fn command(method: Option<&str>) -> (&'static str, &'static str) {
    match method.map(str::to_ascii_uppercase).as_deref() {
        Some("GET" | "HEAD") => ("select", "r"),
        Some("PATCH") => ("update", "w"),
        Some("DELETE") => ("delete", "d"),
        _ => ("insert", "a"),
    }
}

fn policies<'a>(catalog: &'a Catalog, table: &'a ObjectId) -> impl Iterator<Item = (&'a str, &'a Policy)> {
    catalog.objects.iter().filter_map(move |(id, object)| match &object.facts {
        Facts::Policy(policy) if id.schema == table.schema && id.relation == table.name => {
            Some((id.name.as_str(), policy))
        }
        _ => None,
    })
}

/// What most policies of the schema ask of the columns this table has, else the plainest.
fn tenant_condition(catalog: &Catalog, table: &ObjectId) -> String {
    let own: Vec<&str> = columns(catalog, table).into_iter().map(|(name, _)| name).collect();
    let conditions = catalog.objects.iter().filter_map(|(id, object)| match &object.facts {
        Facts::Policy(policy) if id.schema == table.schema => policy.using.as_ref(),
        _ => None,
    });
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for condition in conditions.filter(|condition| own.contains(&"company_id") && condition.contains("company_id")) {
        *counts.entry(condition.as_str()).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(condition, _)| condition.trim_matches(['(', ')']).to_owned());
    let by_user = || own.contains(&"user_id").then(|| "user_id = (select auth.uid())".to_owned());
    most.filter(|condition| condition.matches('(').count() == condition.matches(')').count())
        .or_else(by_user)
        .unwrap_or_else(|| "false".to_owned())
}
