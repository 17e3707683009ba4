//! Progress: a bar on a terminal, a line per stage and file elsewhere.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::{err, is_terminal};
use crate::deploy::Event;

/// How much is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Nothing at all.
    Nothing,
    /// A line per stage and file.
    Files,
    /// A line per statement.
    Statements,
}

/// Shows events until it is finished.
pub(in crate::cli) struct Progress {
    bar: Option<ProgressBar>,
    detail: Detail,
    last_file: String,
}

impl Progress {
    pub(super) fn new(detail: Detail) -> Progress {
        let bar = (detail != Detail::Nothing && is_terminal()).then(|| {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(Duration::from_millis(100));
            bar
        });
        Progress { bar, detail, last_file: String::new() }
    }

    /// Shows one event.
    pub(in crate::cli) fn show(&mut self, event: &Event<'_>) {
        match event {
            Event::Stage(stage) => self.stage(stage),
            Event::WaitingForLock { holder, wait_s } => {
                let who = holder.map_or_else(
                    || "another deployer".to_owned(),
                    |holder| format!("process {} (\"{}\", role \"{}\")", holder.pid, holder.application, holder.user),
                );
                self.stage(&format!("waiting up to {wait_s} s for the lock held by {who}"));
            }
            Event::Planned { to_run } => self.planned(*to_run),
            Event::Asking => {
                if let Some(bar) = self.bar.take() {
                    bar.finish_and_clear();
                }
            }
            Event::Statement { phase, place, done, of } => self.statement(phase, place, *done, *of),
            Event::ConnectionLost { message } => {
                self.stage(&format!("the connection is lost ({message}); connecting again"));
            }
            Event::Retrying { message, holders, pause_ms } => self.retrying(message, holders, *pause_ms),
        }
    }

    /// Takes the bar away.
    pub(in crate::cli) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }

    fn stage(&self, stage: &str) {
        match &self.bar {
            Some(bar) => bar.set_message(stage.to_owned()),
            None if self.detail != Detail::Nothing => err(&format!("wrench: {stage}")),
            None => {}
        }
    }

    fn retrying(&self, message: &str, holders: &[String], pause_ms: u128) {
        let who = if holders.is_empty() { String::new() } else { format!(": {}", holders.join("; ")) };
        self.stage(&format!("{message}{who}; sending the transaction again in {pause_ms} ms"));
    }

    fn planned(&mut self, to_run: usize) {
        if let Some(bar) = &self.bar {
            bar.set_length(u64::try_from(to_run).unwrap_or_default());
            let template = "{spinner} {bar:24} {pos}/{len} {wide_msg}";
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
        }
    }

    fn statement(&mut self, phase: &str, place: &str, done: usize, of: usize) {
        if let Some(bar) = &self.bar {
            bar.set_position(u64::try_from(done).unwrap_or_default());
            bar.set_message(format!("{phase}  {place}"));
            return;
        }
        let file = place.rsplit_once(':').map_or(place, |(file, _)| file);
        let is_new = file != self.last_file;
        let each = self.detail == Detail::Statements;
        if self.detail != Detail::Nothing && (each || is_new) {
            let shown = if each { place } else { file };
            err(&format!("wrench: {phase} [{}/{of}] {shown}", done + 1));
        }
        file.clone_into(&mut self.last_file);
    }
}
