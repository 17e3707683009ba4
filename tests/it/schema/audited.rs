//! What `wrench audit` says of the deployed schema: nothing, neither a difference nor a lint of any severity.

use wrench_tests::{transcript, wrench};

use super::deployed;
use super::files::deploy_dir;

#[tokio::test(flavor = "multi_thread")]
async fn an_audit_of_all_phases_finds_no_difference_and_no_lint() {
    let database = deployed::copy().await;
    let url = database.url();
    let arguments = ["audit", "--quiet", "--fail-on", "info", "--database-url", &url, "--dir"];
    let output = wrench().args(arguments).arg(deploy_dir()).output().expect("wrench starts");
    let said = transcript(&output, &[]);
    assert_eq!(output.status.code(), Some(0), "{said}");
    database
        .psql("create table public.zz_open (id int primary key); grant select on public.zz_open to anon")
        .expect("a table is made");
    let output = wrench().args(arguments).arg(deploy_dir()).output().expect("wrench starts");
    let said = transcript(&output, &[]);
    assert!(output.status.code() == Some(3) && said.contains("error[rls-disabled]"), "{said}");
    database.drop().await;
}
