//! Reads all modules of a project twice: for what they give each other, then for their requests.

use std::sync::Arc;

use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast::{CallExpression, Expression, StaticMemberExpression};
use oxc_semantic::NodeId;

use super::blocks::blocks;
use super::call::{Call, Target};
use super::clients::{Origin, Receiver, has_shape, may_be};
use super::evaluate::{Evaluator, opened};
use super::imports::Project;
use super::module::Module;
use super::value::Known;
use crate::finding::{Finding, SourceFile};

/// What a frontend asks for.
#[derive(Debug)]
pub struct Frontend {
    /// Its requests, in the order of files and places.
    pub calls: Vec<Call>,
    /// Files that cannot be parsed.
    pub findings: Vec<Finding>,
    /// How many files were read.
    pub files: usize,
}

/// Reads the requests of a frontend.
pub fn read_calls(sources: &[Arc<SourceFile>]) -> Frontend {
    let mut project = Project::default();
    let mut findings = Vec::new();
    for source in sources {
        each_module(source, &mut findings, |module| {
            let known = facts(&module, &project);
            project.constants.entry(source.path.clone()).or_default().extend(known.constants.into_values().flatten());
            project.schemas.extend(known.schemas);
            project.clients.extend(known.clients);
        });
    }
    let mut calls = Vec::new();
    // What cannot be parsed was said once.
    let mut again = Vec::new();
    for source in sources.iter().filter(|source| source.text.contains(".from") || source.text.contains(".rpc")) {
        each_module(source, &mut again, |module| {
            let evaluator = Evaluator { module: &module, project: &project };
            evaluator.each_root(|root| calls.extend(evaluator.calls(root)));
        });
    }
    calls.sort_by(|one, other| {
        (&one.place.source.path, one.place.start).cmp(&(&other.place.source.path, other.place.start))
    });
    Frontend { calls, findings, files: sources.len() }
}

fn each_module(source: &Arc<SourceFile>, findings: &mut Vec<Finding>, mut then: impl FnMut(Module<'_>)) {
    for block in blocks(source) {
        let allocator = Allocator::default();
        let (module, finding) = Module::parse(&allocator, source, &block);
        findings.extend(finding);
        if let Some(module) = module {
            then(module);
        }
    }
}

/// What one module gives to others.
fn facts(module: &Module<'_>, so_far: &Project) -> Project {
    let evaluator = Evaluator { module, project: so_far };
    let mut found = Project::default();
    let scoping = module.semantic.scoping();
    let constants = scoping.get_bindings(scoping.root_scope_id()).iter().filter_map(|(name, symbol)| {
        let value = opened(evaluator.value(module.only_value(*symbol)?));
        (!matches!(value.known, Known::Unknown)).then(|| (name.to_string(), value))
    });
    found.constants.insert(module.source.path.clone(), constants.collect());
    for node in module.semantic.nodes().iter() {
        let AstKind::CallExpression(call) = node.kind() else { continue };
        let makes_client = call.callee_name().is_some_and(|name| name.starts_with("create") && name.contains("Client"));
        if let Some(schema) = makes_client.then(|| evaluator.schema_option(call)).flatten() {
            let names = module.around(node.id()).filter_map(|around| match around {
                AstKind::VariableDeclarator(found) => found.id.get_identifier_name(),
                AstKind::Function(function) => function.name(),
                _ => None,
            });
            found.schemas.extend(names.map(|name| (name.to_string(), schema.clone())));
        }
    }
    if !evaluator.builds_otherwise() {
        evaluator.each_root(|root| {
            let receiver = evaluator.receiver(&root.member.object);
            let table = evaluator.arguments(root.call).into_iter().next();
            let is_from = root.member.property.name == "from" && receiver.origin == Origin::Unknown;
            let steps = || evaluator.requests(root.node, false);
            if is_from && table.is_some_and(|table| steps().iter().any(|steps| has_shape(&table, steps))) {
                found.clients.insert(receiver.text);
            }
        });
    }
    found
}

/// A call of `from` or `rpc`.
struct Root<'a> {
    node: NodeId,
    call: &'a CallExpression<'a>,
    member: &'a StaticMemberExpression<'a>,
}

impl<'a> Evaluator<'_, 'a> {
    fn each_root(&self, mut then: impl FnMut(&Root<'a>)) {
        for node in self.module.semantic.nodes().iter() {
            let AstKind::CallExpression(call) = node.kind() else { continue };
            let Expression::StaticMemberExpression(member) = call.callee.get_inner_expression() else { continue };
            if ["from", "rpc"].contains(&member.property.name.as_str()) && !call.arguments.is_empty() {
                then(&Root { node: node.id(), call, member });
            }
        }
    }

    /// The requests that begin at a call; none where it is somebody else's.
    fn calls(&self, root: &Root<'a>) -> Vec<Call> {
        let receiver = self.receiver(&root.member.object);
        let is_call = root.member.property.name == "rpc";
        let mut arguments = self.arguments(root.call).into_iter();
        let Some(named) = arguments.next() else { return Vec::new() };
        let requests = self.requests(root.node, is_call);
        let is_ours = match receiver.origin {
            Origin::Client => true,
            Origin::Stranger => false,
            Origin::Unknown if self.builds_otherwise() => false,
            Origin::Unknown if is_call => self.is_known(&receiver) && named.text().is_some(),
            Origin::Unknown => {
                requests.iter().any(|steps| has_shape(&named, steps) || (self.is_known(&receiver) && may_be(steps)))
            }
        };
        if !is_ours {
            return Vec::new();
        }
        let target = match is_call {
            true => Target::Function { name: named, arguments: arguments.next(), options: arguments.next() },
            false => Target::Relation(named),
        };
        let place = self.module.place(root.member.property.span);
        let call =
            |steps| Call { target: target.clone(), schema: receiver.schema.clone(), steps, place: place.clone() };
        requests.into_iter().map(call).collect()
    }

    fn is_known(&self, receiver: &Receiver) -> bool {
        self.project.clients.contains(&receiver.text)
    }
}
