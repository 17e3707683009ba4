//! Brings what proposals rest on together: the most telling event, the live catalog, the declared files; and tries them.

use wrench_wire::ErrorEvent;

use super::state::App;
use crate::diagnose::{Diagnosis, Slots};
use crate::errors::{StoredEvent, diagnose_event, most_telling};
use crate::files::read_declared;
use crate::heal::Applicability;
use crate::infer::{Case, Proposal, RequestEvidence, propose, understood};
use crate::postgrest::Request;
use crate::shadow::{Attempt, LiveState, Proof, ShadowError, Trial, prove};

/// An error with what would mend it.
pub(super) struct Suggested {
    event: ErrorEvent,
    diagnosis: Diagnosis,
    live: LiveState,
    /// The best first.
    pub(super) proposals: Vec<Proposal>,
}

/// A proposal with what a trial of it showed.
pub(super) type Tried = (Proposal, Option<Proof>);

/// Proposals for an issue, from events of pages that may report: whoever has the key could send others, and what is proposed may be
/// deployed. None when the target or the files cannot be read, which the log says.
pub(super) async fn suggest(app: &App, events: &[StoredEvent]) -> Option<Suggested> {
    let vouched: Vec<StoredEvent> = events.iter().filter(|event| event.origin.is_some()).cloned().collect();
    let event = most_telling(&vouched)?;
    let live = match app.live.state().await {
        Ok(state) => state,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "no proposal without the live schema");
            return None;
        }
    };
    let declared = match read_declared(&app.deploy.dir) {
        Ok(declared) => declared,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "no proposal without the declared files");
            return None;
        }
    };
    let diagnosis = diagnose_event(&event);
    let request = evidence(&event);
    let proposals = propose(&Case { diagnosis: &diagnosis, catalog: &live.catalog, declared: &declared, request });
    Some(Suggested { event, diagnosis, live, proposals })
}

fn evidence(event: &ErrorEvent) -> RequestEvidence<'_> {
    let request = event.request.as_ref();
    RequestEvidence {
        method: request.map(|request| request.method.as_str()),
        url: request.map(|request| request.url.as_str()),
        body: request.and_then(|request| request.body.as_deref()),
    }
}

/// Tries each statement that a person could apply, and says why nothing was tried, where nothing was.
pub(super) async fn try_out(app: &App, suggested: Suggested) -> (Vec<Tried>, Option<String>) {
    let Suggested { event, diagnosis, live, proposals } = suggested;
    let mut request = understood(&evidence(&event));
    let seen = event.request.as_ref();
    if let Some(request) = &mut request {
        request.schema = request.schema.take().or_else(|| seen.and_then(|seen| seen.schema.clone()));
    }
    let role = seen.and_then(|seen| seen.role.as_deref());
    let mut untried = None;
    let mut tried = Vec::new();
    for proposal in proposals {
        let is_for_a_click = proposal.applicability != Applicability::DisplayOnly && !proposal.sql.is_empty();
        let proof = match is_for_a_click.then_some((request.as_ref(), role)) {
            None => None,
            Some(asked) => match try_one(app, &live, &proposal, (asked, &diagnosis.slots)).await {
                Ok(proof) => Some(proof),
                Err(why) => {
                    untried = Some(why);
                    None
                }
            },
        };
        tried.push((proposal, proof));
    }
    (tried, untried)
}

async fn try_one(
    app: &App,
    live: &LiveState,
    proposal: &Proposal,
    ((request, role), slots): ((Option<&Request>, Option<&str>), &Slots),
) -> Result<Proof, String> {
    let Some(shadow) = &app.shadow else { return Err("no copy of the live schema is kept here".to_owned()) };
    // Nothing is done where the copy is of this schema already.
    shadow.warm(live).await.map_err(|error| in_words(&error))?;
    let trial = shadow.trial().await.map_err(|error| in_words(&error))?;
    let attempt = Attempt { catalog: &live.catalog, sql: &proposal.sql, request, value: slots.value.as_deref(), role };
    let proof = match prove(&trial, &attempt).await {
        // The page's token may name a role that this database does not have.
        Err(ShadowError::Connect(_)) if role.is_some() => prove(&trial, &Attempt { role: None, ..attempt }).await,
        other => other,
    };
    Trial::end(trial).await;
    proof.map_err(|error| in_words(&error))
}

fn in_words(error: &ShadowError) -> String {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("{error}{cause}")
}
