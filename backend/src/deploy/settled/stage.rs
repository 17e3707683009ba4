//! The stages at which this is asked and noted.

use super::note::{Left, note};
use super::question::Question;
use crate::deploy::decided::Decided;
use crate::deploy::error::Stop;
use crate::deploy::event::Event;
use crate::deploy::report::Status;
use crate::deploy::stages::{Purpose, Stages};
use crate::plan::Plan;

/// What a deploy asks, in the key.
const DEPLOY: &str = "deploy";

impl Stages<'_> {
    /// How a deploy ends that has nothing to do, where that is known without reading everything.
    pub(in crate::deploy) async fn nothing_to_do(&mut self) -> Result<Option<Status>, Stop> {
        let files = self.files()?;
        let question = Question::new(self.request, (&files.declared, &files.selected), DEPLOY);
        // Files that nobody was answered for are parsed before anybody is connected to.
        let Some(question) = question.filter(Question::was_asked) else { return Ok(None) };
        let platform = self.reach(Purpose::Deploy, &files.declared).await?;
        let Some(known) = question.known(self.open_target()?, platform).await? else { return Ok(None) };
        let Some((statements, summary)) = known.answer.clone().report() else { return Ok(None) };
        (self.report.statements, self.report.summary) = (statements, summary);
        self.tell(Event::Stage("nothing was written since the last deployment"));
        if self.request.verify_only {
            return Ok(Some(Status::Verified));
        }
        known.record(self.open_target()?, &self.report).await?;
        Ok(Some(Status::Succeeded))
    }

    /// Notes what a deploy left. Where that fails, the next one reads everything.
    pub(in crate::deploy) async fn note(&mut self, decided: &Decided, plan: &Plan, left: &Left) {
        let Ok(files) = self.files() else { return };
        // What was said may have to be said again.
        let is_quiet = self.report.findings.len() == usize::from(!files.declared.left_out.is_empty());
        let question = Question::new(self.request, (&files.declared, &files.selected), DEPLOY);
        let (Some(question), Ok(target)) = (question.filter(|_| is_quiet), self.open_target()) else { return };
        if let Err(error) = note(&question, (target, &self.report.id), (decided, plan), left).await {
            tracing::debug!(%error, "not noted");
        }
    }
}
