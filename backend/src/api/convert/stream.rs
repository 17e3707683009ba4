//! News.

use wrench_wire::{StoreState, StreamMessage};

use super::issue::issue_summary;
use crate::errors::News;

/// News as they are streamed.
pub(in crate::api) fn stream_message(news: &News) -> StreamMessage {
    match news {
        News::Issue(issue) => StreamMessage::Issue(Box::new(issue_summary(issue))),
        News::Deployments => StreamMessage::Deployments,
        News::Progress { plan, said } => StreamMessage::Progress { plan: plan.clone(), said: said.clone() },
        News::Store { is_ready: true } => StreamMessage::Store { state: StoreState::Ready },
        News::Store { is_ready: false } => StreamMessage::Store { state: StoreState::Spooling },
    }
}
