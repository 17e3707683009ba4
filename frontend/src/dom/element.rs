//! What an element is to be, before it is built.

use std::borrow::Cow;

use web_sys::Event;

/// Text that is often fixed.
pub(crate) type Text = Cow<'static, str>;

/// An element to be built. Boxed, because every call of a chain would copy it otherwise.
pub(crate) struct Element(pub(super) Box<Parts>);

pub(super) struct Parts {
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
#[inline(never)]
pub(crate) fn el(tag: &'static str, class: impl Into<Text>) -> Element {
    let class = class.into();
    let element = new(tag, false);
    if class.is_empty() { element } else { element.attr("class", class) }
}

/// An element of a drawing.
pub(crate) fn svg(tag: &'static str) -> Element {
    new(tag, true)
}

#[inline(never)]
fn new(tag: &'static str, is_svg: bool) -> Element {
    Element(Box::new(Parts { tag, is_svg, attributes: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// With an attribute.
    #[inline(never)]
    pub(crate) fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.with(Attribute::Fixed(name, value.into()))
    }

    /// With an attribute, if there is a value.
    pub(crate) fn maybe_attr(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that follows signals.
    pub(crate) fn live_attr(self, name: &'static str, value: impl Fn() -> Option<Text> + 'static) -> Self {
        self.with(Attribute::Live(name, Box::new(value)))
    }

    /// A field whose content follows signals.
    pub(crate) fn live_value(self, value: impl Fn() -> String + 'static) -> Self {
        self.with(Attribute::Value(Box::new(value)))
    }

    /// With a listener.
    pub(crate) fn on(self, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        self.with(Attribute::On(event, Box::new(run)))
    }

    /// With text.
    #[inline(never)]
    pub(crate) fn text(self, text: impl Into<Text>) -> Self {
        self.holding(Child::Text(text.into()))
    }

    /// With text that follows signals.
    pub(crate) fn live_text(self, text: impl Fn() -> Text + 'static) -> Self {
        self.holding(Child::LiveText(Box::new(text)))
    }

    /// With an element in it.
    #[inline(never)]
    pub(crate) fn child(self, child: Element) -> Self {
        self.holding(Child::Element(child))
    }

    /// With elements in it; an `Option` is none or one.
    pub(crate) fn children(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// With elements in it that follow signals.
    pub(crate) fn live(self, children: impl Fn() -> Vec<Element> + 'static) -> Self {
        self.holding(Child::Live(Box::new(children)))
    }

    /// With an element per key.
    pub(crate) fn keyed(
        self,
        keys: impl Fn() -> Vec<String> + 'static,
        make: impl Fn(String) -> Element + 'static,
    ) -> Self {
        self.holding(Child::Keyed(Keyed { keys: Box::new(keys), make: Box::new(make) }))
    }

    #[inline(never)]
    fn with(mut self, attribute: Attribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn holding(mut self, child: Child) -> Self {
        self.0.children.push(child);
        self
    }
}
