//! A proposal for a column, tried on a real server.

use std::path::Path;

use wrench_backend::catalog::{Catalog, load};
use wrench_backend::diagnose::{Observation, diagnose};
use wrench_backend::files::read_declared;
use wrench_backend::infer::{Case, Deployments, Proposal, Reading, RequestEvidence, propose};
use wrench_tests::{TestFolder, TestServer, deploy_into, request_for};

fn proposal_for(catalog: &Catalog, folder: &Path, column: &str, url: &str) -> Proposal {
    let body = format!(r#"{{"code":"42703","message":"column clients.{column} does not exist"}}"#);
    let diagnosis = diagnose(&Observation { body: Some(&body), url: Some(url), ..Observation::default() });
    let declared = read_declared(folder).expect("the folder is read");
    let request = RequestEvidence { method: Some("GET"), url: Some(url), ..RequestEvidence::default() };
    let found = propose(&Case {
        diagnosis: &diagnosis,
        catalog,
        declared: &Reading::new(&declared),
        deployments: &Deployments::new(),
        request,
    });
    found.into_iter().next().expect("a proposal")
}

#[tokio::test]
async fn a_proposed_column_written_to_its_file_is_deployed() {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("infer");
    folder.write("phase1/tables.sql", "create table clients (id uuid primary key, name text, seen_at timestamptz);\n");
    let columns = "alter table clients add column if not exists called_at timestamptz;\n";
    folder.write("phase1/columns.sql", columns);
    assert_eq!(deploy_into(&request_for(&database, folder.path())).await.exit_code, 0);

    let connection = database.connect().await;
    let catalog = load(&connection.client, "postgres").await.expect("the catalog is read");
    let url = "/rest/v1/clients?select=id,visited_at&visited_at=gte.2026-01-01";
    let proposal = proposal_for(&catalog, folder.path(), "visited_at", url);
    assert!(proposal.sql.ends_with("add column if not exists visited_at timestamptz;\n"), "{}", proposal.sql);
    assert!(proposal.file.ends_with("phase1/columns.sql"), "{}", proposal.file);
    assert_eq!((proposal.after_line, proposal.context.as_slice()), (1, [columns.trim_end().to_owned()].as_slice()));

    folder.write("phase1/columns.sql", &format!("{columns}{}", proposal.sql));
    let declared = proposal_for(&catalog, folder.path(), "visited_at", url);
    assert_eq!((declared.sql.as_str(), declared.command.as_str()), ("", "wrench deploy --phase=1"));
    let report = deploy_into(&request_for(&database, folder.path())).await;
    assert_eq!((report.exit_code, report.summary.executed), (0, 1), "{:?}", report.findings);

    let catalog = load(&connection.client, "postgres").await.expect("the catalog is read");
    let over = proposal_for(&catalog, folder.path(), "visited_at", url);
    assert_eq!((over.title.as_str(), over.sql.as_str()), ("repeat the request: the column is there", ""));
    let wrong = proposal_for(&catalog, folder.path(), "seenAt", "/rest/v1/clients?select=seenAt");
    assert_eq!(wrong.title, "change your code here: write `seen_at` for `seenAt`");
}
