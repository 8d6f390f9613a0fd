//! Python.

/// Python, read by ruff's parser.
#[derive(Debug)]
pub struct Python;
