//! A plan's script against a deploy: what `psql` makes of the one is what the other makes, and nothing is left to do.

use wrench_backend::deploy::{DeployRequest, Preview, preview};

use crate::command::TestFolder;
use crate::oracle::{dump, missing_lines};
use crate::scenario::{Scenario, decisions, expectation, findings, prepare, with_arguments};
use crate::server::{TestDatabase, TestServer, deploy_into, request_for};

/// Plans a scenario and runs the script on one database, deploys it into another, and compares.
///
/// # Errors
/// They differ, the script fails, or there is one where a deploy stops.
pub async fn script_scenario(scenario: &Scenario) -> Result<(), String> {
    let expect = expectation(scenario)?;
    let server = TestServer::shared().await;
    let (scripted, deployed) = (server.database().await, server.database().await);
    let declared = prepare(scenario, &scripted).await?;
    prepare(scenario, &deployed).await?;
    let request = |database: &TestDatabase| with_arguments(request_for(database, declared.path()), &expect.args);
    let (here, there) = (request(&scripted)?, request(&deployed)?);
    let outcome = compare((&scripted, &here), (&deployed, &there), expect.script_stops).await;
    scripted.drop().await;
    deployed.drop().await;
    outcome
}

async fn compare(
    (scripted, here): (&TestDatabase, &DeployRequest),
    (deployed, there): (&TestDatabase, &DeployRequest),
    script_stops: bool,
) -> Result<(), String> {
    let before = dump(scripted);
    let plan = plan(here).await;
    if dump(scripted) != before {
        return Err("planning changed the database".into());
    }
    let report = deploy_into(there).await;
    let Some(script) = plan.planned.as_ref().and_then(|planned| planned.script.as_ref()) else {
        return match plan.report.exit_code == report.exit_code {
            true => Ok(()),
            false => Err(format!("exit {}, and a deploy's is {}", plan.report.exit_code, report.exit_code)),
        };
    };
    let folder = TestFolder::new("script");
    folder.write("plan.sql", script);
    let run = scripted.psql_file(&folder.path().join("plan.sql"));
    if report.exit_code != 0 || script_stops {
        // Rows in the way: the script fails where the deploy does.
        return run
            .err()
            .map(drop)
            .ok_or_else(|| format!("the script runs, and a deploy does not: {}", findings(&report)));
    }
    run.map_err(|error| format!("{error}\n{script}"))?;
    let (one, other) = (dump(scripted), dump(deployed));
    if one != other {
        let lines = [missing_lines(&other, &one), missing_lines(&one, &other)].concat();
        return Err(format!("script and deploy differ: {}\n{script}", lines.join(" | ")));
    }
    let again = deploy_into(here).await;
    let summary = again.summary;
    let did = summary.executed + summary.converged + summary.replaced + summary.healed;
    match again.exit_code == 0 && did == 0 {
        true => Ok(()),
        false => Err(format!("the deploy after the script is not idle: {} {}", findings(&again), decisions(&again))),
    }
}

async fn plan(request: &DeployRequest) -> Preview {
    preview(request, true, std::future::pending(), |_| ()).await
}
