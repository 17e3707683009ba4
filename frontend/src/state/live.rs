//! What the server pushes. One tab of the origin holds the stream and hands on what it hears; the others listen to that tab.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Date, Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::{AbortController, BroadcastChannel, MessageEvent};
use wrench_wire::StreamMessage;

use super::Session;
use super::memo::effect;
use crate::api::{self, wait};

/// Name of the lock that the reading tab holds, and of the channel it hands on by.
const NAME: &str = "wrench.stream";
/// What a tab asks that has just come.
const WHAT_STATE: &str = "?";
const FIRST_PAUSE_MS: i32 = 1_000;
const LONGEST_PAUSE_MS: i32 = 30_000;
/// Heartbeats come every 15 s; after two that did not the connection is taken for dead.
const SILENCE_MS: f64 = 40_000.0;
const WATCH: Duration = Duration::from_secs(5);

/// Whether news arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connection {
    /// Not yet.
    Connecting,
    /// They do.
    Live,
    /// Not at the moment; it is tried again by itself.
    Lost,
}

impl Connection {
    fn as_str(self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Live => "live",
            Self::Lost => "lost",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Connecting, Self::Live, Self::Lost].into_iter().find(|state| state.as_str() == word)
    }
}

/// The stream.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    /// How it stands.
    pub(crate) connection: ReadSignal<Connection>,
    set_connection: WriteSignal<Connection>,
    session: Session,
    take: Callback<StreamMessage>,
    /// Counts pairings; what belongs to an older one stops.
    run: StoredValue<u32>,
    is_leading: StoredValue<bool>,
    channel: StoredValue<Option<BroadcastChannel>, LocalStorage>,
}

impl Live {
    /// Begins whenever the panel is paired. `take` is called with every message, whichever tab has heard it.
    pub(crate) fn new(session: Session, take: Callback<StreamMessage>) -> Self {
        let (connection, set_connection) = signal(Connection::Connecting);
        let channel = StoredValue::new_local(BroadcastChannel::new(NAME).ok());
        let (run, is_leading) = (StoredValue::new(0), StoredValue::new(false));
        let live = Self { connection, set_connection, session, take, run, is_leading, channel };
        live.listen();
        effect(move || {
            let is_paired = session.token.with(Option::is_some);
            live.run.update_value(|run| *run += 1);
            set_connection.set(Connection::Connecting);
            if is_paired {
                live.begin(live.run.get_value());
            }
        });
        live
    }

    fn begin(self, run: u32) {
        let has_channel = self.channel.with_value(Option::is_some);
        match lock_manager().filter(|_| has_channel) {
            Some(locks) => {
                self.post(WHAT_STATE);
                let granted = Closure::once_into_js(move |_lock: JsValue| -> Promise {
                    future_to_promise(async move {
                        self.lead(run).await;
                        Ok(JsValue::UNDEFINED)
                    })
                });
                let request = Reflect::get(&locks, &"request".into()).and_then(|f| f.dyn_into::<Function>());
                let asked = request.and_then(|request| request.call2(&locks, &NAME.into(), &granted));
                if asked.is_err() {
                    spawn_local(self.lead(run));
                }
            }
            // Without locks every tab reads for itself.
            None => spawn_local(self.lead(run)),
        }
    }

    fn is_current(self, run: u32) -> bool {
        self.run.try_get_value() == Some(run) && self.session.token.with_untracked(Option::is_some)
    }

    /// Holds the stream until the pairing ends; comes back after every loss.
    async fn lead(self, run: u32) {
        let mut last_id = None;
        let mut pause = FIRST_PAUSE_MS;
        self.is_leading.set_value(true);
        while self.is_current(run) {
            if self.read(run, &mut last_id).await {
                pause = FIRST_PAUSE_MS;
            }
            if self.is_current(run) {
                self.tell(Connection::Lost);
                wait(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE_MS);
            }
        }
        self.is_leading.set_value(false);
    }

    /// Reads one connection to its end. Answers whether there was one.
    async fn read(self, run: u32, last_id: &mut Option<String>) -> bool {
        let Ok(controller) = AbortController::new() else { return false };
        let heard = Rc::new(Cell::new(Date::now()));
        let watch = watch(controller.clone(), Rc::clone(&heard));
        let request = api::stream(self.session, "/api/v1/stream", last_id.as_deref());
        let opened = api::follow(request, &controller.signal()).await;
        let was_open = opened.is_ok();
        match opened {
            Ok(mut reader) => {
                self.tell(Connection::Live);
                if last_id.is_none() {
                    // What happened between reading the lists and now was not seen by anybody.
                    self.take.run(StreamMessage::Reset);
                }
                while let Some(event) = reader.next(|| heard.set(Date::now())).await {
                    if !self.is_current(run) {
                        break;
                    }
                    *last_id = event.id.or(last_id.take());
                    self.post(&event.data);
                    self.hear(&event.data);
                }
                controller.abort();
            }
            Err(failure) if failure.status == 401 => self.session.end(),
            Err(_) => {}
        }
        if let Some(watch) = watch {
            watch.clear();
        }
        was_open
    }

    /// Takes a message; one of a kind that this panel does not know is left out.
    fn hear(self, text: &str) {
        if let Some(message) = api::stream_message(text) {
            self.take.run(message);
        }
    }

    fn tell(self, connection: Connection) {
        self.set_connection.set(connection);
        self.post(connection.as_str());
    }

    fn post(self, text: &str) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                // A channel refuses nothing but what cannot be cloned, and text can.
                let _ = channel.post_message(&text.into());
            }
        });
    }

    fn listen(self) {
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(text) = event.data().as_string() else { return };
            if text == WHAT_STATE {
                if self.is_leading.get_value() {
                    self.post(self.connection.get_untracked().as_str());
                }
            } else if let Some(connection) = Connection::parse(&text) {
                self.set_connection.set(connection);
            } else if self.session.token.with_untracked(Option::is_some) {
                self.hear(&text);
            }
        });
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            }
        });
        hear.forget();
    }
}

/// Breaks a connection off on which nothing has been heard for too long.
fn watch(controller: AbortController, heard: Rc<Cell<f64>>) -> Option<leptos::leptos_dom::helpers::IntervalHandle> {
    let look = move || {
        if Date::now() - heard.get() > SILENCE_MS {
            controller.abort();
        }
    };
    set_interval_with_handle(look, WATCH).ok()
}

/// Web Locks, which only trusted origins have.
fn lock_manager() -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}
