//! What a change risks.

/// A risk that somebody has to accept by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hazard {
    /// Rows or values are lost.
    DeletesData,
    /// An object without data of its own goes away; what used it fails.
    DropsObject,
    /// Every row is written again under a lock that blocks reads and writes.
    RewritesTable,
    /// Every row is checked under a lock that blocks writes; rows in the way make it fail.
    ValidatesRows,
    /// An index is built again; writes wait, and queries are slow meanwhile.
    RebuildsIndex,
}

impl Hazard {
    /// All hazards, for help texts.
    pub const ALL: [Hazard; 5] =
        [Hazard::DeletesData, Hazard::DropsObject, Hazard::RewritesTable, Hazard::ValidatesRows, Hazard::RebuildsIndex];

    /// The name `--allow-hazard` takes.
    pub fn as_str(self) -> &'static str {
        match self {
            Hazard::DeletesData => "deletes-data",
            Hazard::DropsObject => "drops-object",
            Hazard::RewritesTable => "rewrites-table",
            Hazard::ValidatesRows => "validates-rows",
            Hazard::RebuildsIndex => "rebuilds-index",
        }
    }

    /// What it means, as a sentence.
    pub fn explanation(self) -> &'static str {
        match self {
            Hazard::DeletesData => "Rows or values are lost.",
            Hazard::DropsObject => "What still uses the object fails afterwards.",
            Hazard::RewritesTable => "Every row is written again under a lock that blocks reads and writes.",
            Hazard::ValidatesRows => {
                "Every row is checked under a lock that blocks writes, and rows in the way make it fail."
            }
            Hazard::RebuildsIndex => "The index is built again; writes wait meanwhile.",
        }
    }
}

/// What kind of change a step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Adds something and loses nothing.
    Additive,
    /// Replaces a definition in place; no data in it.
    Replace,
    /// Needs somebody's word.
    Hazard(Hazard),
    /// No statement is known that makes the change safely; the text says why.
    Unsupported(String),
}
