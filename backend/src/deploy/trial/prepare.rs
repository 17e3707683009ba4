//! Makes the copy and the plan fit each other: what a trial cannot run is left out and noted.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::run::unavailable;
use crate::catalog::ObjectId;
use crate::deploy::baseline;
use crate::deploy::decided::Decided;
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::journal::JOURNAL;
use crate::files::PlatformKind;
use crate::plan::{DeclaredStatement, Plan};
use crate::shadow::{Trial, needs_superuser, tame_wrappers};
use crate::sql::{Reach, StatementClass, ident, literal};

/// Commands over rows that can be planned without being run.
const EXPLAINED: [&str; 6] = ["insert", "update", "delete", "merge", "select", "values"];

/// A declared statement that is not run in the trial.
pub(super) struct LeftOut {
    pub(super) index: usize,
    pub(super) why: &'static str,
    pub(super) effect: Effect,
}

/// What a trial is left with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Rows that nothing can miss.
    Rows,
    /// What it makes or changes is not as declared, and may be missed.
    Lacking,
    /// It ran, and may have been refused for want of a superuser's rights.
    Unsure,
}

/// Prepares database and plan. Answers with what is left out.
pub(super) async fn prepare(
    (trial, is_superuser): (&Trial, bool),
    decided: &mut Decided,
    plan: &mut Plan,
) -> Result<Vec<LeftOut>, Stop> {
    let admin = &trial.superuser().client;
    let deployer = trial.session.server.user.as_str();
    let path = "select pg_catalog.current_setting('search_path')";
    let path: String = trial.session.client.query_one(path, &[]).await.map_err(DeployError::Read)?.get(0);
    let same = "select pg_catalog.set_config('search_path', $1, false)";
    if decided.platform == PlatformKind::Supabase {
        admin.execute(same, &[&"public"]).await.map_err(DeployError::Read)?;
        baseline::apply_where_absent(admin, deployer).await?;
    }
    // Names mean to it what they mean to the files.
    admin.execute(same, &[&path]).await.map_err(DeployError::Read)?;
    if decided.journal.exists {
        make_journal(admin, deployer).await?;
    }
    let mut left_out = Vec::new();
    for planned in plan.statements.iter_mut().filter(|planned| planned.decision.runs()) {
        let Some(index) = planned.index else { continue };
        let Some(declared) = decided.statements.get(index) else { continue };
        if decided.elaboration.attribution.unproved().contains(&index) {
            planned.sql.clear();
            let why = "it needs an extension that the private server lacks";
            left_out.push(LeftOut { index, why, effect: Effect::Lacking });
        } else if declared.statement.class == StatementClass::Data {
            let is_explained = EXPLAINED.contains(&declared.statement.kind.as_str());
            planned.sql = is_explained.then(|| format!("explain {}", declared.statement.text())).into_iter().collect();
            left_out.push(LeftOut { index, why: "the copy has no rows", effect: Effect::Rows });
        } else if is_superuser && declared.statement.reach == Reach::Owner {
            planned.sql = vec![or_not(declared.statement.text())];
            let why = "the new owner may have rights on the target alone";
            left_out.push(LeftOut { index, why, effect: Effect::Unsure });
        } else if let Some(why) = made_beforehand(admin, deployer, declared).await? {
            planned.sql.clear();
            left_out.extend((!why.is_empty()).then_some(LeftOut { index, why, effect: Effect::Lacking }));
        }
    }
    let excluded = excluded(trial, decided, &left_out);
    decided.elaboration.declared.objects.retain(|id, _| !excluded.contains(id));
    Ok(left_out)
}

/// A superuser hands an object to whomever it likes; nobody on the copy does.
fn or_not(text: &str) -> String {
    let body = format!("begin execute {}; exception when insufficient_privilege then null; end", literal(text));
    format!("do {}", literal(&body))
}

/// The journal is not part of the copy. Where there is one on the target, nothing keeps a deploy from making it.
async fn make_journal(admin: &Client, deployer: &str) -> Result<(), Stop> {
    let deployer = ident(deployer);
    let schema = format!("create schema if not exists wrench authorization {deployer}; set role {deployer}");
    admin.batch_execute(&schema).await.map_err(DeployError::Journal)?;
    admin.batch_execute(JOURNAL).await.map_err(DeployError::Journal)?;
    admin.batch_execute("reset role").await.map_err(DeployError::Journal)?;
    Ok(())
}

/// Why a statement is not sent; no words where its effect is there already.
async fn made_beforehand(
    admin: &Client,
    deployer: &str,
    declared: &DeclaredStatement,
) -> Result<Option<&'static str>, Stop> {
    match &declared.statement.reach {
        Reach::CreateRole(name) => {
            let exists = "select exists (select from pg_catalog.pg_roles where rolname = $1)";
            let is_there: bool = admin.query_one(exists, &[name]).await.map_err(DeployError::Read)?.get(0);
            if !is_there {
                let (role, deployer) = (ident(name), ident(deployer));
                let make = format!("create role {role} nologin; grant {role} to {deployer} with admin option");
                admin.batch_execute(&make).await.map_err(DeployError::Read)?;
            }
            Ok(Some(""))
        }
        Reach::Extension { names, creates: true } if are_trusted(admin, names).await? => Ok(None),
        Reach::Extension { creates, .. } => {
            let may = *creates && needs_superuser(declared);
            let makes = may && admin.execute(declared.statement.text(), &[]).await.is_ok();
            if makes {
                tame_wrappers(admin, declared, deployer).await.map_err(unavailable)?;
            }
            Ok(Some(if makes { "" } else { "extensions are a superuser's there" }))
        }
        _ if needs_superuser(declared) => Ok(Some("only a superuser may, and the trial has none")),
        _ if declared.statement.class == StatementClass::Cluster => Ok(Some("it changes the whole server")),
        _ => Ok(None),
    }
}

/// Whether a role without further rights makes them.
async fn are_trusted(admin: &Client, names: &[String]) -> Result<bool, Stop> {
    let row = admin.query_one(include_str!("trusted.sql"), &[&names]).await.map_err(DeployError::Read)?;
    Ok(row.get(0))
}

/// Objects that the trial can say nothing about.
fn excluded(trial: &Trial, decided: &Decided, left_out: &[LeftOut]) -> BTreeSet<ObjectId> {
    let attribution = &decided.elaboration.attribution;
    let concerned = left_out.iter().filter(|left| left.effect != Effect::Rows);
    let concerned = concerned.flat_map(|left| attribution.concerned_by(left.index));
    trial.differing().chain(concerned).cloned().collect()
}
