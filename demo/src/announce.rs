//! The only place that prints.

use std::error::Error;

/// Says where the server is, so that whoever started it can go on.
#[expect(clippy::print_stdout, reason = "the one line a parent process waits for")]
pub(crate) fn ready(port: u16) {
    println!("trademate: listening on http://localhost:{port}");
}

/// Says why the server ended.
pub(crate) fn failure(error: &dyn Error) {
    complain(&chain(error));
}

/// Says what does not work while the server goes on trying.
pub(crate) fn trouble(what: &str, error: &dyn Error) {
    complain(&format!("{what}: {}", chain(error)));
}

#[expect(clippy::print_stderr, reason = "a command says what went wrong")]
fn complain(text: &str) {
    eprintln!("trademate: {text}");
}

/// An error with all its causes.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
