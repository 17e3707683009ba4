//! Elaborates the declared files: a private server, the files on it, and what they made.

use std::collections::BTreeSet;

use super::admin::own_publications;
use super::attribution::read_attribution;
use super::limits::Watch;
use super::prefixes::Prefixes;
use super::prepare::{Sessions, prepare};
use super::remembered::remember;
use super::repeated::find_repeated;
use super::run::{Ran, next_transaction, run_statements};
use super::spec::{Elaboration, ShadowError, ShadowSpec};
use crate::catalog::{Catalog, DEPLOYER, Kind, Object, ObjectId, load};
use crate::plan::DeclaredStatement;
use crate::postgres::{Caps, start_confined};

/// Elaborates `statements` on a fresh private server, which is gone when this returns, and remembers the result.
///
/// Default privileges of the target are copied first, as far as no deployment put them there. Where the files turn out
/// to declare some of these themselves, the files are elaborated once more without them: they may be declared after
/// objects that must not have them.
pub async fn elaborate(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement]) -> Result<Elaboration, ShadowError> {
    let copied = copied_defaults(spec);
    let first = elaborate_once(spec, &copied, statements).await?;
    let undeclared: BTreeSet<ObjectId> = copied.iter().filter(|id| first.declared.get(id).is_none()).cloned().collect();
    let elaboration = if undeclared == copied { first } else { elaborate_once(spec, &undeclared, statements).await? };
    remember(spec, statements, &elaboration);
    Ok(elaboration)
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
    statements: &[DeclaredStatement],
) -> Result<Elaboration, ShadowError> {
    let caps = Caps { memory_bytes: spec.limits.memory_bytes };
    let server = start_confined(spec.binaries, spec.cache, (spec.superuser, caps)).await.map_err(ShadowError::Start)?;
    let sessions = prepare(&server, spec, defaults).await?;
    let watch = Watch::start();
    let elaboration = tokio::select! {
        done = run_files(&sessions, spec, statements, &watch) => done,
        exhausted = watch.exhausted(&server, spec.limits) => Err(exhausted),
    };
    drop(sessions);
    server.stop().await.map_err(ShadowError::Start)?;
    elaboration
}

async fn run_files(
    sessions: &Sessions,
    spec: &ShadowSpec<'_>,
    statements: &[DeclaredStatement],
    watch: &Watch,
) -> Result<Elaboration, ShadowError> {
    let admin = &sessions.admin.client;
    let initial = load(admin, spec.deployer).await.map_err(ShadowError::Load)?;
    let start = next_transaction(admin).await.map_err(ShadowError::Prepare)?;
    let mut prefixes = Prefixes::new(spec.checkpoints, &initial);
    let ran = run_statements(sessions, statements, (watch, &mut prefixes)).await?;
    let Ran { boundaries, notices, untried } = ran;
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
        checkpoints: prefixes.taken(),
    };
    elaboration.repeated = find_repeated(sessions, &elaboration, (statements, &notices)).await?;
    Ok(elaboration)
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
