//! What a statement reaches for beyond the definitions and rows of one database, as the grammar tells.

use squawk_syntax::{SyntaxKind, SyntaxNode};

use super::class::has_token;
use super::parse::unquote;

/// What a statement reaches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing but its database.
    Database,
    /// Extensions, which are made by a superuser.
    Extension {
        /// Their names, unquoted and folded.
        names: Vec<String>,
        /// It makes them, rather than changing what is there.
        creates: bool,
    },
    /// It does nothing but hand an object to another role.
    Owner,
    /// A new role, of this name.
    CreateRole(String),
    /// Attributes or settings of a role.
    AlterRole,
    /// The server itself: its files, programs, or power over it. The words go on from "it".
    Server(&'static str),
}

/// What a statement node reaches for.
pub(super) fn reach_of(node: &SyntaxNode) -> Reach {
    use SyntaxKind as K;
    match node.kind() {
        K::CREATE_EXTENSION => Reach::Extension { names: names_below(node, K::EXTENSION), creates: true },
        K::ALTER_EXTENSION | K::DROP_EXTENSION => {
            Reach::Extension { names: names_below(node, K::EXTENSION_REF), creates: false }
        }
        K::COMMENT_ON => match node.children().find(|child| child.kind() == K::OBJECT_EXTENSION) {
            Some(object) => Reach::Extension { names: names_below(&object, K::EXTENSION_REF), creates: false },
            None => Reach::Database,
        },
        K::COPY => copy(node),
        K::LOAD => Reach::Server("loads a library into the server"),
        K::CREATE_ROLE | K::CREATE_USER | K::CREATE_GROUP | K::ALTER_ROLE | K::ALTER_USER if makes_superuser(node) => {
            Reach::Server("gives a role every right on the server")
        }
        K::CREATE_ROLE | K::CREATE_USER | K::CREATE_GROUP => match names_below(node, K::ROLE).into_iter().next() {
            Some(name) => Reach::CreateRole(name),
            None => Reach::Database,
        },
        K::ALTER_ROLE | K::ALTER_USER if !has_token(node, K::ROLE_RENAME_TO) => Reach::AlterRole,
        _ if is_owner_change(node) => Reach::Owner,
        _ => Reach::Database,
    }
}

/// Rows from or to the client were refused as forbidden already.
fn copy(node: &SyntaxNode) -> Reach {
    match node.descendants().find(|inner| inner.kind() == SyntaxKind::COPY_PROGRAM) {
        Some(source) if has_token(&source, SyntaxKind::PROGRAM_KW) => Reach::Server("runs a program on the server"),
        _ => Reach::Server("reads or writes a file of the server"),
    }
}

fn makes_superuser(node: &SyntaxNode) -> bool {
    let mut options = node.descendants().filter(|inner| inner.kind() == SyntaxKind::ROLE_OPTION_GENERIC);
    options.any(|option| option.text().to_string().trim().eq_ignore_ascii_case("superuser"))
}

/// `ALTER … OWNER TO role` and nothing else. Texts with literals or comments are left out: where a server would read them
/// otherwise than the grammar, more could hide in them.
fn is_owner_change(node: &SyntaxNode) -> bool {
    let owner = node.children().filter(|child| child.kind() == SyntaxKind::OWNER_TO).count();
    let is_alter = || format!("{:?}", node.kind()).starts_with("ALTER_");
    if owner != 1 || !is_alter() {
        return false;
    }
    let direct_comma = node.children_with_tokens().any(|element| element.kind() == SyntaxKind::COMMA);
    let is_plain = |kind: SyntaxKind| !matches!(kind, SyntaxKind::COMMENT | SyntaxKind::LITERAL);
    !direct_comma && node.descendants_with_tokens().all(|element| is_plain(element.kind()))
}

/// First words of the nodes of a kind below `node`, unquoted.
fn names_below(node: &SyntaxNode, kind: SyntaxKind) -> Vec<String> {
    let named = node.children().filter(|child| child.kind() == kind);
    let word = |child: SyntaxNode| {
        let mut tokens = child.descendants_with_tokens().filter_map(|element| element.into_token());
        tokens.find(|token| !token.kind().is_trivia()).map(|token| unquote(token.text()))
    };
    named.filter_map(word).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Reach;
    use crate::finding::SourceFile;
    use crate::sql::parse_file;

    fn check(text: &str, expect: &Reach) {
        let source = Arc::new(SourceFile { path: "a.sql".into(), text: text.into() });
        let statements = parse_file(&source).expect("it parses");
        assert_eq!(&statements[0].reach, expect, "{text}");
    }

    #[test]
    fn extensions_are_named_by_the_grammar_and_not_by_words_in_the_text() {
        let extension = |name: &str, creates| Reach::Extension { names: vec![name.to_owned()], creates };
        check("create extension dblink /* citext */ schema citext", &extension("dblink", true));
        check("create extension if not exists \"uuid-ossp\" with schema extensions", &extension("uuid-ossp", true));
        check("create extension lo", &extension("lo", true));
        check("create extension VECTOR cascade", &extension("vector", true));
        check("alter extension citext update", &extension("citext", false));
        check("comment on extension hstore is 'on extension dblink'", &extension("hstore", false));
        check("comment on table t is 'on extension citext'", &Reach::Database);
        let both = Reach::Extension { names: vec!["a".into(), "b".into()], creates: false };
        check("drop extension if exists a, b cascade", &both);
    }

    #[test]
    fn an_owner_change_is_one_only_when_it_is_nothing_else() {
        for text in [
            "alter table public.t owner to x",
            "alter function f(int, text) owner to \"X\"",
            "alter schema s owner to current_user",
            "alter type mood owner to x",
            "alter view v owner to x",
            "alter sequence s owner to x",
        ] {
            check(text, &Reach::Owner);
        }
        for text in [
            "alter table t add column c text default pg_read_file('/etc/passwd'), owner to x",
            "alter table t owner to x, alter column c type int using g()",
            "alter table t alter column c type text using f(c) /* owner to x */",
            "alter table t /* a */ owner to x",
            "alter table t add column owner text",
        ] {
            check(text, &Reach::Database);
        }
    }

    #[test]
    fn what_reaches_for_the_server_is_told() {
        check("create role app login", &Reach::CreateRole("app".into()));
        check("create user \"App\" password 'superuser'", &Reach::CreateRole("App".into()));
        check("alter role app set search_path to a", &Reach::AlterRole);
        check("alter role app with nosuperuser", &Reach::AlterRole);
        check("alter role app rename to other", &Reach::Database);
        let every = Reach::Server("gives a role every right on the server");
        check("create role app login SuperUser", &every);
        check("alter user app superuser", &every);
        check("copy t from program 'id'", &Reach::Server("runs a program on the server"));
        check("copy t to '/tmp/x'", &Reach::Server("reads or writes a file of the server"));
        check("copy (select 1) to program 'id'", &Reach::Server("runs a program on the server"));
        check("load 'x'", &Reach::Server("loads a library into the server"));
    }
}
