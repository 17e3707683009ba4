//! What only a superuser may do, done on the private server without giving the files a superuser's power.

use tokio_postgres::Client;

use super::prepare::run;
use super::spec::ShadowError;
use crate::catalog::{Catalog, DEPLOYER, Kind};
use crate::plan::DeclaredStatement;
use crate::sql::ident;

/// Foreign-data wrappers whose extensions may be created, once they are tamed.
pub(super) const WRAPPERS: [&str; 2] = ["file_fdw", "postgres_fdw"];

/// Whether a statement runs as superuser here: it runs no code of the files then, nor later.
pub(super) fn is_for_superusers(declared: &DeclaredStatement) -> bool {
    let text = declared.statement.text().to_lowercase();
    let has = |words: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words);
    match declared.statement.kind.as_str() {
        "create_event_trigger" | "drop_event_trigger" => true,
        // One that fires in a replica, too, would run the files' code in the superuser's session.
        "alter_event_trigger" => !has("always") && !has("replica"),
        "comment_on" => has("on event trigger"),
        "create_publication" | "alter_publication" => has("all tables") || has("tables in schema"),
        // Their handlers are taken away at once.
        "create_extension" => WRAPPERS.iter().any(|wrapper| has(wrapper)),
        _ => false,
    }
}

/// A wrapper that reaches out gets no handler: its tables can be declared, and nothing can be read through them.
pub async fn tame_wrappers(admin: &Client, declared: &DeclaredStatement, deployer: &str) -> Result<(), ShadowError> {
    if declared.statement.kind != "create_extension" {
        return Ok(());
    }
    let text = declared.statement.text().to_lowercase();
    for wrapper in WRAPPERS.into_iter().filter(|wrapper| text.contains(wrapper)) {
        tame_wrapper(admin, wrapper, deployer).await?;
    }
    Ok(())
}

pub(super) async fn tame_wrapper(admin: &Client, wrapper: &str, deployer: &str) -> Result<(), ShadowError> {
    let (name, deployer) = (ident(wrapper), ident(deployer));
    let handler = format!("alter foreign data wrapper {name} no handler");
    run(admin, &format!("{handler}; grant usage on foreign data wrapper {name} to {deployer}")).await
}

/// A publication that only a superuser may make belongs to the deploying role on the target.
pub(super) fn own_publications(catalog: &mut Catalog, superuser: &str) {
    let publications = catalog.objects.values_mut().filter(|object| object.id.kind == Kind::Publication);
    for publication in publications.filter(|object| object.owner.as_deref() == Some(superuser)) {
        publication.owner = Some(DEPLOYER.to_owned());
    }
}
