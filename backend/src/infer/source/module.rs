//! A parsed block of code, with what its names refer to.

use std::sync::Arc;

use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, IdentifierReference, ImportDeclarationSpecifier, VariableDeclarator};
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::{NodeId, Semantic, SemanticBuilder, SymbolId};
use oxc_span::{GetSpan, Span};

use super::blocks::Block;
use crate::finding::{Finding, Location, SourceFile};

/// A block of code, understood.
pub(super) struct Module<'a> {
    pub(super) source: Arc<SourceFile>,
    pub(super) semantic: Semantic<'a>,
    base: usize,
}

/// A name that another module gives.
pub(super) struct Import<'a> {
    /// The module as the code names it.
    pub(super) module: &'a str,
    /// The name there; `None` for the default export and the whole module.
    pub(super) name: Option<&'a str>,
}

impl<'a> Module<'a> {
    /// Parses a block. What cannot be parsed is a finding; what could be is understood all the same.
    pub(super) fn parse(
        allocator: &'a Allocator,
        source: &Arc<SourceFile>,
        block: &Block,
    ) -> (Option<Module<'a>>, Option<Finding>) {
        let text = allocator.alloc_str(&source.text[block.range.clone()]);
        let options = ParseOptions { allow_return_outside_function: true, ..ParseOptions::default() };
        let parsed = Parser::new(allocator, text, block.kind).with_options(options).parse();
        let base = block.range.start;
        let finding = parsed.diagnostics.errors().next().map(|problem| {
            let span = problem.labels.first().map(|label| (label.offset() as usize, label.len() as usize));
            let (start, length) = span.unwrap_or_default();
            let place = Location { source: Arc::clone(source), start: base + start, end: base + start + length };
            Finding::warn("not-parsed", "the code cannot be parsed, and requests in it may be overlooked")
                .with_detail(format!("The parser says: {problem}."))
                .with_hint("Mend the code, or leave the file out.")
                .at(place)
        });
        if parsed.panicked {
            return (None, finding);
        }
        let semantic = SemanticBuilder::new().with_build_nodes(true).build(allocator.alloc(parsed.program)).semantic;
        (Some(Module { source: Arc::clone(source), semantic, base }), finding)
    }

    /// The place of a span.
    pub(super) fn place(&self, span: Span) -> Location {
        let at = |offset: u32| self.base + offset as usize;
        Location { source: Arc::clone(&self.source), start: at(span.start), end: at(span.end) }
    }

    /// What a name refers to in this module.
    pub(super) fn symbol(&self, name: &IdentifierReference<'a>) -> Option<SymbolId> {
        let reference = name.reference_id.get()?;
        self.semantic.scoping().get_reference(reference).symbol_id()
    }

    /// Where a variable is declared.
    pub(super) fn declarator(&self, symbol: SymbolId) -> Option<&'a VariableDeclarator<'a>> {
        let declared = self.semantic.scoping().symbol_declaration(symbol);
        match self.semantic.nodes().kind(declared) {
            AstKind::VariableDeclarator(declarator) => Some(declarator),
            _ => None,
        }
    }

    /// What a variable holds, where it is given a value once.
    pub(super) fn only_value(&self, symbol: SymbolId) -> Option<&'a Expression<'a>> {
        if self.semantic.scoping().symbol_is_mutated(symbol) {
            return None;
        }
        let declarator = self.declarator(symbol)?;
        declarator.id.get_binding_identifier()?;
        declarator.init.as_ref()
    }

    /// Where a name comes from, if from another module.
    pub(super) fn import(&self, symbol: SymbolId) -> Option<Import<'a>> {
        let nodes = self.semantic.nodes();
        let declared = self.semantic.scoping().symbol_declaration(symbol);
        let mut kinds = std::iter::once(nodes.kind(declared)).chain(nodes.ancestor_kinds(declared));
        let declaration = kinds.find_map(|kind| match kind {
            AstKind::ImportDeclaration(declaration) => Some(declaration),
            _ => None,
        })?;
        let own = self.semantic.scoping().symbol_name(symbol);
        let specifier = declaration.specifiers.iter().flatten().find(|one| one.local().name.as_str() == own)?;
        let name = match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(one) => Some(one.imported.name().as_str()),
            _ => None,
        };
        Some(Import { module: declaration.source.value.as_str(), name })
    }

    /// The nodes around one, the nearest first.
    pub(super) fn around(&self, node: NodeId) -> impl Iterator<Item = AstKind<'a>> + '_ {
        self.semantic.nodes().ancestor_kinds(node)
    }

    /// Names of the modules that this one imports.
    pub(super) fn imported_modules(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.semantic.nodes().iter().filter_map(|node| match node.kind() {
            AstKind::ImportDeclaration(declaration) => Some(declaration.source.value.as_str()),
            _ => None,
        })
    }

    /// Whether two nodes stand at the same place.
    pub(super) fn is_same(one: &impl GetSpan, other: &impl GetSpan) -> bool {
        one.span() == other.span()
    }
}
