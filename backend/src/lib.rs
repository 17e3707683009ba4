//! The engine of Wrench. Rooms in reading order; arrows never point up (ARCHITECTURE.md).

pub mod config;
pub mod finding;

pub mod files;

pub mod sql;

pub mod postgres;

pub mod catalog;

pub mod postgrest;

pub mod diagnose;
pub mod drift;
pub mod heal;
pub mod plan;

pub mod infer;

pub mod shadow;

pub mod deploy;

pub mod audit;
pub mod report;

pub mod document;

pub mod errors;

pub mod api;
pub mod cli;
