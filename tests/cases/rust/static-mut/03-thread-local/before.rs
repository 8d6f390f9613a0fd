#[cfg(feature = "thread_local")]
#[thread_local]
static mut CURRENT: u32 = 0;

static mut CALLS: u32 = 0;

fn main() {
    unsafe {
        CALLS += 1;
    }
    println!("{}", unsafe { CALLS });
}
