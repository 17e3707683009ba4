//! `wrench issues fix`.

use super::ground::{Ground, declared};
use crate::cli::args::{Common, FixArgs};
use crate::cli::commands::interruption;
use crate::cli::commands::serving::Stopped;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Fix, Printer};
use crate::config::Config;
use crate::deploy::recorded_runs;
use crate::errors::{Suggested, apply, draft, suggest, try_out};
use crate::files::Declared;
use crate::finding::Finding;
use crate::infer::Deployments;
use crate::postgres::connect;
use crate::shadow::{LiveShadow, LiveShadowSpec, LiveState};

pub(super) async fn run(
    args: &FixArgs,
    common: &Common,
    config: &Config,
    printer: &Printer,
) -> Result<ExitCode, Stopped> {
    let ground = Ground::open(common, config).await?;
    let (issue, events) = ground.issue(args.id).await?;
    let request = ground.deploy(&args.acting, (common, config), printer)?;
    let declared = declared(&request)?;
    let (live, deployments) = live(&ground).await?;
    let Some(suggested) = suggest(&events, live, (&declared, &deployments)) else {
        let finding = Finding::error("nothing-proposed", format!("nothing is proposed for issue {}", issue.id))
            .with_detail("No event of it came from a page that may report, so that anybody could have sent it.")
            .with_hint("Use the app in a browser until it fails again.");
        return Err(Stopped::new(ExitCode::Refused, finding));
    };
    let spec = LiveShadowSpec { search: request.search(), cache: request.cache_dir.clone(), limits: request.limits };
    let shadow = LiveShadow::new(spec);
    let (tried, untried) = try_out(Some(&shadow), &suggested).await;
    let fix = Fix { issue: &issue, diagnosis: &suggested.diagnosis, tried: &tried, applied: None };
    if !args.apply {
        printer.fix(&fix);
        return Ok(ExitCode::Done);
    }
    let draft = match drafted(&suggested, (&tried, untried.as_deref()), &declared) {
        Ok(draft) => draft,
        Err((findings, code)) => {
            printer.fix(&fix);
            printer.findings(&findings);
            return Ok(code);
        }
    };
    // People see what they are asked about before they are asked.
    printer.fix_before(&fix);
    let mut progress = printer.progress();
    let applied = apply(&ground.store, (&issue, &draft), &request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    match applied {
        Ok(applied) => {
            printer.fixed(&Fix { applied: Some(&applied), ..fix }, &draft.request(&request));
            Ok(ExitCode::from_number(applied.exit_code))
        }
        Err(refused) => {
            printer.findings(&refused.findings);
            Ok(ExitCode::from_number(refused.exit_code))
        }
    }
}

type Proved<'a> = (&'a [crate::errors::Tried], Option<&'a str>);

fn drafted(
    suggested: &Suggested,
    tried: Proved<'_>,
    declared: &Declared,
) -> Result<crate::errors::Draft, (Vec<Finding>, ExitCode)> {
    draft(suggested, tried, declared).map_err(|refused| (refused.findings, ExitCode::from_number(refused.exit_code)))
}

/// The schema as it is, and what the journal says of statements; whoever may not read that does without.
async fn live(ground: &Ground) -> Result<(LiveState, Deployments), Stopped> {
    let failed = |error: &dyn std::error::Error| {
        let finding = Finding::error("target", "the schema of the target cannot be read")
            .with_detail(format!("{error}."))
            .with_hint("Name the database with `--database-url`.");
        Stopped::new(ExitCode::Unreachable, finding)
    };
    let connection = connect(&ground.places.reader, "wrench issues", "-c statement_timeout=15000").await;
    let connection = connection.map_err(|error| failed(&error))?;
    let live = LiveState::read(&connection, ground.places.deployer.user()).await.map_err(|error| failed(&error))?;
    Ok((live, recorded_runs(&connection.client).await.unwrap_or_default()))
}
