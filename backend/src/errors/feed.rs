//! Who listens hears what has changed, and may say what was heard last.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast;

use super::store::Issue;

/// Messages kept for those who come back.
const KEPT: usize = 256;

/// Something that changed.
#[derive(Clone, Debug)]
pub enum News {
    /// An issue is new or has another state.
    Issue(Box<Issue>),
    /// The journal of the target has changed.
    Deployments,
    /// What the applying of a plan does now.
    Progress {
        /// The plan.
        plan: String,
        /// In words.
        said: String,
    },
    /// The store went away (`false`) or came back.
    Store {
        /// Whether events reach it.
        is_ready: bool,
    },
}

/// News with its number.
#[derive(Clone, Debug)]
pub struct FeedItem {
    /// Counted from 1 since the server started.
    pub number: u64,
    /// The news.
    pub news: Arc<News>,
}

/// Where news are told.
#[derive(Clone, Debug)]
pub struct Feed {
    sender: broadcast::Sender<FeedItem>,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    last: u64,
    items: VecDeque<FeedItem>,
}

/// What a listener gets.
#[derive(Debug)]
pub struct Subscription {
    /// What was missed, oldest first.
    pub missed: Vec<FeedItem>,
    /// More was missed than is kept, or it was before this server started: read everything again.
    pub is_gap: bool,
    /// What comes.
    pub receiver: broadcast::Receiver<FeedItem>,
}

impl Default for Feed {
    fn default() -> Feed {
        Feed { sender: broadcast::channel(KEPT).0, kept: Arc::default() }
    }
}

impl Feed {
    /// Tells everybody.
    pub fn tell(&self, news: News) {
        // The order of numbers is the order of sending, so both happen under the lock.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.last += 1;
        let item = FeedItem { number: kept.last, news: Arc::new(news) };
        kept.items.push_back(item.clone());
        if kept.items.len() > KEPT {
            kept.items.pop_front();
        }
        // Nobody may be listening.
        let _heard_by = self.sender.send(item);
    }

    /// Listens from now on, and says what happened after `last`.
    pub fn listen(&self, last: Option<u64>) -> Subscription {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let receiver = self.sender.subscribe();
        let Some(last) = last else { return Subscription { missed: Vec::new(), is_gap: false, receiver } };
        let first_kept = kept.items.front().map_or(kept.last + 1, |item| item.number);
        let is_gap = last > kept.last || last + 1 < first_kept;
        let missed = kept.items.iter().filter(|item| !is_gap && item.number > last).cloned().collect();
        Subscription { missed, is_gap, receiver }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(feed: &Feed, last: Option<u64>) -> (Vec<u64>, bool) {
        let heard = feed.listen(last);
        (heard.missed.iter().map(|item| item.number).collect(), heard.is_gap)
    }

    #[test]
    fn a_listener_that_comes_back_gets_what_it_missed_or_is_told_to_read_again() {
        let feed = Feed::default();
        for _ in 0..3 {
            feed.tell(News::Deployments);
        }
        assert_eq!(numbers(&feed, None), (vec![], false));
        assert_eq!(numbers(&feed, Some(1)), (vec![2, 3], false));
        assert_eq!(numbers(&feed, Some(3)), (vec![], false));
        assert_eq!(numbers(&feed, Some(9)), (vec![], true), "a number of a server that ran before");
        for _ in 0..KEPT {
            feed.tell(News::Deployments);
        }
        assert_eq!(numbers(&feed, Some(2)), (vec![], true));
        assert_eq!(numbers(&feed, Some(3)).0.len(), KEPT);
    }
}
