//! The program: hands its arguments to [`punchlist::cli`].

use std::process::ExitCode;

#[cfg(all(unix, feature = "jemalloc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    punchlist::cli::run().into()
}
