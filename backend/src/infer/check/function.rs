//! Calls of functions.

use super::judge::Judge;
use super::problem::What;
use super::tree::Tree;
use crate::infer::source::{Entry, Known, Value};
use crate::postgrest::{Name, Payload, Returns, Routine};

impl Judge<'_> {
    /// The rows a function answers with; none where it is not there or cannot be told.
    pub(super) fn function(
        &mut self,
        namespace: &str,
        name: &Value,
        (arguments, options): (Option<&Value>, Option<&Value>),
    ) -> Option<Tree> {
        let Some(text) = name.text() else {
            self.unchecked(name, "the function is known to the running code only");
            return None;
        };
        let function = Name::new(namespace, &text.text);
        let nothing: &[Entry] = &[];
        let (entries, is_open) = match arguments.map(|value| &value.known) {
            None | Some(Known::Null) => (nothing, false),
            Some(Known::Object { entries, open }) => (entries.as_slice(), *open),
            Some(_) => (nothing, true),
        };
        let is_there = self.schema.functions_named(namespace, &text.text).next().is_some();
        if is_open && is_there {
            self.unchecked(arguments.unwrap_or(name), "the arguments are known to the running code only");
            return None;
        }
        let is_set = |key: &str| {
            options.and_then(|options| options.entry(key)).is_some_and(|value| matches!(value.known, Known::Bool(true)))
        };
        let by_post = !is_set("get") && !is_set("head");
        let mut keys: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
        keys.sort();
        keys.dedup();
        let payload = Payload { text: String::new(), keys };
        let found = self.schema.cache.find_routine(&function, &payload, by_post).cloned();
        match found {
            Ok(routine) => {
                self.given(&routine, entries);
                Some(Tree::of(match routine.returns {
                    Returns::Rows { relation, .. } => relation,
                    _ => None,
                }))
            }
            Err(error) => {
                self.problem(What::Function(error), name.place.clone());
                None
            }
        }
    }

    fn given(&mut self, routine: &Routine, entries: &[Entry]) {
        for entry in entries {
            let parameter = routine.parameters.iter().find(|parameter| parameter.name == entry.key);
            if let Some(parameter) = parameter {
                self.label(&parameter.data_type, &entry.value);
            }
        }
    }
}
