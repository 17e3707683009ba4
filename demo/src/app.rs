//! What every request can reach.

use std::sync::Arc;

use crate::pool::Connections;
use crate::schema::Current;
use crate::token::Tokens;

/// Shared by all requests.
#[derive(Clone)]
pub(crate) struct App(pub(crate) Arc<Parts>);

/// The parts.
pub(crate) struct Parts {
    /// Connections to the database.
    pub(crate) connections: Connections,
    /// The schema the data API knows.
    pub(crate) schema: Current,
    /// Signs and checks tokens.
    pub(crate) tokens: Tokens,
    /// Where Wrench's panel is served, if it is.
    pub(crate) wrench_origin: Option<String>,
}
