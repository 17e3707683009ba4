//! The error server as its clients see it: over HTTP, with a real store and a real target.

mod access;
mod command;
mod events;
mod outage;
mod panel;
mod proposals;
mod stream;
mod warm;
