//! What an expression comes to, as far as the code says it.

use oxc_ast::ast::{
    ArrayExpressionElement, Expression, ObjectExpression, ObjectPropertyKind, PropertyKey, TemplateLiteral,
};
use oxc_span::{GetSpan, Span};

use super::imports::Project;
use super::module::Module;
use super::value::{Entry, Known, Text, Value};

/// Constants that refer to constants, and so on.
const DEEPEST: usize = 16;

/// Evaluates expressions of a module.
pub(super) struct Evaluator<'m, 'a> {
    pub(super) module: &'m Module<'a>,
    pub(super) project: &'m Project,
}

impl<'a> Evaluator<'_, 'a> {
    /// The value of an expression.
    pub(super) fn value(&self, expression: &Expression<'a>) -> Value {
        self.value_at(expression, 0)
    }

    fn value_at(&self, expression: &Expression<'a>, depth: usize) -> Value {
        let expression = expression.get_inner_expression();
        let place = self.module.place(expression.span());
        if depth > DEEPEST {
            return Value::unknown(place);
        }
        let known = match expression {
            Expression::StringLiteral(literal) => Known::Text(self.text(literal.value.as_str(), literal.span)),
            Expression::NumericLiteral(literal) => match literal.raw {
                Some(raw) => Known::Number(raw.as_str().to_owned()),
                None => Known::Unknown,
            },
            Expression::BooleanLiteral(literal) => Known::Bool(literal.value),
            Expression::NullLiteral(_) => Known::Null,
            Expression::TemplateLiteral(template) => self.template(template, depth),
            Expression::BinaryExpression(sum) if sum.operator.as_str() == "+" => {
                let parts = [&sum.left, &sum.right].map(|side| self.value_at(side, depth + 1));
                let is_text = parts.iter().any(|part| part.pattern().is_some());
                if is_text { Known::Text(joined(parts)) } else { Known::Unknown }
            }
            Expression::ConditionalExpression(choice) => {
                let values =
                    [&choice.consequent, &choice.alternate].map(|branch| self.value_at(branch, depth + 1)).into();
                Known::OneOf(values)
            }
            Expression::ArrayExpression(array) => self.list(&array.elements, depth),
            Expression::ObjectExpression(object) => self.object(object, depth),
            Expression::Identifier(name) if name.name == "undefined" => Known::Null,
            Expression::Identifier(_) => return self.variable(expression, depth),
            Expression::StaticMemberExpression(member) => {
                let object = self.value_at(&member.object, depth + 1);
                match object.entry(member.property.name.as_str()) {
                    Some(value) => return value.clone(),
                    None => Known::Unknown,
                }
            }
            _ => Known::Unknown,
        };
        Value { known, place }
    }

    /// A literal with its quotes.
    fn text(&self, text: &str, span: Span) -> Text {
        Text::new(text, self.module.place(Span::new(span.start + 1, span.end.saturating_sub(1).max(span.start + 1))))
    }

    fn template(&self, template: &TemplateLiteral<'a>, depth: usize) -> Known {
        let mut whole = Text::default();
        let mut expressions = template.expressions.iter();
        for quasi in &template.quasis {
            let Some(cooked) = &quasi.value.cooked else { return Known::Unknown };
            let place = self.module.place(quasi.span);
            whole.append(Text::new(cooked.as_str(), place));
            if let Some(expression) = expressions.next() {
                whole.append(joined([self.value_at(expression, depth + 1)]));
            }
        }
        Known::Text(whole)
    }

    fn list(&self, elements: &[ArrayExpressionElement<'a>], depth: usize) -> Known {
        let (mut items, mut open) = (Vec::new(), false);
        for element in elements {
            match element {
                ArrayExpressionElement::SpreadElement(spread) => {
                    match self.value_at(&spread.argument, depth + 1).known {
                        Known::List { items: more, open: opens } => {
                            items.extend(more);
                            open |= opens;
                        }
                        _ => open = true,
                    }
                }
                _ => match element.as_expression() {
                    Some(expression) => items.push(self.value_at(expression, depth + 1)),
                    None => open = true,
                },
            }
        }
        Known::List { items, open }
    }

    fn object(&self, object: &ObjectExpression<'a>, depth: usize) -> Known {
        let (mut entries, mut open) = (Vec::new(), false);
        for property in &object.properties {
            match property {
                ObjectPropertyKind::SpreadProperty(spread) => match self.value_at(&spread.argument, depth + 1).known {
                    Known::Object { entries: more, open: opens } => {
                        entries.extend(more);
                        open |= opens;
                    }
                    _ => open = true,
                },
                ObjectPropertyKind::ObjectProperty(property) => {
                    let computed = property.computed.then(|| property.key.as_expression()).flatten();
                    let name = match computed {
                        Some(key) => self.value_at(key, depth + 1).text().map(|text| text.text.clone()),
                        None => property.key.static_name().map(|name| name.into_owned()),
                    };
                    let Some(key) = name else {
                        open = true;
                        continue;
                    };
                    let value = self.value_at(&property.value, depth + 1);
                    let place = self.module.place(inside(&property.key));
                    entries.push(Entry { key, place, value });
                }
            }
        }
        Known::Object { entries, open }
    }

    /// A variable that is given a value once, here or in another module.
    fn variable(&self, expression: &Expression<'a>, depth: usize) -> Value {
        let unknown = || Value::unknown(self.module.place(expression.span()));
        let Some(symbol) = expression.get_identifier_reference().and_then(|name| self.module.symbol(name)) else {
            return unknown();
        };
        if let Some(import) = self.module.import(symbol) {
            let found =
                import.name.and_then(|name| self.project.constant(&self.module.source.path, import.module, name));
            return found.cloned().unwrap_or_else(unknown);
        }
        let Some(value) = self.module.only_value(symbol).map(|init| self.value_at(init, depth + 1)) else {
            return unknown();
        };
        // What others refer to may have been given more keys or members since.
        let is_shared = self.module.semantic.scoping().get_resolved_reference_ids(symbol).len() > 1;
        if is_shared { opened(value) } else { value }
    }
}

/// A key without its quotes.
fn inside(key: &PropertyKey<'_>) -> Span {
    match key {
        PropertyKey::StringLiteral(literal) => literal.span.shrink(1),
        _ => key.span(),
    }
}

/// The texts one after the other, with holes for what is no known text.
fn joined<const N: usize>(parts: [Value; N]) -> Text {
    let mut whole = Text::default();
    for part in parts {
        whole.append(match part.known {
            Known::Text(text) => text,
            _ => Text::hole(part.place),
        });
    }
    whole
}

/// The same object or array, to which more may have been added.
pub(super) fn opened(value: Value) -> Value {
    let known = match value.known {
        Known::List { items, .. } => Known::List { items, open: true },
        Known::Object { entries, .. } => Known::Object { entries, open: true },
        known => known,
    };
    Value { known, ..value }
}
