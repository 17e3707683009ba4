//! Errors of the data API, in PostgREST's own words.

mod api_error;
mod body;
mod server;
mod words;

pub use api_error::{ApiError, ConnectionProblem, JwtProblem, RangeProblem};
pub use body::{ErrorBody, ErrorReply};
pub use server::server_error;
