//! The same for those who compare and change nothing: both sides were found equal, and no row was written since.
//!
//! They can note nothing in the database. What they keep holds as long as the last deployment is the one it was, and the
//! catalogs are those which it left and noted.

use serde::{Deserialize, Serialize};

use super::question::Question;
use super::state::{State, read_state};
use crate::catalog::{Stamp, stamp};
use crate::deploy::error::DeployError;
use crate::deploy::request::DeployRequest;
use crate::deploy::scope::Files;
use crate::deploy::target::OpenTarget;
use crate::files::PlatformKind;

/// Both sides are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equal {
    /// How many declared objects were compared.
    pub objects: usize,
}

impl Question<'_> {
    /// What was found equal before, if it must be equal still.
    pub(in crate::deploy) async fn equal(
        &self,
        target: &OpenTarget,
        platform: PlatformKind,
    ) -> Result<Option<Equal>, DeployError> {
        let Some(state) = read_state(self, target, platform).await? else { return Ok(None) };
        let now = stamp(&target.connection.client).await.map_err(DeployError::Load)?;
        let body = self.survey_key(&state, &now).and_then(|key| self.recall(&key));
        Ok(body.and_then(|body| serde_json::from_slice(&body).ok()))
    }

    fn survey_key(&self, state: &State, now: &Stamp) -> Option<String> {
        let (_, left) = state.noted.as_ref().filter(|_| state.succeeded)?;
        now.is_same(left).then(|| format!("{}-{}", state.key(self, now), state.last))
    }
}

/// Where it can be noted that both sides of a survey were found equal.
pub(in crate::deploy) struct Place {
    request: DeployRequest,
    key: String,
}

impl Place {
    /// None where nobody could tell later whether that still holds.
    pub(in crate::deploy) async fn find(
        (request, purpose): (&DeployRequest, &str),
        files: &Files,
        (target, platform): (&OpenTarget, PlatformKind),
        seen: &Stamp,
    ) -> Result<Option<Place>, DeployError> {
        let question = Question::new(request, (&files.declared, &files.selected), purpose);
        let Some(question) = question else { return Ok(None) };
        let state = read_state(&question, target, platform).await?;
        let key = state.and_then(|state| question.survey_key(&state, seen));
        let place = |key: String| Place { request: request.clone(), key: question.name(&key) };
        Ok(key.map(place))
    }

    /// Notes it. A cache that cannot be written makes the next survey slower, and that is all.
    pub(in crate::deploy) fn keep(&self, equal: Equal) {
        let Ok(body) = serde_json::to_vec(&equal) else { return };
        let _slower_next_time = super::question::drawer(&self.request).write(&self.key, &body);
    }
}
