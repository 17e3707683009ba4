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
        K::SELECT if calls_only(node, "set_config") => Class::Session,
        K::COPY if has_token(node, K::STDIN_KW) || has_token(node, K::STDOUT_KW) => Class::Forbidden,
        K::ANALYZE | K::VACUUM | K::REFRESH | K::REINDEX | K::CLUSTER | K::CHECKPOINT | K::REPACK => Class::Maintenance,
        K::BEGIN | K::COMMIT_TRANSACTION => Class::Transaction,
        kind if SESSION.contains(&kind) => Class::Session,
        kind if DATA.contains(&kind) => Class::Data,
        kind if CLUSTER.contains(&kind) => Class::Cluster,
        kind if FORBIDDEN.contains(&kind) => Class::Forbidden,
        _ => Class::Schema,
    }
}

const SESSION: [SyntaxKind; 10] = [
    SyntaxKind::SET,
    SyntaxKind::RESET,
    SyntaxKind::SET_ROLE,
    SyntaxKind::RESET_ROLE,
    SyntaxKind::SET_SESSION_AUTH,
    SyntaxKind::RESET_SESSION_AUTH,
    SyntaxKind::SET_CONSTRAINTS,
    SyntaxKind::SET_TRANSACTION,
    SyntaxKind::SHOW,
    SyntaxKind::LOAD,
];

const DATA: [SyntaxKind; 14] = [
    SyntaxKind::INSERT,
    SyntaxKind::UPDATE,
    SyntaxKind::DELETE,
    SyntaxKind::MERGE,
    SyntaxKind::TRUNCATE,
    SyntaxKind::COPY,
    SyntaxKind::SELECT,
    SyntaxKind::COMPOUND_SELECT,
    SyntaxKind::PAREN_SELECT,
    SyntaxKind::VALUES,
    SyntaxKind::TABLE,
    SyntaxKind::CALL,
    SyntaxKind::NOTIFY,
    SyntaxKind::LOCK,
];

const CLUSTER: [SyntaxKind; 21] = [
    SyntaxKind::CREATE_ROLE,
    SyntaxKind::CREATE_USER,
    SyntaxKind::CREATE_GROUP,
    SyntaxKind::ALTER_ROLE,
    SyntaxKind::ALTER_USER,
    SyntaxKind::ALTER_GROUP,
    SyntaxKind::DROP_ROLE,
    SyntaxKind::DROP_USER,
    SyntaxKind::DROP_GROUP,
    SyntaxKind::CREATE_DATABASE,
    SyntaxKind::ALTER_DATABASE,
    SyntaxKind::DROP_DATABASE,
    SyntaxKind::CREATE_TABLESPACE,
    SyntaxKind::ALTER_TABLESPACE,
    SyntaxKind::DROP_TABLESPACE,
    SyntaxKind::ALTER_SYSTEM,
    SyntaxKind::CREATE_SUBSCRIPTION,
    SyntaxKind::ALTER_SUBSCRIPTION,
    SyntaxKind::DROP_SUBSCRIPTION,
    SyntaxKind::REASSIGN,
    SyntaxKind::DROP_OWNED,
];

const FORBIDDEN: [SyntaxKind; 17] = [
    SyntaxKind::ROLLBACK_TRANSACTION,
    SyntaxKind::COMMIT_PREPARED,
    SyntaxKind::ROLLBACK_PREPARED,
    SyntaxKind::SAVEPOINT_CREATE,
    SyntaxKind::RELEASE_SAVEPOINT,
    SyntaxKind::PREPARE_TRANSACTION,
    SyntaxKind::LISTEN,
    SyntaxKind::UNLISTEN,
    SyntaxKind::DISCARD,
    SyntaxKind::PREPARE,
    SyntaxKind::EXECUTE,
    SyntaxKind::DEALLOCATE,
    SyntaxKind::DECLARE,
    SyntaxKind::FETCH,
    SyntaxKind::MOVE,
    SyntaxKind::CLOSE,
    SyntaxKind::EXPLAIN,
];

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
