//! The one list of tabs.

use super::{deployments, errors, health};
use crate::components::icon::Icon;
use crate::dom::Element;
use crate::state::Issues;

/// A tab.
pub(crate) struct Tab {
    /// Its name in addresses.
    pub(crate) id: &'static str,
    /// Its name for people.
    pub(crate) title: &'static str,
    /// Its drawing.
    pub(crate) icon: Icon,
    /// Its content, made at the first visit.
    pub(crate) view: fn() -> Element,
    /// The number beside its name.
    pub(crate) badge: Option<fn(Issues) -> usize>,
}

/// Every tab, in order.
pub(crate) static TABS: [Tab; 3] = [
    Tab { id: "health", title: "System Health", icon: Icon::Pulse, view: health::health_tab, badge: None },
    Tab { id: errors::ID, title: "Errors", icon: Icon::Bug, view: errors::errors_tab, badge: Some(Issues::open_count) },
    Tab {
        id: deployments::ID,
        title: "Deployments",
        icon: Icon::Stack,
        view: deployments::deployments_tab,
        badge: None,
    },
];

/// The tab of this name, else the first.
pub(crate) fn find(id: &str) -> &'static Tab {
    TABS.iter().find(|tab| tab.id == id).unwrap_or(&TABS[0])
}

#[cfg(test)]
mod tests {
    use super::{TABS, find};

    #[test]
    fn every_tab_is_found_by_a_name_of_its_own() {
        for tab in &TABS {
            assert!(std::ptr::eq(find(tab.id), tab), "{}", tab.id);
        }
        assert_eq!(find("nonsense").id, TABS[0].id);
    }
}
