//! The panel's one screen: what state this is, the button that finds out, and the evidence.

use leptos::prelude::*;

use crate::components::{check_list::CheckList, header::Header, run_button::RunButton, summary_line::SummaryLine};
use crate::state::Diagnostics;

/// The whole panel.
#[component]
pub(crate) fn App() -> impl IntoView {
    provide_context(Diagnostics::new());

    view! {
        <div class="wr-app">
            <Header />
            <main class="wr-app__main" aria-labelledby="wr-title">
                <div class="wr-app__lead">
                    <div>
                        <h1 class="wr-app__title" id="wr-title">"System Health"</h1>
                        <SummaryLine />
                    </div>
                    <RunButton />
                </div>
                <CheckList />
            </main>
        </div>
    }
}
