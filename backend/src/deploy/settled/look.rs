//! Looks whether nothing was written since a deployment left nothing to do.

use super::answer::Answer;
use super::question::Question;
use super::state::read_state;
use crate::catalog::{Stamp, stamp};
use crate::deploy::error::DeployError;
use crate::deploy::report::{Report, Summary};
use crate::deploy::target::OpenTarget;
use crate::files::PlatformKind;

/// Nothing is to be done, and why that is known.
pub(in crate::deploy) struct Known {
    /// What there is to report.
    pub(in crate::deploy) answer: Answer,
    key: String,
    stamp: Stamp,
}

impl Question<'_> {
    /// The answer where the last deployment noted it and nothing was written since.
    pub(in crate::deploy) async fn known(
        &self,
        target: &OpenTarget,
        platform: PlatformKind,
    ) -> Result<Option<Known>, DeployError> {
        let Some(state) = read_state(self, target, platform).await? else { return Ok(None) };
        let Some((noted, left)) = state.noted.as_ref().filter(|_| state.succeeded) else { return Ok(None) };
        let now = stamp(&target.connection.client).await.map_err(DeployError::Load)?;
        let key = state.key(self, &now);
        if !now.is_same(left) || key != *noted {
            return Ok(None);
        }
        let answer = self.recall(&key).and_then(|body| serde_json::from_slice(&body).ok());
        Ok(answer.map(|answer| Known { answer, key, stamp: now }))
    }
}

impl Known {
    /// Records that a deployment found this; it ran nothing.
    pub(in crate::deploy) async fn record(&self, target: &OpenTarget, report: &Report) -> Result<(), DeployError> {
        let summary: &Summary = &report.summary;
        let summary = crate::deploy::log::summary_json(summary).to_string();
        let version = env!("CARGO_PKG_VERSION");
        let sql = include_str!("record.sql");
        let Known { key, stamp, .. } = self;
        let (hash, next) = (&stamp.hash, &stamp.next_transaction);
        let client = &target.connection.client;
        client
            .execute(sql, &[&report.id, &version, &report.git_commit, &report.phases, &summary, key, hash, next])
            .await
            .map(drop)
            .map_err(DeployError::Journal)
    }
}
