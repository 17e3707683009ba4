//! What a protected target asks for: no seeds, and somebody's word before it is changed.

use super::error::Stop;
use super::event::Event;
use super::request::Confirm;
use super::stages::Stages;
use crate::finding::Finding;
use crate::plan::Plan;

impl Stages<'_> {
    pub(super) fn refuse_seeds_on_protected(&self) -> Result<(), Stop> {
        if !self.request.seed || !self.is_protected()? {
            return Ok(());
        }
        let finding = Finding::error("seeds-on-protected-target", "seeds are not deployed to a protected target")
            .with_detail("A target that is not this machine is protected unless configured otherwise.")
            .with_hint("Leave out `--seed`, or set `[target] protected = false` in wrench.toml.");
        Err(Stop::refused(finding))
    }

    pub(super) fn require_confirmation(&mut self, plan: &Plan) -> Result<(), Stop> {
        if !self.is_protected()? {
            return Ok(());
        }
        let agreed = match self.request.confirm {
            Confirm::Given => true,
            Confirm::Absent => false,
            Confirm::Ask(ask) => {
                self.tell(Event::Asking);
                let server = &self.open_target()?.connection.server;
                let count = plan.statements.iter().filter(|planned| planned.decision.runs()).count();
                ask(&format!("send {count} statements to database \"{}\" on {}?", server.database, server.host))
            }
        };
        if agreed {
            return Ok(());
        }
        let finding = Finding::error("not-confirmed", "the target is protected and the change was not confirmed")
            .with_hint("Look at it with `--verify-only`, then pass `--yes`.");
        Err(Stop::refused(finding))
    }

    fn is_protected(&self) -> Result<bool, Stop> {
        let target = self.open_target()?;
        let by_host = !target.is_embedded && !target.connection.server.is_loopback();
        Ok(self.request.protected.unwrap_or(by_host))
    }
}
