//! What is returned, in which order.

/// One entry of `select=`.
#[derive(Clone, Debug, PartialEq)]
pub enum SelectItem {
    /// A column, or `*`.
    Column(SelectColumn),
    /// Rows of a related table.
    Embed(Embed),
}

/// A column to be returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectColumn {
    /// Which.
    pub field: Field,
    /// Type it is cast to.
    pub cast: Option<String>,
    /// Name in the answer.
    pub alias: Option<String>,
}

/// Rows of a related table inside each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// Name of the related table, view, constraint or column.
    pub relation: String,
    /// Name in the answer.
    pub alias: Option<String>,
    /// What follows `!` and chooses one of several relationships.
    pub hint: Option<String>,
    /// Rows without related ones are left out (`!inner`).
    pub inner: bool,
    /// Its columns stand among those of the row around it (`...`).
    pub spread: bool,
    /// What is returned of it.
    pub select: Vec<SelectItem>,
}

impl Embed {
    /// Its name in the answer and in the keys of filters.
    pub fn key(&self) -> &str {
        self.alias.as_deref().unwrap_or(&self.relation)
    }
}

/// A column, or a place inside a JSON column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Column.
    pub name: String,
    /// Steps into the JSON.
    pub path: Vec<JsonStep>,
}

/// One step into JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonStep {
    /// Key or index.
    pub operand: JsonOperand,
    /// `->>`: the answer is text.
    pub as_text: bool,
}

/// Where a step into JSON leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonOperand {
    /// A key of an object.
    Key(String),
    /// An element of an array, from the end when negative.
    Index(i32),
}

/// One entry of `order=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderTerm {
    /// An embed whose column orders the rows around it.
    pub embed: Option<String>,
    /// Column.
    pub field: Field,
    /// Greatest first; smallest first is the default.
    pub descending: bool,
    /// Nulls first or last, where the request says so.
    pub nulls_first: Option<bool>,
}

/// Which part of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// At most so many.
    pub limit: Option<u64>,
    /// After so many.
    pub offset: u64,
}
