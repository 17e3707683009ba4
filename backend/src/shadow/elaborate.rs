//! Elaborates the declared files: a private server, the files on it, and what they made.

use std::collections::BTreeSet;

use super::admin::own_publications;
use super::attribution::read_attribution;
use super::limits::Watch;
use super::prefixes::Prefixes;
use super::prepare::{Sessions, prepare};
use super::remembered::remember;
use super::repeated::find_repeated;
use super::run::{Ran, Runner, next_transaction, run_statements};
use super::spec::{Elaboration, Notices, ShadowError, ShadowSpec};
use super::waiting::{Reordered, in_order};
use crate::catalog::{Catalog, DEPLOYER, Kind, Object, ObjectId, load};
use crate::heal::{Detour, Way};
use crate::plan::DeclaredStatement;
use crate::postgres::{Caps, start_confined};

/// Elaborates `statements` on a fresh private server, which is gone when this returns, and remembers the result.
///
/// Default privileges of the target are copied first, as far as no deployment put them there. Where the files turn out
/// to declare some of these themselves, the files are elaborated once more without them: they may be declared after
/// objects that must not have them.
pub async fn elaborate(spec: &ShadowSpec<'_>, as_written: &[DeclaredStatement]) -> Result<Elaboration, ShadowError> {
    let statements = as_written;
    let copied = copied_defaults(spec);
    let healed = elaborate_healed(spec, &copied, statements).await?;
    let (first, reordered) = healed;
    let statements = reordered.as_deref().unwrap_or(statements);
    let undeclared: BTreeSet<ObjectId> = copied.iter().filter(|id| first.declared.get(id).is_none()).cloned().collect();
    let mut elaboration = match undeclared == copied {
        true => first,
        false => {
            let (order, detours) = (first.order, behind(first.detours));
            let again = done(elaborate_once(spec, &undeclared, (statements, false)).await)?;
            Elaboration { order, detours: again.detours.into_iter().chain(detours).collect(), ..again }
        }
    };
    elaboration.detours.sort_by_key(|detour| detour.statement);
    remember(spec, as_written, &elaboration);
    Ok(elaboration)
}

fn behind(detours: Vec<Detour>) -> impl Iterator<Item = Detour> {
    detours.into_iter().filter(|detour| detour.way == Way::Behind)
}

/// The elaboration, and the statements in their new order where some had to wait for others. Such an order is tried from
/// the beginning, so that what is known of each statement is what it does there.
async fn elaborate_healed(
    spec: &ShadowSpec<'_>,
    copied: &BTreeSet<ObjectId>,
    statements: &[DeclaredStatement],
) -> Result<(Elaboration, Option<Vec<DeclaredStatement>>), ShadowError> {
    let Reordered { order, detours } = match elaborate_once(spec, copied, (statements, spec.heals)).await? {
        Attempt::Done(elaboration) => return Ok((*elaboration, None)),
        Attempt::Reordered(reordered) => reordered,
    };
    let reordered = in_order(statements.to_vec(), &order);
    let tried = done(elaborate_once(spec, copied, (&reordered, false)).await).map_err(|error| match error {
        ShadowError::Statement { index, source } => {
            ShadowError::Statement { index: order.get(index).copied().unwrap_or(index), source }
        }
        other => other,
    })?;
    let detours = tried.detours.iter().cloned().chain(detours).collect();
    Ok((Elaboration { order, detours, ..tried }, Some(reordered)))
}

/// What a run of the statements came to.
enum Attempt {
    /// What they declare.
    Done(Box<Elaboration>),
    /// They get through in another order.
    Reordered(Reordered),
}

/// Where statements may not wait there is no other order.
fn done(attempt: Result<Attempt, ShadowError>) -> Result<Elaboration, ShadowError> {
    match attempt? {
        Attempt::Done(elaboration) => Ok(*elaboration),
        Attempt::Reordered(_) => Err(ShadowError::Cold),
    }
}

