mod inner;
pub use inner::{Book as Journal, Ticker};
