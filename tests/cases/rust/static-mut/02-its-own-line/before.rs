//! Counters of the process.

/// How often it was called.
///
/// Not for threads.
#[allow(dead_code)]
pub static mut CALLS: usize = 0;

pub static LIMIT: usize = 3;

pub fn count() -> usize {
    // static mut HIDDEN: u32 = 0;
    #[cfg(debug_assertions)]
    static mut SEEN: bool = false;
    unsafe {
        CALLS += 1;
        CALLS
    }
}

mod c {
    extern "C" {
        pub static mut environ: *const *const u8;
    }
}
