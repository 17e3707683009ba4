//! Mounts the panel in the page that loaded it.

mod api;
mod app;
mod checks;
mod components;
mod dom;
mod shell;
mod state;
mod tabs;
mod text;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| app::app().append_to_body());
    checks::panel::note_mounted();
}
