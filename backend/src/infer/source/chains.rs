//! Follows a chain of calls outwards from where it begins, and on through the variables that hold it.

use std::collections::BTreeSet;

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, AssignmentTarget, CallExpression};
use oxc_semantic::{NodeId, SymbolId};
use oxc_span::GetSpan;

use super::call::Step;
use super::clients::VERBS;
use super::evaluate::Evaluator;
use super::module::Module;

/// What no request comes after.
const LAST: [&str; 3] = ["then", "catch", "finally"];

/// Where a chain leads.
enum End {
    /// Into a variable, by which it may go on.
    Variable(SymbolId),
    /// Out of a function, whose callers may go on.
    Function(SymbolId),
    /// Somewhere that is not followed.
    Elsewhere,
}

impl<'a> Evaluator<'_, 'a> {
    /// The requests that begin at a node: the steps of each. A chain that has no verb when it is put into a variable is a
    /// request of its own at each place where one follows; one that has goes on as the same request everywhere.
    pub(super) fn requests(&self, node: NodeId, is_whole: bool) -> Vec<Vec<Step>> {
        self.onwards(node, is_whole, &mut BTreeSet::new())
    }

    fn onwards(&self, node: NodeId, is_whole: bool, seen: &mut BTreeSet<SymbolId>) -> Vec<Vec<Step>> {
        let (steps, end) = self.climb(node);
        let (End::Variable(symbol) | End::Function(symbol)) = end else { return vec![steps] };
        if !seen.insert(symbol) {
            return vec![steps];
        }
        let scoping = self.module.semantic.scoping();
        let mut branches: Vec<Vec<Step>> = Vec::new();
        for reference in scoping.get_resolved_references(symbol).filter(|reference| reference.is_read()) {
            let node = match end {
                End::Function(_) => self.call_of(reference.node_id()),
                _ => Some(reference.node_id()),
            };
            branches.extend(node.into_iter().flat_map(|node| self.onwards(node, is_whole, seen)));
        }
        branches.retain(|branch| !branch.is_empty());
        if is_whole || has_verb(&steps) || branches.is_empty() {
            return vec![steps.into_iter().chain(branches.into_iter().flatten()).collect()];
        }
        let (own, on): (Vec<_>, Vec<_>) = branches.into_iter().partition(|branch| has_verb(branch));
        // Filters that are set before the verb is known belong to every request made of it.
        let joined = |branch: Vec<Step>| steps.iter().chain(&branch).chain(on.iter().flatten()).cloned().collect();
        if own.is_empty() { vec![joined(Vec::new())] } else { own.into_iter().map(joined).collect() }
    }

    /// Outwards from a node, through calls of methods on it.
    fn climb(&self, start: NodeId) -> (Vec<Step>, End) {
        let nodes = self.module.semantic.nodes();
        let mut steps: Vec<Step> = Vec::new();
        let mut node = start;
        loop {
            let parent = nodes.parent_node(node);
            match parent.kind() {
                AstKind::ParenthesizedExpression(_)
                | AstKind::TSAsExpression(_)
                | AstKind::TSSatisfiesExpression(_)
                | AstKind::TSNonNullExpression(_)
                | AstKind::TSTypeAssertion(_)
                | AstKind::ChainExpression(_) => {}
                AstKind::ConditionalExpression(choice) if !Module::is_same(&choice.test, &nodes.kind(node)) => {}
                AstKind::StaticMemberExpression(member) => {
                    let AstKind::CallExpression(call) = nodes.parent_kind(parent.id()) else {
                        return (steps, End::Elsewhere);
                    };
                    let name = member.property.name.as_str();
                    if !Module::is_same(&call.callee, member) || LAST.contains(&name) {
                        return (steps, End::Elsewhere);
                    }
                    steps.push(Step {
                        name: name.to_owned(),
                        arguments: self.arguments(call),
                        place: self.module.place(member.property.span),
                    });
                    node = nodes.parent_id(parent.id());
                    continue;
                }
                AstKind::VariableDeclarator(declarator) => {
                    let symbol = declarator.id.get_binding_identifier().and_then(|name| name.symbol_id.get());
                    return (steps, symbol.map_or(End::Elsewhere, End::Variable));
                }
                AstKind::AssignmentExpression(assignment) if assignment.operator.is_assign() => {
                    let AssignmentTarget::AssignmentTargetIdentifier(name) = &assignment.left else {
                        return (steps, End::Elsewhere);
                    };
                    let is_value = Module::is_same(&assignment.right, &nodes.kind(node));
                    let symbol = self.module.symbol(name).filter(|_| is_value);
                    return (steps, symbol.map_or(End::Elsewhere, End::Variable));
                }
                AstKind::ReturnStatement(_) | AstKind::ArrowFunctionExpression(_) => {
                    return (steps, self.function_at(parent.id()).map_or(End::Elsewhere, End::Function));
                }
                _ => return (steps, End::Elsewhere),
            }
            node = parent.id();
        }
    }

    /// The name of the function that answers at a node; of none that is asynchronous, since what is awaited of it is the rows.
    fn function_at(&self, node: NodeId) -> Option<SymbolId> {
        let nodes = self.module.semantic.nodes();
        let is_function = |kind| matches!(kind, AstKind::Function(_) | AstKind::ArrowFunctionExpression(_));
        let function = std::iter::once(node).chain(nodes.ancestor_ids(node)).find(|id| is_function(nodes.kind(*id)))?;
        match nodes.kind(function) {
            AstKind::Function(found) if !found.r#async => {
                let own = found.id.as_ref().and_then(|name| name.symbol_id.get());
                own.or_else(|| self.held_by(function))
            }
            AstKind::ArrowFunctionExpression(found) if !found.r#async => self.held_by(function),
            _ => None,
        }
    }

    /// The variable that holds a function.
    fn held_by(&self, function: NodeId) -> Option<SymbolId> {
        match self.module.semantic.nodes().parent_kind(function) {
            AstKind::VariableDeclarator(found) => found.id.get_binding_identifier()?.symbol_id.get(),
            _ => None,
        }
    }

    /// The call of a function, where a reference to it is one.
    fn call_of(&self, reference: NodeId) -> Option<NodeId> {
        let nodes = self.module.semantic.nodes();
        let parent = nodes.parent_node(reference);
        match parent.kind() {
            AstKind::CallExpression(call) if Module::is_same(&call.callee, &nodes.kind(reference)) => Some(parent.id()),
            _ => None,
        }
    }

    /// Arguments up to the first that is spread.
    pub(super) fn arguments(&self, call: &CallExpression<'a>) -> Vec<super::value::Value> {
        let known = call.arguments.iter().map_while(|argument| match argument {
            Argument::SpreadElement(_) => None,
            argument => argument.as_expression().map(|expression| self.value(expression)),
        });
        let mut values: Vec<_> = known.collect();
        if let Some(spread) = call.arguments.get(values.len()) {
            values.push(super::value::Value::unknown(self.module.place(spread.span())));
        }
        values
    }
}

fn has_verb(steps: &[Step]) -> bool {
    steps.iter().any(|step| VERBS.contains(&step.name.as_str()))
}
