//! Collations.

use serde::{Deserialize, Serialize};

/// A collation. The version of its library is the server's business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collation {
    /// `pg_collation.collprovider`: `b` built in, `c` libc, `i` ICU.
    pub provider: String,
    /// Equal means the same bytes.
    pub deterministic: bool,
    /// Locale, for providers that have one.
    pub locale: Option<String>,
    /// `LC_COLLATE`, for libc.
    pub lc_collate: Option<String>,
    /// `LC_CTYPE`, for libc.
    pub lc_ctype: Option<String>,
    /// Rules that tailor an ICU locale (PostgreSQL 16 and later).
    pub rules: Option<String>,
}
