//! What somebody saw.

/// One error as it was seen. Only the message is certain to be there.
#[derive(Clone, Debug, Default)]
pub struct Observation<'a> {
    /// HTTP status; 0 where no answer came.
    pub status: Option<u16>,
    /// Text of the answer, as a rule JSON.
    pub body: Option<&'a str>,
    /// The error in a line, or whatever text was seen.
    pub message: &'a str,
    /// HTTP method.
    pub method: Option<&'a str>,
    /// Address that was asked, with its query string.
    pub url: Option<&'a str>,
    /// What was sent.
    pub request_body: Option<&'a str>,
    /// Schema the request named (`Accept-Profile`, `Content-Profile`).
    pub schema: Option<&'a str>,
    /// The SQL or the client call behind it, where it is known.
    pub statement: Option<&'a str>,
    /// What was thrown.
    pub exception: Option<Exception<'a>>,
}

/// A thrown value.
#[derive(Clone, Debug, Default)]
pub struct Exception<'a> {
    /// `TypeError`.
    pub name: &'a str,
    /// Its text.
    pub message: &'a str,
    /// Frames, the innermost first.
    pub frames: Vec<Frame<'a>>,
}

/// A line of a stack.
#[derive(Clone, Debug, Default)]
pub struct Frame<'a> {
    /// Function.
    pub function: Option<&'a str>,
    /// File or address.
    pub file: Option<&'a str>,
    /// Belongs to the app, not to a library or the browser.
    pub in_app: bool,
}
