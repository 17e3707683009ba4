//! How a statement is treated, decided by its kind alone.

use squawk_syntax::{SyntaxKind, SyntaxNode};

/// Treatment of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementClass {
    /// Defines or changes objects.
    Schema,
    /// Changes the session: always run in place, reset at the end of the file.
    Session,
    /// Changes rows or calls code for its effect: runs once.
    Data,
    /// Keeps a database in shape; changes neither definitions nor rows.
    Maintenance,
    /// Changes the whole server: roles, databases, tablespaces, subscriptions.
    Cluster,
    /// `BEGIN`, `COMMIT` and their kin.
    Transaction,
    /// Cannot be part of a deploy.
    Forbidden,
}

impl StatementClass {
    /// The word used in logs.
    pub fn as_str(self) -> &'static str {
        match self {
            StatementClass::Schema => "schema",
            StatementClass::Session => "session",
            StatementClass::Data => "data",
            StatementClass::Maintenance => "maintenance",
            StatementClass::Cluster => "cluster",
            StatementClass::Transaction => "transaction",
            StatementClass::Forbidden => "forbidden",
        }
    }
}

/// The class of a statement node.
pub(super) fn classify(node: &SyntaxNode) -> StatementClass {
    use StatementClass as Class;
    use SyntaxKind as K;
    match node.kind() {
        K::SET
        | K::RESET
        | K::SET_ROLE
        | K::RESET_ROLE
        | K::SET_SESSION_AUTH
        | K::RESET_SESSION_AUTH
        | K::SET_CONSTRAINTS
        | K::SET_TRANSACTION
        | K::SHOW
        | K::LOAD => Class::Session,
        K::SELECT if calls_only(node, "set_config") => Class::Session,
        K::INSERT
        | K::UPDATE
        | K::DELETE
        | K::MERGE
        | K::TRUNCATE
        | K::SELECT
        | K::COMPOUND_SELECT
        | K::PAREN_SELECT
        | K::VALUES
        | K::TABLE
        | K::CALL
        | K::NOTIFY
        | K::LOCK => Class::Data,
        K::COPY if has_token(node, SyntaxKind::STDIN_KW) || has_token(node, SyntaxKind::STDOUT_KW) => Class::Forbidden,
        K::COPY => Class::Data,
        K::ANALYZE | K::VACUUM | K::REFRESH | K::REINDEX | K::CLUSTER | K::CHECKPOINT | K::REPACK => Class::Maintenance,
        K::CREATE_ROLE
        | K::CREATE_USER
        | K::CREATE_GROUP
        | K::ALTER_ROLE
        | K::ALTER_USER
        | K::ALTER_GROUP
        | K::DROP_ROLE
        | K::DROP_USER
        | K::DROP_GROUP
        | K::CREATE_DATABASE
        | K::ALTER_DATABASE
        | K::DROP_DATABASE
        | K::CREATE_TABLESPACE
        | K::ALTER_TABLESPACE
        | K::DROP_TABLESPACE
        | K::ALTER_SYSTEM
        | K::CREATE_SUBSCRIPTION
        | K::ALTER_SUBSCRIPTION
        | K::DROP_SUBSCRIPTION
        | K::REASSIGN
        | K::DROP_OWNED => Class::Cluster,
        K::BEGIN | K::COMMIT_TRANSACTION => Class::Transaction,
        K::ROLLBACK_TRANSACTION
        | K::SAVEPOINT_CREATE
        | K::RELEASE_SAVEPOINT
        | K::PREPARE_TRANSACTION
        | K::LISTEN
        | K::UNLISTEN
        | K::DISCARD
        | K::PREPARE
        | K::EXECUTE
        | K::DEALLOCATE
        | K::DECLARE
        | K::FETCH
        | K::MOVE
        | K::CLOSE
        | K::EXPLAIN => Class::Forbidden,
        _ => Class::Schema,
    }
}

/// Why a statement of the forbidden class is refused, and the way out.
pub(super) fn forbidden_reason(node: &SyntaxNode) -> (&'static str, &'static str) {
    match node.kind() {
        SyntaxKind::COPY => (
            "`COPY … FROM STDIN` needs rows from psql's input",
            "Write the rows as `insert … on conflict do nothing`, or load them outside the deploy.",
        ),
        SyntaxKind::ROLLBACK_TRANSACTION | SyntaxKind::SAVEPOINT_CREATE | SyntaxKind::RELEASE_SAVEPOINT => (
            "a deploy decides itself what is rolled back",
            "Remove the statement; a `BEGIN … COMMIT` pair around a part of the file is honoured.",
        ),
        SyntaxKind::EXPLAIN => ("it shows a plan and changes nothing", "Remove the statement."),
        _ => (
            "it works on the session of an interactive client",
            "Remove the statement; a deploy has a session of its own.",
        ),
    }
}

pub(super) fn has_token(node: &SyntaxNode, kind: SyntaxKind) -> bool {
    node.descendants_with_tokens().any(|element| element.kind() == kind)
}

fn calls_only(select: &SyntaxNode, function: &str) -> bool {
    let targets: Vec<_> = select.descendants().filter(|n| n.kind() == SyntaxKind::TARGET).collect();
    !targets.is_empty()
        && !has_token(select, SyntaxKind::FROM_CLAUSE)
        && targets.iter().all(|target| {
            let text = target.text().to_string().to_lowercase();
            text.trim_start_matches("pg_catalog.").starts_with(function)
        })
}
