//! How many files pass each sieve, for `check --stats`.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crate::plan::Look;

/// Counts what becomes of the files of one run, from several threads.
#[derive(Debug)]
pub struct Sieves {
    since: Instant,
    files: AtomicUsize,
    bytes: AtomicUsize,
    named: AtomicUsize,
    named_bytes: AtomicUsize,
    parsed: AtomicUsize,
    found: AtomicUsize,
}

impl Sieves {
    /// A count that begins now.
    pub fn new() -> Self {
        let zero = || AtomicUsize::new(0);
        let since = Instant::now();
        let [files, bytes, named, named_bytes, parsed, found] = [zero(), zero(), zero(), zero(), zero(), zero()];
        Self { since, files, bytes, named, named_bytes, parsed, found }
    }

    /// Counts a file of so many bytes.
    pub fn count(&self, look: &Look, bytes: usize) {
        let add = |counter: &AtomicUsize, number| {
            counter.fetch_add(number, Ordering::Relaxed);
        };
        add(&self.files, 1);
        add(&self.bytes, bytes);
        if matches!(look, Look::TurnedAway) {
            return;
        }
        add(&self.named, 1);
        add(&self.named_bytes, bytes);
        if let Look::Looked(plan) = look {
            add(&self.parsed, 1);
            add(&self.found, usize::from(!plan.findings.is_empty()));
        }
    }

    /// The counts, a line each.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn tell(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let of = |counter: &AtomicUsize| counter.load(Ordering::Relaxed);
        let megabytes = |counter: &AtomicUsize| of(counter) as f64 / 1e6;
        writeln!(out, "{:>8} files read ({:.1} MB)", of(&self.files), megabytes(&self.bytes))?;
        writeln!(out, "{:>8} hold the names of a recipe ({:.1} MB)", of(&self.named), megabytes(&self.named_bytes))?;
        writeln!(out, "{:>8} are programs that were looked into", of(&self.parsed))?;
        writeln!(out, "{:>8} hold a finding", of(&self.found))?;
        writeln!(out, "{:>8.2} seconds", self.since.elapsed().as_secs_f64())
    }
}
