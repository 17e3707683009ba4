//! Renders a catalog into an empty database, as a role without superuser rights.

use std::collections::BTreeMap;

use tokio_postgres::Client;

use crate::catalog::{Catalog, DEPLOYER, Facts, Kind, ObjectId, Rendered, owner_change, render_catalog};
use crate::postgres::PgError;
use crate::shadow::admin::{WRAPPERS, tame_wrapper};
use crate::shadow::extensions::is_safe_name;
use crate::shadow::limits::Watch;
use crate::shadow::spec::ShadowError;

/// Statements that are sent as one message; where one fails, they are sent again one by one.
const TOGETHER: usize = 50;

/// The two sessions in the new database.
pub(super) struct Sessions<'a> {
    /// May do everything, and runs nobody's code.
    pub(super) admin: &'a Client,
    /// Owns what it makes.
    pub(super) deployer: &'a Client,
    /// The deployer's name.
    pub(super) name: &'a str,
}

/// Objects that could not be made, with what the server said first.
pub(super) type Refused = BTreeMap<ObjectId, String>;

/// Whose session makes an object.
enum Hand {
    Deployer,
    /// Only a superuser may, and it runs no code of the schema.
    Admin,
    /// The same, once nothing else is to be made: it fires at what is made after it.
    AdminAtLast,
    /// Nobody's, for a reason.
    Nobody(&'static str),
}

/// Makes everything that can be made.
pub(super) async fn render(sessions: &Sessions<'_>, catalog: &Catalog, watch: &Watch) -> Result<Refused, ShadowError> {
    let statements = render_catalog(catalog);
    let mut refused = Refused::new();
    let (mut together, mut last): (Vec<&Rendered>, Vec<&Rendered>) = (Vec::new(), Vec::new());
    for (at, rendered) in statements.iter().enumerate() {
        watch.begin(at);
        match hand_for(rendered, catalog) {
            Hand::Deployer => together.push(rendered),
            Hand::AdminAtLast => last.push(rendered),
            Hand::Admin => {
                send((sessions, catalog), &mut together, &mut refused).await?;
                as_admin(sessions, rendered, &mut refused).await?;
            }
            Hand::Nobody(why) => note(&mut refused, rendered, why.to_owned()),
        }
        // Settings of the session must not be taken back with what fails beside them.
        if together.len() == TOGETHER || rendered.object.is_none() {
            send((sessions, catalog), &mut together, &mut refused).await?;
        }
    }
    send((sessions, catalog), &mut together, &mut refused).await?;
    own_publications(sessions, catalog).await?;
    for rendered in last {
        as_admin(sessions, rendered, &mut refused).await?;
    }
    Ok(refused)
}

/// Only a superuser's publication can be for all tables when it gets its owner, who need not be one for ever after.
async fn own_publications(sessions: &Sessions<'_>, catalog: &Catalog) -> Result<(), ShadowError> {
    for object in catalog.objects.values() {
        let (Facts::Publication(publication), Some(owner)) = (&object.facts, &object.owner) else { continue };
        if publication.all_tables {
            let owner = if owner == DEPLOYER { sessions.name } else { owner.as_str() };
            let update = include_str!("own_publication.sql");
            let done = sessions.admin.execute(update, &[&object.id.name, &owner]).await;
            done.map_err(ShadowError::Prepare)?;
        }
    }
    Ok(())
}

/// Whether it does nothing but give the object its owner.
fn hands_on(rendered: &Rendered, catalog: &Catalog) -> bool {
    let object = rendered.object.as_ref().and_then(|id| catalog.get(id));
    object.is_some_and(|object| object.owner.as_ref().is_some_and(|owner| rendered.sql == owner_change(object, owner)))
}

fn hand_for(rendered: &Rendered, catalog: &Catalog) -> Hand {
    let Some(id) = &rendered.object else { return Hand::Deployer };
    let hands_on = hands_on(rendered, catalog);
    match catalog.get(id).map(|object| &object.facts) {
        Some(Facts::Extension(_)) if is_safe_name(&id.name) || WRAPPERS.contains(&id.name.as_str()) => Hand::Admin,
        Some(Facts::EventTrigger(trigger)) => match (trigger.event.as_str(), trigger.enabled.as_str()) {
            ("login", _) | (_, "A" | "R") => Hand::Nobody("it would fire in the session of a superuser"),
            _ => Hand::AdminAtLast,
        },
        Some(Facts::Publication(publication)) if publication.all_tables && !hands_on => Hand::Admin,
        // Its owner is set when all are made.
        Some(Facts::Publication(publication)) if publication.all_tables => Hand::Nobody(""),
        Some(Facts::PublicationSchema(_)) => Hand::Admin,
        _ => Hand::Deployer,
    }
}

/// Sends what has been put together, in order.
async fn send(
    (sessions, catalog): (&Sessions<'_>, &Catalog),
    together: &mut Vec<&Rendered>,
    refused: &mut Refused,
) -> Result<(), ShadowError> {
    let statements = std::mem::take(together);
    let script: Vec<&str> = statements.iter().map(|rendered| rendered.sql.as_str()).collect();
    // Each on a line of its own: one may end in a comment.
    if statements.is_empty() || sessions.deployer.batch_execute(&script.join("\n;\n")).await.is_ok() {
        return Ok(());
    }
    for rendered in statements {
        let Err(error) = sessions.deployer.batch_execute(&rendered.sql).await else { continue };
        let said = survived(error)?;
        // The new owner needs no rights here that it has, or had, on the target.
        let lacks_create = said.sqlstate == "42501"
            && ["permission denied for schema", "permission denied for database"]
                .iter()
                .any(|words| said.message.starts_with(words));
        if lacks_create && hands_on(rendered, catalog) {
            as_admin(sessions, rendered, refused).await?;
        } else {
            note(refused, rendered, said.message);
        }
    }
    Ok(())
}

async fn as_admin(sessions: &Sessions<'_>, rendered: &Rendered, refused: &mut Refused) -> Result<(), ShadowError> {
    // As a prepared statement it is one command, whatever the server reads in it.
    if let Err(error) = sessions.admin.execute(&rendered.sql, &[]).await {
        note(refused, rendered, survived(error)?.message);
        return Ok(());
    }
    let wrapper = rendered.object.as_ref().filter(|id| id.kind == Kind::Extension);
    match wrapper.filter(|id| WRAPPERS.contains(&id.name.as_str())) {
        Some(id) => tame_wrapper(sessions.admin, &id.name, sessions.name).await,
        None => Ok(()),
    }
}

fn note(refused: &mut Refused, rendered: &Rendered, why: String) {
    if let Some(id) = rendered.object.as_ref().filter(|_| !why.is_empty()) {
        refused.entry(id.clone()).or_insert(why);
    }
}

/// What the server said, unless it is no longer there.
fn survived(error: tokio_postgres::Error) -> Result<PgError, ShadowError> {
    let said = PgError::from_driver(&error);
    if said.is_connection_loss() { Err(ShadowError::Prepare(error)) } else { Ok(said) }
}
