//! News as they happen.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, StreamExt, stream};
use tokio::sync::broadcast::error::RecvError;
use wrench_wire::{Problem, StreamMessage};

use crate::api::convert::stream_message;
use crate::api::state::AppState;
use crate::errors::{FeedItem, Subscription};

const HEARTBEAT: Duration = Duration::from_secs(15);

/// Follow what changes. `Last-Event-ID` says what was heard last.
#[utoipa::path(
    get,
    path = "/api/v1/stream",
    tag = "panel",
    security(("bearer" = [])),
    params(("Last-Event-ID" = Option<u64>, Header)),
    responses(
        (status = 200, body = StreamMessage, content_type = "text/event-stream"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn follow(
    State(app): State<AppState>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let Subscription { missed, is_gap, receiver } = app.feed.listen(last);
    let gap = is_gap.then(|| event(None, &StreamMessage::Reset));
    let missed = missed.iter().map(news).collect::<Vec<_>>();
    let ending = app.ending.clone();
    let coming = stream::unfold(receiver, |mut receiver| async move {
        match receiver.recv().await {
            Ok(item) => Some((news(&item), receiver)),
            Err(RecvError::Lagged(_)) => Some((event(None, &StreamMessage::Reset), receiver)),
            Err(RecvError::Closed) => None,
        }
    });
    let all = stream::iter(gap).chain(stream::iter(missed)).chain(coming).take_until(ending.cancelled_owned());
    Sse::new(all).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("still here"))
}

fn news(item: &FeedItem) -> Result<Event, Infallible> {
    event(Some(item.number), &stream_message(&item.news))
}

fn event(number: Option<u64>, message: &StreamMessage) -> Result<Event, Infallible> {
    let event = Event::default().data(serde_json::to_string(message).unwrap_or_default());
    Ok(match number {
        Some(number) => event.id(number.to_string()),
        None => event,
    })
}
