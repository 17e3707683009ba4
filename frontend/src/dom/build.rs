//! Makes nodes of elements, and effects of what follows signals.
//!
//! The browser refuses none of these calls: names are fixed and nodes are fresh. Hence the dropped results.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlInputElement, Node};

use super::element::{Attribute, Child, Element, Parts, Text};
use super::keyed;

const SVG: &str = "http://www.w3.org/2000/svg";

impl Element {
    /// Puts the element at the end of the page. Effects live as long as the owner.
    pub(crate) fn append_to_body(self) {
        if let Some(body) = document().body() {
            let _ = body.append_child(&build(self));
        }
    }
}

/// The element's node.
pub(super) fn build(element: Element) -> web_sys::Element {
    let Parts { tag, is_svg, attributes, children } = *element.0;
    let node = Dom::create_element(tag, is_svg.then_some(SVG));
    for attribute in attributes {
        dress(&node, attribute);
    }
    for child in children {
        fill(&node, child);
    }
    node
}

/// Runs now, and again whenever a signal changes that it reads, until the owner goes.
pub(super) fn effect(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| run());
    on_cleanup(move || drop(effect));
}

fn dress(node: &web_sys::Element, attribute: Attribute) {
    match attribute {
        Attribute::Fixed(name, value) => set(node, name, Some(&value)),
        Attribute::Live(name, value) => {
            let node = node.clone();
            effect(Box::new(move || set(&node, name, value().as_deref())));
        }
        Attribute::Value(value) => {
            let field = node.clone().unchecked_into::<HtmlInputElement>();
            effect(Box::new(move || {
                let value = value();
                // Setting what is there already would move the caret.
                if field.value() != value {
                    field.set_value(&value);
                }
            }));
        }
        Attribute::On(event, run) => {
            let run = Closure::<dyn FnMut(Event)>::wrap(run).into_js_value();
            let _ = node.add_event_listener_with_callback(event, run.unchecked_ref());
        }
    }
}

fn set(node: &web_sys::Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
}

fn fill(parent: &web_sys::Element, child: Child) {
    match child {
        Child::Text(text) => {
            let _ = parent.append_child(&document().create_text_node(&text));
        }
        Child::LiveText(text) => live_text(parent, text),
        Child::Element(element) => {
            let _ = parent.append_child(&build(element));
        }
        Child::Live(children) => live(parent, children),
        Child::Keyed(list) => keyed::follow(parent, list),
    }
}

fn live_text(parent: &web_sys::Element, text: Box<dyn Fn() -> Text>) {
    let node = document().create_text_node("");
    let _ = parent.append_child(&node);
    effect(Box::new(move || node.set_data(&text())));
}

fn live(parent: &web_sys::Element, children: Box<dyn Fn() -> Vec<Element>>) {
    let (parent, end) = (parent.clone(), anchor(parent));
    let shown = RefCell::new(Vec::<web_sys::Element>::new());
    effect(Box::new(move || {
        let next: Vec<_> = children().into_iter().map(build).collect();
        for old in shown.replace(next.clone()) {
            old.remove();
        }
        for node in next {
            let _ = parent.insert_before(&node, Some(&end));
        }
    }));
}

/// A mark in front of which later children go.
pub(super) fn anchor(parent: &web_sys::Element) -> Node {
    let anchor = document().create_comment("");
    let _ = parent.append_child(&anchor);
    anchor.into()
}
