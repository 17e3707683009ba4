//! Proves a repair before it is offered: in a trial on the shadow of live the statement applies, a second run changes nothing, and
//! the request that failed is planned as its own role. Rows are not in a trial, so that what rests on rows is not proved here.

mod request;

use std::time::{Duration, Instant};

use tokio_postgres::Client;

pub use self::request::plan_request;
use super::live::Trial;
use super::spec::ShadowError;
use crate::catalog::Catalog;
use crate::drift::unlike;
use crate::finding::{Finding, Severity};
use crate::postgres::PgError;
use crate::postgrest::Request;

/// What is to be proved.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The statements of the repair.
    pub sql: &'a str,
    /// The request that failed, where it is one of the data API; values may be shapes.
    pub request: Option<&'a Request>,
    /// A value that the error quotes, which stands in the request as a shape.
    pub value: Option<&'a str>,
    /// The schema before, as the trial has it.
    pub catalog: &'a Catalog,
    /// The role that asked; the deployer where it is not known.
    pub role: Option<&'a str>,
}

/// How a request fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fared {
    /// The server plans it for this role.
    Plans,
    /// It is refused, in one line.
    Refused(String),
    /// There is no request to be planned.
    NotAsked,
}

/// What a trial showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Why the statements do not apply, if they do not.
    pub refused: Option<String>,
    /// What a second run changes or how it fails, a line each; none where it changes nothing.
    pub again: Vec<String>,
    /// The request before.
    pub before: Fared,
    /// The request after.
    pub after: Fared,
    /// The role it was planned as.
    pub role: String,
    /// What lints say after it and did not say before; none where they were not asked.
    pub lints: Option<Vec<Finding>>,
    /// How long it took.
    pub duration: Duration,
}

impl Proof {
    /// The statements apply, may run twice, trip no lint of severity error, and the request that was refused before is planned after.
    pub fn holds(&self) -> bool {
        let mends = match (&self.before, &self.after) {
            (Fared::NotAsked, _) => true,
            (_, after) => *after == Fared::Plans,
        };
        let is_quiet = self.lints.iter().flatten().all(|finding| finding.severity < Severity::Error);
        self.refused.is_none() && self.again.is_empty() && mends && is_quiet
    }

    /// A sentence per thing that was tried.
    pub fn in_words(&self) -> Vec<String> {
        if let Some(why) = &self.refused {
            return vec![format!("Tried on a copy of the live schema, it fails: {why}.")];
        }
        let mut said = vec!["It applies to a copy of the live schema.".to_owned()];
        said.push(match self.again.first() {
            None => "A second run changes nothing.".to_owned(),
            Some(first) => format!("A second run is not without effect: {first}."),
        });
        let role = &self.role;
        said.extend(match (&self.before, &self.after) {
            (Fared::NotAsked, _) => None,
            (Fared::Refused(before), Fared::Plans) => {
                Some(format!("The request, refused before ({before}), is planned after it as role `{role}`."))
            }
            (_, Fared::Plans) => Some(format!("The request is planned as role `{role}`, before it and after.")),
            (_, Fared::Refused(after)) => Some(format!("The request is still refused as role `{role}`: {after}.")),
            (_, Fared::NotAsked) => None,
        });
        if let Some(lints) = &self.lints {
            let trip = |finding: &Finding| {
                format!("Lint {} ({}): {}.", finding.code, finding.severity.as_str(), finding.message)
            };
            said.extend(lints.iter().map(trip));
            if lints.is_empty() {
                said.push("No lint says more after it than before.".to_owned());
            }
        }
        said
    }
}

/// Tries a repair. What it finds out is the answer; only a trial that cannot be used is an error.
///
/// # Errors
/// The trial is over, or its server gone.
pub async fn prove(trial: &Trial, attempt: &Attempt<'_>) -> Result<Proof, ShadowError> {
    let started = Instant::now();
    let asking = match attempt.role {
        Some(role) => Some(trial.as_role(role).await?),
        None => None,
    };
    let client = asking.as_ref().map_or(&trial.session.client, |connection| &connection.client);
    let mut proof = Proof {
        refused: None,
        again: Vec::new(),
        before: plan_request(client, attempt.catalog, attempt).await,
        after: Fared::NotAsked,
        role: attempt.role.unwrap_or("the deployer").to_owned(),
        lints: None,
        duration: Duration::ZERO,
    };
    proof.refused = run(&trial.session.client, attempt.sql).await.err();
    if proof.refused.is_none() {
        let once = trial.catalog().await?;
        match run(&trial.session.client, attempt.sql).await {
            Err(why) => proof.again.push(why),
            Ok(()) => {
                let differences = unlike(&once, &trial.catalog().await?);
                proof.again.extend(differences.iter().flat_map(|(subject, found)| found.in_words(subject)));
            }
        }
        proof.after = plan_request(client, &once, attempt).await;
    }
    proof.duration = started.elapsed();
    Ok(proof)
}

/// One line, as the terminal shows it.
async fn run(client: &Client, sql: &str) -> Result<(), String> {
    client.batch_execute(sql).await.map_err(|error| in_a_line(&PgError::from_driver(&error)))
}

fn in_a_line(error: &PgError) -> String {
    format!("{} {}", error.sqlstate, error.masked_message())
}
