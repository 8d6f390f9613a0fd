//! JavaScript and TypeScript.

/// JavaScript, JSX, TypeScript and TSX, read by oxc.
#[derive(Debug)]
pub struct JavaScript;
