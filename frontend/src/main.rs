//! Mounts the panel in the page that loaded it.

#![expect(unreachable_pub, reason = "leptos's component macro writes them")]

mod api;
mod app;
mod checks;
mod components;
mod shell;
mod state;
mod tabs;
mod text;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
    checks::panel::note_mounted();
}
