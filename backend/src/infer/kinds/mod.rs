//! One kind of missing thing per file.

pub(super) mod missing_column;
