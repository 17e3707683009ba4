//! The browser's memory for this origin. It may be switched off; then nothing is remembered and nothing breaks.

use leptos::prelude::window;

/// What is kept under this name.
pub(super) fn read(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps a value, or forgets it.
pub(super) fn write(name: &str, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    // A full or forbidden storage only means that the next visit begins anew.
    let _ = match value {
        Some(value) => storage.set_item(name, value),
        None => storage.remove_item(name),
    };
}
