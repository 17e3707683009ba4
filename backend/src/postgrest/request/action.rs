//! What a request does, and with what.

use super::{Accept, Condition, OrderTerm, Prefer, SelectItem, Window};

/// What arrived over HTTP.
#[derive(Clone, Copy, Debug)]
pub struct HttpRequest<'a> {
    /// Method, in capitals.
    pub method: &'a str,
    /// Path below the API's root: `/customers`, `/rpc/accept_quote`.
    pub path: &'a str,
    /// Query string without its question mark, still encoded.
    pub query: &'a str,
    /// Headers; names in lower case.
    pub headers: &'a [(String, String)],
    /// Body.
    pub body: &'a [u8],
}

impl HttpRequest<'_> {
    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }
}

/// A request, understood but not yet held against a schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Schema asked for by `Accept-Profile` or `Content-Profile`.
    pub schema: Option<String>,
    /// What is to be done, and with what.
    pub action: Action,
    /// What is to be returned; everything when the request does not say.
    pub select: Vec<SelectItem>,
    /// Conditions, each with the path of embeds it stands on; the root's path is empty.
    pub conditions: Vec<(Vec<String>, Condition)>,
    /// Orders by path of embeds.
    pub orders: Vec<(Vec<String>, Vec<OrderTerm>)>,
    /// Limits and offsets by path of embeds.
    pub windows: Vec<(Vec<String>, Window)>,
    /// Preferences.
    pub prefer: Prefer,
    /// Form of the answer.
    pub accept: Accept,
}

/// What a request does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Reads a table or view.
    Read {
        /// Table or view.
        relation: String,
        /// Only the headers are wanted.
        head: bool,
    },
    /// Inserts rows, or updates those that are there.
    Insert {
        /// Table or view.
        relation: String,
        /// Rows.
        payload: Payload,
        /// `columns=`.
        columns: Option<Vec<String>>,
        /// `on_conflict=`.
        on_conflict: Option<Vec<String>>,
    },
    /// Updates the rows that meet the root's conditions.
    Update {
        /// Table or view.
        relation: String,
        /// New values.
        payload: Payload,
        /// `columns=`.
        columns: Option<Vec<String>>,
    },
    /// Deletes the rows that meet the root's conditions.
    Delete {
        /// Table or view.
        relation: String,
    },
    /// Calls a function.
    Call {
        /// Function.
        function: String,
        /// Arguments, a JSON object.
        arguments: Payload,
        /// By POST, so that it may write.
        may_write: bool,
    },
}

impl Action {
    /// The table, view or function the request names.
    pub fn target(&self) -> &str {
        match self {
            Action::Read { relation, .. }
            | Action::Insert { relation, .. }
            | Action::Update { relation, .. }
            | Action::Delete { relation } => relation,
            Action::Call { function, .. } => function,
        }
    }

    /// Whether nothing can be changed by it.
    pub fn is_read_only(&self) -> bool {
        matches!(self, Action::Read { .. } | Action::Call { may_write: false, .. })
    }
}

/// A JSON body, as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The JSON text: numbers keep the digits they came with.
    pub text: String,
    /// Keys of its objects, sorted.
    pub keys: Vec<String>,
}
