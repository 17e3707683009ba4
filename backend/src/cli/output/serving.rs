//! Where servers are, and one-time codes.

use std::net::SocketAddr;

use serde_json::{Value, json};

use super::out;
use crate::api::PairingCode;

/// What is ready.
pub(in crate::cli) struct Serving<'a> {
    /// Error server and panel.
    pub(in crate::cli) wrench: SocketAddr,
    /// Sample app.
    pub(in crate::cli) app: Option<SocketAddr>,
    /// The first one-time code.
    pub(in crate::cli) code: Option<&'a PairingCode>,
}

/// Shows one-time codes.
pub(in crate::cli) struct Codes {
    pub(super) is_json: bool,
}

impl Codes {
    /// Shows one of the server at an address.
    pub(in crate::cli) fn show(&self, code: &PairingCode, address: SocketAddr) {
        let link = link(address.port(), code);
        if self.is_json {
            out(&json!({ "code": code.to_string(), "pair": link }).to_string());
        } else {
            out(&format!("Pairing code  {code}   or open {link}   (one use, 5 minutes)"));
        }
    }
}

pub(super) fn human(serving: &Serving<'_>) {
    out("");
    if let Some(app) = serving.app {
        out(&format!("  TradeMate     {}", origin(app)));
    }
    out(&format!("  Wrench        {}", origin(serving.wrench)));
    if let Some(code) = serving.code {
        out(&format!("  Pairing link  {}   (one use, 5 minutes)", link(serving.wrench.port(), code)));
    }
    out("");
    out("Ready. Ctrl-C ends everything.");
}

pub(super) fn json(serving: &Serving<'_>) -> Value {
    json!({
        "wrench": origin(serving.wrench),
        "app": serving.app.map(origin),
        "code": serving.code.map(ToString::to_string),
        "pair": serving.code.map(|code| link(serving.wrench.port(), code)),
    })
}

fn origin(address: SocketAddr) -> String {
    if address.ip().is_loopback() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

fn link(port: u16, code: &PairingCode) -> String {
    format!("http://localhost:{port}/#code={code}")
}
