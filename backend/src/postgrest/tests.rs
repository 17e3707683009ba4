//! Tables of requests and what becomes of them.
