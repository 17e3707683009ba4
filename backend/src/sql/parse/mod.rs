//! A file's text as statements, or the findings that say why it is not SQL that can be deployed.

use std::collections::HashMap;
use std::sync::Arc;

use squawk_syntax::ast::{AstNode, SourceFile as Tree};
use squawk_syntax::{SyntaxKind, SyntaxNode};

use super::class::{StatementClass, classify, forbidden_reason, has_token};
use super::hash::token_hash;
use super::meta::meta_commands;
use super::reach::reach_of;
use super::statement::{DropTarget, Guard, Statement};
use super::transactions::unpaired_mark;
use crate::finding::{Finding, Location, SourceFile};

/// Parses one file. All findings are errors with a place; none of the statements may run when there is one.
pub fn parse_file(source: &Arc<SourceFile>) -> Result<Vec<Statement>, Vec<Finding>> {
    if let Some(finding) = meta_command_finding(source) {
        return Err(vec![finding]);
    }
    let parse = Tree::parse(&source.text);
    let root = parse.syntax_node();
    let statements: Vec<Statement> = parse
        .tree()
        .stmts()
        .map(|stmt| stmt.syntax().clone())
        .filter(|node| node.kind() != SyntaxKind::EMPTY_STMT)
        .map(|node| build(source, &node))
        .collect();
    let forbidden = forbidden_findings(source, &parse.tree());
    if !forbidden.is_empty() {
        return Err(forbidden);
    }
    let errors: Vec<Finding> = parse
        .errors()
        .iter()
        .map(|error| (usize::from(error.range().start()), usize::from(error.range().end()), error.message().to_owned()))
        .filter(|(start, _, _)| !inside_body(&root, *start))
        .take(1)
        .map(|(start, end, message)| syntax_error(source, start..end, &message))
        .collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let statements = number_equal_texts(statements);
    match unpaired_mark(&statements) {
        Some(finding) => Err(vec![finding]),
        None => Ok(statements),
    }
}

fn build(source: &Arc<SourceFile>, node: &SyntaxNode) -> Statement {
    let range = trimmed_range(node);
    let text = source.text.get(range.clone()).unwrap_or_default();
    let class = classify(node);
    Statement {
        source: Arc::clone(source),
        kind: format!("{:?}", node.kind()).to_lowercase(),
        class,
        guard: guard(node),
        autocommit: runs_alone(node),
        conflict_tolerant: node.kind() == SyntaxKind::INSERT && has_token(node, SyntaxKind::CONFLICT_DO_NOTHING),
        drops: drop_targets(node),
        reach: reach_of(node),
        hash: token_hash(text),
        ordinal: 0,
        line: 0,
        range,
    }
}

fn trimmed_range(node: &SyntaxNode) -> std::ops::Range<usize> {
    let first = node
        .descendants_with_tokens()
        .filter_map(|element| element.into_token())
        .find(|token| !token.kind().is_trivia());
    let last = node
        .children_with_tokens()
        .filter(|element| element.kind() != SyntaxKind::SEMICOLON && !element.kind().is_trivia())
        .last();
    let whole = node.text_range();
    let start = first.map_or(whole.start(), |token| token.text_range().start());
    let end = last.map_or(whole.end(), |element| element.text_range().end());
    usize::from(start)..usize::from(end).max(usize::from(start))
}

fn guard(node: &SyntaxNode) -> Guard {
    if has_token(node, SyntaxKind::OR_REPLACE) {
        Guard::OrReplace
    } else if has_token(node, SyntaxKind::IF_NOT_EXISTS) || has_token(node, SyntaxKind::IF_EXISTS) {
        Guard::IfExists
    } else {
        Guard::None
    }
}

fn runs_alone(node: &SyntaxNode) -> bool {
    match node.kind() {
        SyntaxKind::VACUUM
        | SyntaxKind::ALTER_SYSTEM
        | SyntaxKind::CREATE_DATABASE
        | SyntaxKind::DROP_DATABASE
        | SyntaxKind::CREATE_TABLESPACE
        | SyntaxKind::DROP_TABLESPACE => true,
        SyntaxKind::CREATE_INDEX | SyntaxKind::DROP_INDEX | SyntaxKind::REINDEX | SyntaxKind::ALTER_TABLE => {
            node.descendants_with_tokens().any(|element| element.kind() == SyntaxKind::CONCURRENTLY_KW)
        }
        _ => false,
    }
}

fn drop_targets(node: &SyntaxNode) -> Vec<DropTarget> {
    let kind = format!("{:?}", node.kind());
    if let Some(word) = kind.strip_prefix("DROP_") {
        let relation = node
            .children()
            .find(|child| child.kind() == SyntaxKind::ON_TABLE)
            .map(|on| path_segments(&on))
            .unwrap_or_default();
        return named_parts(node)
            .into_iter()
            .map(|path| DropTarget { kind: word.to_lowercase().replace('_', " "), relation: relation.clone(), path })
            .collect();
    }
    if node.kind() == SyntaxKind::ALTER_TABLE {
        return alter_table_drops(node);
    }
    Vec::new()
}

