//! Brings what proposals rest on together: the most telling event, the live catalog, the declared files; and tries them.

use std::time::Instant;

use wrench_wire::ErrorEvent;

use crate::audit::lint;
use crate::diagnose::Diagnosis;
use crate::errors::explain::{diagnose_event, most_telling};
use crate::errors::store::StoredEvent;
use crate::files::Declared;
use crate::infer::{Case, Deployments, Proposal, Reading, RequestEvidence, propose, understood};
use crate::postgrest::Request;
use crate::shadow::{Attempt, LiveShadow, LiveState, Proof, ShadowError, Trial, prove};

/// The request that failed, as it is planned again.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The request, where it is one of the data API.
    pub request: Option<Request>,
    /// The role of its token.
    pub role: Option<String>,
    /// A value that the error quotes, which stands in the request as a shape.
    pub value: Option<String>,
}

/// An error with what would mend it.
#[derive(Debug)]
pub struct Suggested {
    /// What the error is.
    pub diagnosis: Diagnosis,
    /// The request behind it.
    pub asked: Asked,
    /// The best first.
    pub proposals: Vec<Proposal>,
    live: LiveState,
}

/// A proposal with what a trial of it showed.
pub type Tried = (Proposal, Option<Proof>);

/// Proposals for an issue, from events of pages that may report: whoever has the key could send others, and what is proposed may be
/// deployed. None where there is no such event.
pub fn suggest(
    events: &[StoredEvent],
    live: LiveState,
    (declared, deployments): (&Declared, &Deployments),
) -> Option<Suggested> {
    let vouched: Vec<StoredEvent> = events.iter().filter(|event| event.origin.is_some()).cloned().collect();
    let event = most_telling(&vouched)?;
    let diagnosis = diagnose_event(&event);
    let request = evidence(&event);
    let reading = Reading::new(declared);
    let case = Case { diagnosis: &diagnosis, catalog: &live.catalog, declared: &reading, deployments, request };
    let proposals = propose(&case);
    let mut request = understood(&request);
    let seen = event.request.as_ref();
    if let Some(request) = &mut request {
        request.schema = request.schema.take().or_else(|| seen.and_then(|seen| seen.schema.clone()));
    }
    let asked = Asked { request, role: seen.and_then(|seen| seen.role.clone()), value: diagnosis.slots.value.clone() };
    Some(Suggested { diagnosis, asked, proposals, live })
}

fn evidence(event: &ErrorEvent) -> RequestEvidence<'_> {
    let request = event.request.as_ref();
    RequestEvidence {
        method: request.map(|request| request.method.as_str()),
        url: request.map(|request| request.url.as_str()),
        body: request.and_then(|request| request.body.as_deref()),
        prefer: request.and_then(|request| request.prefer.as_deref()),
    }
}

/// Tries each statement that a person could apply, and says why nothing was tried, where nothing was.
pub async fn try_out(shadow: Option<&LiveShadow>, suggested: &Suggested) -> (Vec<Tried>, Option<String>) {
    let mut untried = None;
    let mut tried = Vec::new();
    for proposal in &suggested.proposals {
        let proof = match proposal.is_statement() {
            false => None,
            true => match try_one(shadow, suggested, proposal).await {
                Ok(proof) => Some(proof),
                Err(why) => {
                    untried = Some(why);
                    None
                }
            },
        };
        tried.push((proposal.clone(), proof));
    }
    (tried, untried)
}

async fn try_one(shadow: Option<&LiveShadow>, suggested: &Suggested, proposal: &Proposal) -> Result<Proof, String> {
    let Some(shadow) = shadow else { return Err("no copy of the live schema is kept here".to_owned()) };
    let Suggested { live, asked, .. } = suggested;
    // Nothing is done where the copy is of this schema already.
    shadow.warm(live).await.map_err(|error| in_words(&error))?;
    let trial = shadow.trial().await.map_err(|error| in_words(&error))?;
    let (role, value) = (asked.role.as_deref(), asked.value.as_deref());
    let attempt = Attempt { catalog: &live.catalog, sql: &proposal.sql, request: asked.request.as_ref(), value, role };
    let started = Instant::now();
    let before = trial.found_before().get_or_try_init(|| lint(&trial.superuser().client)).await.cloned();
    let proof = match prove(&trial, &attempt).await {
        // The page's token may name a role that this database does not have.
        Err(ShadowError::Connect(_)) if role.is_some() => prove(&trial, &Attempt { role: None, ..attempt }).await,
        other => other,
    };
    let after = lint(&trial.superuser().client).await;
    Trial::end(trial).await;
    let mut proof = proof.map_err(|error| in_words(&error))?;
    // What cannot be asked says nothing against a repair.
    if let (Ok(before), Ok(mut after)) = (before, after) {
        after.retain(|finding| !before.contains(finding));
        proof.lints = Some(after);
    }
    proof.duration = started.elapsed();
    Ok(proof)
}

fn in_words(error: &ShadowError) -> String {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    format!("{error}{cause}")
}
