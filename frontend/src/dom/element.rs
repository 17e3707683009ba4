//! What an element is to be, before it is built.

use std::borrow::Cow;

use web_sys::Event;

/// Text that is often fixed.
pub(crate) type Text = Cow<'static, str>;

/// An element to be built.
pub(crate) struct Element {
    pub(super) tag: &'static str,
    pub(super) is_svg: bool,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Child>,
}

pub(super) enum Attribute {
    Fixed(&'static str, Text),
    /// Follows the signals it reads; nothing removes the attribute.
    Live(&'static str, Box<dyn Fn() -> Option<Text>>),
    /// The value of a field, which is no attribute once a person has typed.
    Value(Box<dyn Fn() -> String>),
    On(&'static str, Box<dyn FnMut(Event)>),
}

pub(super) enum Child {
    Text(Text),
    LiveText(Box<dyn Fn() -> Text>),
    Element(Element),
    /// Built anew whenever a signal changes that it reads.
    Live(Box<dyn Fn() -> Vec<Element>>),
    /// An element per key, which is kept as long as its key is there.
    Keyed(Keyed),
}

pub(super) struct Keyed {
    pub(super) keys: Box<dyn Fn() -> Vec<String>>,
    pub(super) make: Box<dyn Fn(String) -> Element>,
}

/// An element of this class; an empty class is none.
pub(crate) fn el(tag: &'static str, class: impl Into<Text>) -> Element {
    let class = class.into();
    let element = Element { tag, is_svg: false, attributes: Vec::new(), children: Vec::new() };
    if class.is_empty() { element } else { element.attr("class", class) }
}

/// An element of a drawing.
pub(crate) fn svg(tag: &'static str) -> Element {
    Element { is_svg: true, ..el(tag, "") }
}

impl Element {
    /// With an attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.attributes.push(Attribute::Fixed(name, value.into()));
        self
    }

    /// With an attribute, if there is a value.
    pub(crate) fn maybe_attr(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that follows signals.
    pub(crate) fn live_attr(mut self, name: &'static str, value: impl Fn() -> Option<Text> + 'static) -> Self {
        self.attributes.push(Attribute::Live(name, Box::new(value)));
        self
    }

    /// A field whose content follows signals.
    pub(crate) fn live_value(mut self, value: impl Fn() -> String + 'static) -> Self {
        self.attributes.push(Attribute::Value(Box::new(value)));
        self
    }

    /// With a listener.
    pub(crate) fn on(mut self, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        self.attributes.push(Attribute::On(event, Box::new(run)));
        self
    }

    /// With text.
    pub(crate) fn text(mut self, text: impl Into<Text>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// With text that follows signals.
    pub(crate) fn live_text(mut self, text: impl Fn() -> Text + 'static) -> Self {
        self.children.push(Child::LiveText(Box::new(text)));
        self
    }

    /// With an element in it.
    pub(crate) fn child(mut self, child: Element) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// With elements in it; an `Option` is none or one.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// With elements in it that follow signals.
    pub(crate) fn live(mut self, children: impl Fn() -> Vec<Element> + 'static) -> Self {
        self.children.push(Child::Live(Box::new(children)));
        self
    }

    /// With an element per key.
    pub(crate) fn keyed(
        mut self,
        keys: impl Fn() -> Vec<String> + 'static,
        make: impl Fn(String) -> Element + 'static,
    ) -> Self {
        self.children.push(Child::Keyed(Keyed { keys: Box::new(keys), make: Box::new(make) }));
        self
    }
}