/// Default privileges of the deployer that no deployment put on the target.
pub(super) fn copied_defaults(spec: &ShadowSpec<'_>) -> BTreeSet<ObjectId> {
    spec.have
        .objects
        .keys()
        .filter(|id| id.kind == Kind::DefaultPrivileges && id.relation == DEPLOYER)
        .filter(|id| spec.base.get(id).is_none())
        .cloned()
        .collect()
}

async fn elaborate_once(
    spec: &ShadowSpec<'_>,
    defaults: &BTreeSet<ObjectId>,
    (statements, reorders): (&[DeclaredStatement], bool),
) -> Result<Attempt, ShadowError> {
    let caps = Caps { memory_bytes: spec.limits.memory_bytes };
    let server = start_confined(spec.binaries, spec.cache, (spec.superuser, caps)).await.map_err(ShadowError::Start)?;
    let sessions = prepare(&server, spec, defaults).await?;
    let watch = Watch::start();
    let elaboration = tokio::select! {
        done = run_files(&sessions, spec, (statements, reorders), &watch) => done,
        exhausted = watch.exhausted(&server, spec.limits) => Err(exhausted),
    };
    drop(sessions);
    server.stop().await.map_err(ShadowError::Start)?;
    elaboration
}

async fn run_files(
    sessions: &Sessions,
    spec: &ShadowSpec<'_>,
    (statements, reorders): (&[DeclaredStatement], bool),
    watch: &Watch,
) -> Result<Attempt, ShadowError> {
    let admin = &sessions.admin.client;
    let initial = load(admin, spec.deployer).await.map_err(ShadowError::Load)?;
    let start = next_transaction(admin).await.map_err(ShadowError::Prepare)?;
    let mut prefixes = Prefixes::new(spec.checkpoints, &initial);
    let runner = Runner { sessions, statements, heals: spec.heals, reorders };
    let Ran { boundaries, notices, untried, detours, waiting } =
        run_statements(&runner, (watch, &mut prefixes)).await?;
    if let Some(reordered) = waiting.reordered() {
        return Ok(Attempt::Reordered(reordered));
    }
    let mut full = load(admin, spec.deployer).await.map_err(ShadowError::Load)?;
    own_publications(&mut full, spec.superuser);
    let declared = declared_part(&initial, &full, start);
    let attribution = read_attribution(admin, &declared, &boundaries).await.map_err(ShadowError::Prepare)?;
    let unproved: BTreeSet<usize> = untried.statements.iter().map(|(index, _)| *index).collect();
    let mut elaboration = Elaboration {
        full,
        initial,
        declared,
        attribution: attribution.with_unproved(unproved),
        repeated: Vec::new(),
        lacking: untried.lacking.into_iter().collect(),
        unproved: untried.statements,
        from_cache: false,
        order: Vec::new(),
        detours,
        cut_names: cut_names(&notices),
        checkpoints: prefixes.taken(),
    };
    elaboration.repeated = find_repeated(sessions, &elaboration, (statements, &notices)).await?;
    Ok(Attempt::Done(Box::new(elaboration)))
}

/// 42622: what the server says when it cuts a name.
fn cut_names(notices: &Notices) -> Vec<(usize, String)> {
    let cut = notices.iter().filter(|(_, notice)| notice.sqlstate == "42622");
    let mut all: Vec<(usize, String)> = cut.map(|(index, notice)| (*index, notice.message.clone())).collect();
    all.dedup();
    all
}

/// What differs from before the first statement. Default privileges were copied from the target, where an earlier
/// deployment may have put them: they are declared when a statement wrote them, changed or not.
fn declared_part(before: &Catalog, after: &Catalog, start: i64) -> Catalog {
    let is_declared = |object: &Object| {
        let rewritten = object.id.kind == Kind::DefaultPrivileges && object.written_by >= start;
        rewritten || !before.get(&object.id).is_some_and(|old| old.same_as(object))
    };
    let declared = after.objects.iter().filter(|(_, object)| is_declared(object));
    Catalog {
        objects: declared.map(|(id, object)| (id.clone(), object.clone())).collect(),
        unmodelled: after.unmodelled.difference(&before.unmodelled).cloned().collect(),
        names: after.names.clone(),
        ..Catalog::default()
    }
}
