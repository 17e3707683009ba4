//! The script from its first line to its last.

use super::guard::Guard;
use super::parts::Parts;
use super::text::{comment, ended};
use crate::deploy::decided::Decided;
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::journal::{JOURNAL, opening};
use crate::deploy::log::summary_json;
use crate::deploy::report::Report;
use crate::deploy::target::OpenTarget;
use crate::files::PlatformKind;
use crate::finding::Finding;
use crate::plan::Plan;
use crate::sql::literal;

/// What a script is made from.
pub(in crate::deploy::preview) struct Material<'a> {
    pub(in crate::deploy::preview) decided: &'a Decided,
    pub(in crate::deploy::preview) plan: &'a Plan,
    pub(in crate::deploy::preview) report: &'a Report,
}

/// Writes the plan as a script.
pub(in crate::deploy::preview) async fn write(
    material: &Material<'_>,
    target: &OpenTarget,
    fingerprint: &str,
) -> Result<String, Stop> {
    refuse_missing_platform(material, target).await?;
    let guard = Guard::read(material, target).await?;
    let mut parts = Parts::new(material);
    let first = [journal(material), ended(&opened(material))].concat();
    parts.transaction("is this still the database that was planned for?", &guard.head(material, target), &first);
    for segment in &material.plan.segments {
        parts.segment(segment)?;
    }
    parts.end(&closed(material));
    Ok([head(material, target, fingerprint), parts.into_text()].concat())
}

fn head(material: &Material<'_>, target: &OpenTarget, fingerprint: &str) -> String {
    let server = &target.connection.server;
    let version = env!("CARGO_PKG_VERSION");
    comment(&format!(
        "A deployment of phases {}, written by `wrench plan --sql` (wrench {version}).\n\
         For database \"{}\", role \"{}\", PostgreSQL {}. Plan {fingerprint}.\n\
         \n\
         Run it as a whole with psql, or in an SQL editor, where a part that says so has to stand alone. It changes nothing unless the\n\
         schema is still the one that was planned for, and each part changes nothing unless the part before it was committed.\n\
         `wrench deploy` finds everything recorded afterwards. Nothing is proved before COMMIT here: `wrench audit` compares.\n\
         Passwords of the declared files stand here as they are there.",
        material.report.phases.join(", "),
        server.database,
        server.user,
        server.major(),
    ))
    .replace("-- \n", "--\n")
}

/// The journal's tables, where they are missing.
fn journal(material: &Material<'_>) -> String {
    let quiet = "set local client_min_messages = warning;\n";
    let builds = material.decided.inputs().builds();
    [quiet, JOURNAL, &ended(&opening(builds)), "set local client_min_messages = notice;\n"].concat()
}

fn opened(material: &Material<'_>) -> String {
    let phases: Vec<String> = material.report.phases.iter().map(|name| literal(name)).collect();
    let commit = material.report.git_commit.as_deref().map_or_else(|| "null".to_owned(), literal);
    let values = [
        literal(&material.report.id),
        "'running'".to_owned(),
        literal(env!("CARGO_PKG_VERSION")),
        commit,
        format!("array[{}]::pg_catalog.text[]", phases.join(", ")),
    ];
    let insert = "insert into wrench.deployment (id, status, tool_version, git_commit, phases) values";
    format!("{insert} ({})", values.join(", "))
}

fn closed(material: &Material<'_>) -> String {
    let summary = literal(&summary_json(&material.report.summary).to_string());
    let set =
        format!("status = 'succeeded', exit_code = 0, finished_at = pg_catalog.clock_timestamp(), summary = {summary}");
    let update =
        ["update wrench.deployment", &format!("set {set} where id = {}", literal(&material.report.id))].join(" ");
    [ended(&update), ended("select pg_catalog.pg_notify('pgrst', 'reload schema')")].concat()
}

/// A script holds the declared files and not the platform below them.
async fn refuse_missing_platform(material: &Material<'_>, target: &OpenTarget) -> Result<(), Stop> {
    if material.decided.platform != PlatformKind::Supabase {
        return Ok(());
    }
    let sql = "select pg_catalog.to_regnamespace('auth') is not null";
    if target.connection.client.query_one(sql, &[]).await.map_err(DeployError::Read)?.get(0) {
        return Ok(());
    }
    let finding = Finding::error("platform-missing", "the Supabase platform is missing on the target")
        .with_detail("Schema \"auth\" does not exist, and a script holds what the files declare only.")
        .with_hint("Deploy once as a superuser with `wrench deploy`, or set `[platform] kind = \"none\"`.");
    Err(Stop::refused(finding))
}
