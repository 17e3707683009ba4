//! What the screens share, one struct per concern, handed down by context.

mod clock;
mod deployments;
mod diagnostics;
mod fix;
mod host;
mod issues;
mod live;
mod memo;
mod remote;
mod route;
mod session;
mod storage;
mod theme;

pub(crate) use clock::Clock;
pub(crate) use deployments::{DeploymentDetails, Deployments};
pub(crate) use diagnostics::{Diagnostics, Found, Progress, Row};
pub(crate) use fix::{Again, Asked, Fix, Step};
pub(crate) use host::Host;
pub(crate) use issues::{IssueDetails, Issues};
pub(crate) use live::{Connection, Live};
pub(crate) use memo::{effect, memo, memo_of_before};
pub(crate) use remote::{Load, Remote};
pub(crate) use route::{Place, Route, take_code};
pub(crate) use session::Session;
pub(crate) use theme::Theme;
