//! Tables in publications.

use serde::{Deserialize, Serialize};

/// A table in a publication. Its identity is that of a part of the table: the name is the publication's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicationTable {
    /// Columns published, sorted; none: all.
    pub column_list: Option<Vec<String>>,
    /// Rows published.
    pub filter: Option<String>,
}
