//! Helpers of the integration tests: servers, databases, the oracle.
