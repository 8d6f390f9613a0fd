//! Reads the files of a run and hands each to a look, side by side.

use std::any::Any;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::Entry;
use super::place::plain;

/// Files with more bytes than this are not looked into: nobody writes them by hand.
pub const SIZE_LIMIT: u64 = 20 * 1024 * 1024;

/// Room for the recursion of parsers over deeply nested code; the system gives it out page by page.
const STACK: usize = 256 * 1024 * 1024;

/// A buffer that grew beyond this is given back after the file.
const KEPT: usize = 4 * 1024 * 1024;

/// Bytes that are asked for first.
const FIRST: usize = 4096;

/// Why a file was not looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// What kind of reason it is.
    pub kind: MissKind,
    /// The reason, in one line.
    pub reason: String,
}

/// Kinds of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissKind {
    /// The system would not let us read it.
    Unreadable,
    /// The file is nothing that recipes can look at: too large, no text, broken syntax.
    Unfit,
    /// We failed: a panic.
    Internal,
}

/// What is done with a file's bytes: a result, nothing worth keeping, or a reason why it was not looked into.
pub type Look<'a, T> = dyn Fn(&Entry, &[u8]) -> Result<Option<T>, Miss> + Sync + 'a;

/// Looks into each of `entries` with `threads` threads; `done` counts the files behind us.
///
/// Gives what `look` found, by the index of the entry; entries without a result are left out.
pub fn each<T: Send>(
    entries: &[Entry],
    threads: usize,
    done: &AtomicUsize,
    look: &Look<'_, T>,
) -> Vec<(usize, Result<T, Miss>)> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut buffer = Vec::new();
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(entry) = entries.get(index) else { return results };
            if let Some(result) = one(entry, &mut buffer, look).transpose() {
                results.push((index, result));
            }
            if buffer.capacity() > KEPT {
                buffer = Vec::new();
            }
            done.fetch_add(1, Ordering::Relaxed);
        }
    };
    let mut results = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.clamp(1, entries.len().max(1)))
            .filter_map(|number| {
                let builder = thread::Builder::new().name(format!("{THREAD}{number}")).stack_size(STACK);
                builder.spawn_scoped(scope, work).ok()
            })
            .collect();
        // A system that gives no thread at all still gets its answer, on this one.
        if workers.is_empty() {
            return work();
        }
        workers.into_iter().flat_map(|worker| worker.join().expect("panics of a look are caught")).collect()
    });
    results.sort_unstable_by_key(|(index, _)| *index);
    results
}

/// Looks into text that is at hand, as [`each`] does with that of a file.
pub fn alone<T: Send>(entry: &Entry, bytes: &[u8], look: &Look<'_, T>) -> Result<Option<T>, Miss> {
    let work = || caught(entry, bytes, look);
    thread::scope(|scope| {
        let builder = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        match builder.spawn_scoped(scope, work) {
            Ok(worker) => worker.join().expect("panics of a look are caught"),
            Err(_) => work(),
        }
    })
}

/// How the names of the threads begin that look into files; panics there are caught and told as results.
pub(crate) const THREAD: &str = "look-";

fn one<T>(entry: &Entry, buffer: &mut Vec<u8>, look: &Look<'_, T>) -> Result<Option<T>, Miss> {
    caught(entry, read(&entry.path, buffer)?, look)
}

fn caught<T>(entry: &Entry, bytes: &[u8], look: &Look<'_, T>) -> Result<Option<T>, Miss> {
    // The look borrows what it reads and keeps nothing of it after a panic.
    catch_unwind(AssertUnwindSafe(|| look(entry, bytes))).unwrap_or_else(|panic| Err(internal(panic.as_ref())))
}

/// The bytes of the file; the buffer grows to the largest one and is not cleared between them.
fn read<'b>(path: &Path, buffer: &'b mut Vec<u8>) -> Result<&'b [u8], Miss> {
    let unreadable = |error: std::io::Error| Miss {
        kind: MissKind::Unreadable,
        reason: format!("cannot be read: {}", plain(&error)),
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    if size > SIZE_LIMIT {
        let reason = format!("{} MB, more than the {} MB looked into", size.div_ceil(1 << 20), SIZE_LIMIT >> 20);
        return Err(Miss { kind: MissKind::Unfit, reason });
    }
    let mut filled = 0;
    // A file that does not tell its size is read until nothing more comes.
    while size == 0 || (filled as u64) < size {
        let wanted = (size as usize).max(2 * filled).max(FIRST);
        if buffer.len() < wanted {
            buffer.resize(wanted, 0);
        }
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(error)),
        }
    }
    Ok(&buffer[..filled])
}

fn internal(panic: &(dyn Any + Send)) -> Miss {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned());
    let line = text.lines().next().unwrap_or_default().to_owned();
    Miss { kind: MissKind::Internal, reason: format!("internal error: {line}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn entries(folder: &Path, texts: &[&str]) -> Vec<Entry> {
        let make = |(index, text): (usize, &&str)| {
            let path = folder.join(format!("{index:03}"));
            fs::write(&path, text).expect("writable");
            Entry { path, project: 0 }
        };
        texts.iter().enumerate().map(make).collect()
    }

    fn lengths(threads: usize, texts: &[&str]) -> Vec<(usize, Result<usize, Miss>)> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let entries = entries(folder.path(), texts);
        each(&entries, threads, &AtomicUsize::new(0), &|_, bytes| match bytes {
            b"panic" => panic!("over\nand out"),
            b"" => Ok(None),
            _ => Ok(Some(bytes.len())),
        })
    }

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        let texts: Vec<String> = (0..100).map(|length| "x".repeat(length)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let expected: Vec<_> = (1..100).map(|length| (length, Ok(length))).collect();
        assert_eq!(lengths(1, &texts), expected);
        assert_eq!(lengths(7, &texts), expected);
    }

    #[test]
    fn a_panic_is_a_result_and_the_others_go_on() {
        let results = lengths(1, &["a", "panic", "bb"]);
        let miss = Miss { kind: MissKind::Internal, reason: "internal error: over".to_owned() };
        assert_eq!(results, [(0, Ok(1)), (1, Err(miss)), (2, Ok(2))]);
    }

    #[test]
    fn a_file_that_went_away_is_told() {
        let entry = Entry { path: "/nowhere/at/all".into(), project: 0 };
        let results = each::<()>(&[entry], 1, &AtomicUsize::new(0), &|_, _| Ok(None));
        let miss = Miss { kind: MissKind::Unreadable, reason: "cannot be read: no such file or directory".to_owned() };
        assert_eq!(results, [(0, Err(miss))]);
    }

    #[test]
    fn a_huge_file_is_told_without_reading_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("huge");
        File::create(&path).and_then(|file| file.set_len(50 << 20)).expect("writable");
        let results = each::<()>(&[Entry { path, project: 0 }], 1, &AtomicUsize::new(0), &|_, _| Ok(None));
        let reason = "50 MB, more than the 20 MB looked into".to_owned();
        assert_eq!(results, [(0, Err(Miss { kind: MissKind::Unfit, reason }))]);
    }
}