fn alter_table_drops(node: &SyntaxNode) -> Vec<DropTarget> {
    let relation = node
        .children()
        .find(|child| child.kind() == SyntaxKind::TABLE_RELATION_NAME)
        .map(|name| path_segments(&name))
        .unwrap_or_default();
    node.children()
        .filter_map(|action| {
            let kind = match action.kind() {
                SyntaxKind::DROP_COLUMN => "column",
                SyntaxKind::DROP_CONSTRAINT => "constraint",
                _ => return None,
            };
            Some(DropTarget { kind: kind.to_owned(), relation: relation.clone(), path: path_segments(&action) })
        })
        .collect()
}

/// The paths named directly by a `DROP`, argument lists and `ON table` left out.
fn named_parts(node: &SyntaxNode) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for child in node.children() {
        match child.kind() {
            SyntaxKind::ON_TABLE | SyntaxKind::PARAM_LIST | SyntaxKind::IF_EXISTS => {}
            SyntaxKind::PATH_REF | SyntaxKind::PATH => found.push(path_segments(&child)),
            _ if child.children().next().is_some() => found.extend(named_parts(&child)),
            _ => {
                let segments = path_segments(&child);
                if !segments.is_empty() {
                    found.push(segments);
                }
            }
        }
    }
    found
}

/// The identifiers below a node in order, unquoted and folded as PostgreSQL folds them.
pub(super) fn path_segments(node: &SyntaxNode) -> Vec<String> {
    node.descendants_with_tokens()
        .filter_map(|element| element.into_token())
        .filter(|token| token.kind() == SyntaxKind::IDENT || is_name_like(&token.parent()))
        .filter(|token| !token.kind().is_trivia() && token.kind() != SyntaxKind::DOT)
        .map(|token| unquote(token.text()))
        .collect()
}

fn is_name_like(parent: &Option<SyntaxNode>) -> bool {
    parent.as_ref().is_some_and(|node| matches!(node.kind(), SyntaxKind::PATH_SEGMENT_REF | SyntaxKind::PATH_SEGMENT))
}

pub(super) fn unquote(name: &str) -> String {
    match name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => name.to_lowercase(),
    }
}

/// Counts equal texts and lines, in one pass over the file.
fn number_equal_texts(mut statements: Vec<Statement>) -> Vec<Statement> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let (mut line, mut at) = (1, 0);
    for statement in &mut statements {
        let between = statement.source.text.get(at..statement.range.start).unwrap_or_default();
        line += between.bytes().filter(|byte| *byte == b'\n').count();
        at = statement.range.start;
        statement.line = line;
        let count = seen.entry(statement.hash.clone()).or_default();
        statement.ordinal = *count;
        *count += 1;
    }
    statements
}

fn inside_body(root: &SyntaxNode, offset: usize) -> bool {
    let Ok(at) = u32::try_from(offset) else { return false };
    root.token_at_offset(at.into()).any(|token| {
        token.kind() == SyntaxKind::DOLLAR_QUOTED_STRING && usize::from(token.text_range().start()) < offset
    })
}

fn syntax_error(source: &Arc<SourceFile>, range: std::ops::Range<usize>, message: &str) -> Finding {
    let end = if range.end > range.start { range.end } else { next_char(&source.text, range.start) };
    Finding::error("syntax-error", format!("syntax error: {}", lower_first(message)))
        .explained_by("syntax-error")
        .with_hint("Nothing was run. Correct the file and deploy again.")
        .at(Location { source: Arc::clone(source), start: range.start, end })
}

fn next_char(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + chars.as_str())
}

fn meta_command_finding(source: &Arc<SourceFile>) -> Option<Finding> {
    let commands = meta_commands(&source.text);
    let first = commands.first()?.clone();
    let word = source.text[first.clone()].split_whitespace().next().unwrap_or("\\");
    let others = commands.len() - 1;
    let mut finding = Finding::error("psql-meta-command", format!("`{word}` is a psql meta-command, not SQL"))
        .with_hint(
            "Only psql understands it. Write the SQL it stands for, or take it out of the declared files; nothing was run.",
        )
        .at(Location { source: Arc::clone(source), start: first.start, end: first.start + word.len() });
    if others > 0 {
        let plural = if others == 1 { "command" } else { "commands" };
        finding = finding.with_detail(format!("The file has {others} more meta-{plural}."));
    }
    Some(finding)
}

fn forbidden_findings(source: &Arc<SourceFile>, tree: &Tree) -> Vec<Finding> {
    tree.stmts()
        .map(|stmt| stmt.syntax().clone())
        .filter(|node| classify(node) == StatementClass::Forbidden)
        .map(|node| {
            let range = trimmed_range(&node);
            let (why, hint) = forbidden_reason(&node);
            let word = format!("{:?}", node.kind()).replace('_', " ");
            Finding::error("forbidden-statement", format!("{word} cannot be part of a deploy: {why}"))
                .with_hint(hint)
                .at(Location { source: Arc::clone(source), start: range.start, end: range.end })
        })
        .collect()
}

#[cfg(test)]
mod tests;
