//! What the page that carries the panel is permitted to do, and how its server answers.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::{Measured, Outcome, Status};
use crate::text::{duration, median, micros};

const PROBE: &str = "wrench:probe";
const REQUESTS: usize = 5;

/// Whether the browser trusts the page's origin.
pub(crate) fn secure_context() -> Measured {
    let evidence = "isSecureContext. Without it the browser has no clipboard and no crypto for the panel; \
                    loopback addresses and https have it.";
    Ok(if window().is_secure_context() {
        Outcome::new(Status::Ok, "yes", evidence)
    } else {
        Outcome::new(Status::Warning, "no", evidence)
    })
}

/// Whether settings can be remembered.
pub(crate) fn local_storage() -> Measured {
    let Some(storage) = window().local_storage()? else {
        return Ok(Outcome::new(Status::Warning, "absent", "The browser offers no localStorage to this page."));
    };
    storage.set_item(PROBE, PROBE)?;
    let read = storage.get_item(PROBE)?;
    storage.remove_item(PROBE)?;
    let evidence = "A value was written, read back and removed. The panel keeps its position and settings there.";
    Ok(if read.as_deref() == Some(PROBE) {
        Outcome::new(Status::Ok, "writable", evidence)
    } else {
        Outcome::new(Status::Warning, "forgets", evidence)
    })
}

/// How fast the server of this page answers.
pub(crate) async fn server_answer() -> Measured {
    let address = window().location().href()?;
    let clock = window().performance().ok_or_else(|| JsValue::from_str("no performance timeline"))?;
    let mut taken = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let before = clock.now();
        let Ok(response) = head(&address).await else {
            return Ok(Outcome::new(
                Status::Failed,
                "no answer",
                "A HEAD request to this page's address got no answer.",
            ));
        };
        taken.push(micros(clock.now() - before));
        if !response.ok() {
            let value = format!("HTTP {}", response.status());
            return Ok(Outcome::new(Status::Failed, value, "The page's own address no longer answers with success."));
        }
    }
    let answer = median(&taken).unwrap_or(u32::MAX);
    Ok(Outcome::new(
        Status::by_limits(answer, 50_000, 200_000),
        duration(answer),
        format!("The median of {REQUESTS} HEAD requests to this page. OK up to 50 ms, Warning above 200 ms."),
    ))
}

async fn head(address: &str) -> Result<Response, JsValue> {
    let request = RequestInit::new();
    request.set_method("HEAD");
    request.set_cache(RequestCache::NoStore);
    JsFuture::from(window().fetch_with_str_and_init(address, &request)).await?.dyn_into()
}
