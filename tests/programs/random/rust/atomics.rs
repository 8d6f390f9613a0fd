//! Atomics that are read and written in two steps.

use super::writer::Form;

/// Atomics that are read and written.
pub const ATOMICS: &[Form] = &[
    Form {
        text: "let count = <std::sync::atomic::AtomicU32>::new(n);\nlet count = &count;\ncount.store(count.load(<std::sync::atomic::Ordering::SeqCst>) + 1, <std::sync::atomic::Ordering::SeqCst>);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "struct Seen<k> {\nmany_of_them: <std::sync::atomic::AtomicU32>,\n}\n---\nlet seen = std::sync::Arc::new(Seen<k> { many_of_them: <std::sync::atomic::AtomicU32>::new(n) });\nlet same = seen.clone();\nseen.many_of_them.store(seen.many_of_them.load(<std::sync::atomic::Ordering::Relaxed>) + n, <std::sync::atomic::Ordering::Relaxed>);\nsay(std::sync::Arc::strong_count(&same));\nsay(seen.many_of_them.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);\n}\n---\ncounts<k>::SEEN.store(n + counts<k>::SEEN.load(<std::sync::atomic::Ordering::Acquire>), <std::sync::atomic::Ordering::Release>);\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nCOUNT<k>.store(n - COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>).min(1), <std::sync::atomic::Ordering::Relaxed>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicU32>::new(n);\nlet count = &count;\ncount.store(count.load(<std::sync::atomic::Ordering::Relaxed>) * 2 + 1, <std::sync::atomic::Ordering::Relaxed>);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nCOUNT<k>.store(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>).max(n), <std::sync::atomic::Ordering::Relaxed>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nCOUNT<k>.store(std::cmp::min(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>), n), <std::sync::atomic::Ordering::Relaxed>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nCOUNT<k>.store((COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) + 1) % 3, <std::sync::atomic::Ordering::SeqCst>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicU32>::new(n);\nlet count = &count;\ncount.store(count.load(<std::sync::atomic::Ordering::Relaxed>) | 1 << n, <std::sync::atomic::Ordering::SeqCst>);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicU32>::new(n);\nlet count = &count;\ncount.store(count.load(<std::sync::atomic::Ordering::Relaxed>) ^ (n & 5), <std::sync::atomic::Ordering::SeqCst>);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);\n}\n---\ncounts<k>::SEEN.store(counts<k>::SEEN.load(<std::sync::atomic::Ordering::Relaxed>).wrapping_add(n).saturating_sub(1), <std::sync::atomic::Ordering::SeqCst>);\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nCOUNT<k>.store(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>).checked_add(1).unwrap_or(0), <std::sync::atomic::Ordering::SeqCst>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nslots[at].store(if slots[at].load(<std::sync::atomic::Ordering::Relaxed>) > 2 { 0 } else { n }, <std::sync::atomic::Ordering::SeqCst>);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nslots[at].store(match slots[at].load(<std::sync::atomic::Ordering::Relaxed>) {\n0 => n,\nother => other + 1,\n}, <std::sync::atomic::Ordering::SeqCst>);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nslots[at].store(slots[at].load(<std::sync::atomic::Ordering::Relaxed>) + slots[at].load(<std::sync::atomic::Ordering::Relaxed>) + 1, <std::sync::atomic::Ordering::SeqCst>);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);\n}\n---\ncounts<k>::SEEN.store(counts<k>::SEEN.load(<std::sync::atomic::Ordering::Relaxed>) + items().len() as u32, <std::sync::atomic::Ordering::SeqCst>);\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nlet old = slots[at].load(<std::sync::atomic::Ordering::SeqCst>);\nslots[at].store(old + 1, <std::sync::atomic::Ordering::SeqCst>);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicU32>::new(n);\nlet count = &count;\nlet old = count.load(<std::sync::atomic::Ordering::SeqCst>);\ncount.store(old + n, <std::sync::atomic::Ordering::SeqCst>);\nsay(old);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);\n}\n---\nlet mut old = counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>);\ncounts<k>::SEEN.store(old + n, <std::sync::atomic::Ordering::SeqCst>);\nold += 1;\nsay(old);\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nlet old: u32 = COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>);\nCOUNT<k>.store(n, <std::sync::atomic::Ordering::SeqCst>);\nsay(old);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nlet old = slots[at].load(<std::sync::atomic::Ordering::SeqCst>);\nlet new = old * 2 + 1;\nslots[at].store(new, <std::sync::atomic::Ordering::SeqCst>);\nsay(new);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicU32>::new(n);\nlet count = &count;\nlet old = count.load(<std::sync::atomic::Ordering::Relaxed>);\nsay(old);\ncount.store(old + 1, <std::sync::atomic::Ordering::Relaxed>);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nlet new = COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) + n;\nCOUNT<k>.store(new, <std::sync::atomic::Ordering::Relaxed>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = std::sync::Arc::new(<std::sync::atomic::AtomicU32>::new(n));\nlet other = count.clone();\nlet new = count.load(<std::sync::atomic::Ordering::Relaxed>) + n;\ncount.store(new, <std::sync::atomic::Ordering::Relaxed>);\nsay(new);\nsay(other.load(<std::sync::atomic::Ordering::SeqCst>));\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);\n}\n---\nlet old = counts<k>::SEEN.load(<std::sync::atomic::Ordering::Relaxed>);\ncounts<k>::SEEN.store(old.max(n), <std::sync::atomic::Ordering::Relaxed>);\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nlet old = slots[at].load(<std::sync::atomic::Ordering::Relaxed>);\nslots[at].store(if old == 0 { n } else { old - 1 }, <std::sync::atomic::Ordering::Relaxed>);\nsay(old);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);\n}\n---\nlet old = counts<k>::SEEN.load(<std::sync::atomic::Ordering::Relaxed>);\ncounts<k>::SEEN.store(old.wrapping_mul(6364136).wrapping_add(1442695).rotate_left(7).count_ones(), <std::sync::atomic::Ordering::Relaxed>);\nsay(old);\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nif COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) < n {\nCOUNT<k>.store(n, <std::sync::atomic::Ordering::Relaxed>);\n}\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = std::sync::Arc::new(<std::sync::atomic::AtomicU32>::new(n));\nlet other = count.clone();\nif n < count.load(<std::sync::atomic::Ordering::Relaxed>) {\ncount.store(n, <std::sync::atomic::Ordering::Relaxed>);\n}\nsay(other.load(<std::sync::atomic::Ordering::SeqCst>));\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nif COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) < n {\nCOUNT<k>.store(n, <std::sync::atomic::Ordering::Relaxed>);\nsay(\"more\");\n} else {\nsay(\"less\");\n}\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nlet peak = COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>);\nif n > peak {\nCOUNT<k>.store(n, <std::sync::atomic::Ordering::Relaxed>);\n}\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);\n}\n---\nif !counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>) {\ncounts<k>::SEEN.store(true, <std::sync::atomic::Ordering::SeqCst>);\nsay(\"first\");\n}\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);\n}\n---\nif counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>) {\nsay(\"again\");\n} else {\ncounts<k>::SEEN.store(true, <std::sync::atomic::Ordering::SeqCst>);\nsay(\"first\");\n}\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicBool> = <std::sync::atomic::AtomicBool>::new(false);\n---\nif COUNT<k>.load(<std::sync::atomic::Ordering::Acquire>) == false {\nCOUNT<k>.store(true, <std::sync::atomic::Ordering::Release>);\n}\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicBool> = <std::sync::atomic::AtomicBool>::new(false);\n---\nlet was = COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>);\nif !was {\nCOUNT<k>.store(true, <std::sync::atomic::Ordering::SeqCst>);\n}\nsay(was);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "struct Seen<k> {\nmany_of_them: <std::sync::atomic::AtomicBool>,\n}\n---\nlet seen = std::sync::Arc::new(Seen<k> { many_of_them: <std::sync::atomic::AtomicBool>::new(false) });\nlet same = seen.clone();\nlet was = seen.many_of_them.load(<std::sync::atomic::Ordering::SeqCst>);\nseen.many_of_them.store(true, <std::sync::atomic::Ordering::SeqCst>);\nif !was {\nsay(\"first\");\n}\nsay(std::sync::Arc::strong_count(&same));\nsay(seen.many_of_them.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicBool>::new(false);\nlet count = &count;\ncount.store(!count.load(<std::sync::atomic::Ordering::Relaxed>), <std::sync::atomic::Ordering::Relaxed>);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicBool> = <std::sync::atomic::AtomicBool>::new(false);\n---\nCOUNT<k>.store(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) | (n > 2), <std::sync::atomic::Ordering::Relaxed>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicBool>::new(false), <std::sync::atomic::AtomicBool>::new(false)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nslots[at].store(slots[at].load(<std::sync::atomic::Ordering::Relaxed>) || n > 2, <std::sync::atomic::Ordering::Relaxed>);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicBool>::new(false);\nlet count = &count;\nfor one in 0..2 {\nif count.load(<std::sync::atomic::Ordering::Relaxed>) {\ncontinue;\n}\ncount.store(true, <std::sync::atomic::Ordering::Relaxed>);\nsay(one);\n}\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nmatch n {\n3 => COUNT<k>.store(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) + 1, <std::sync::atomic::Ordering::Relaxed>),\n_ => COUNT<k>.store(0, <std::sync::atomic::Ordering::Relaxed>),\n}\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nlet bump = || COUNT<k>.store(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) + 1, <std::sync::atomic::Ordering::Relaxed>);\nbump();\nbump();\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\n(0..3).for_each(|x| COUNT<k>.store(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) + x, <std::sync::atomic::Ordering::Relaxed>));\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nitems().iter().for_each(|x| {\nlet old = slots[at].load(<std::sync::atomic::Ordering::Relaxed>);\nslots[at].store(old ^ x, <std::sync::atomic::Ordering::Relaxed>);\n});\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = <std::sync::atomic::AtomicU32>::new(n);\nlet count = &count;\ncount.store(\n// one more\ncount.load(<std::sync::atomic::Ordering::Relaxed>) + 1, // each time\n<std::sync::atomic::Ordering::Relaxed>,\n);\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nvec![COUNT<k>.store(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>) + 1, <std::sync::atomic::Ordering::Relaxed>)].clear();\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nlet order = <std::sync::atomic::Ordering::SeqCst>;\nslots[at].store(slots[at].load(order) + 1, order);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let slots = [<std::sync::atomic::AtomicU32>::new(n), <std::sync::atomic::AtomicU32>::new(n)];\nlet at = 1;\nlet slots = std::sync::Arc::new(slots);\nlet kept = slots.clone();\nslots[at].store(slots[at].load(<std::sync::atomic::Ordering::Relaxed>).pow(2).min(1000) as u8 as u32 + n, <std::sync::atomic::Ordering::Relaxed>);\nsay(kept.len());\nsay(slots[at].load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "let count = std::sync::Arc::new(<std::sync::atomic::AtomicU32>::new(n));\nlet other = count.clone();\nlet old = count.load(<std::sync::atomic::Ordering::Relaxed>);\nlet text = format!(\"{old}\");\ncount.store(old + text.len() as u32, <std::sync::atomic::Ordering::Relaxed>);\nsay(other.load(<std::sync::atomic::Ordering::SeqCst>));\nsay(count.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "struct Seen<k> {\nmany_of_them: <std::sync::atomic::AtomicU32>,\n}\n---\nlet seen = std::sync::Arc::new(Seen<k> { many_of_them: <std::sync::atomic::AtomicU32>::new(n) });\nlet same = seen.clone();\nlet old = seen.many_of_them.load(<std::sync::atomic::Ordering::Relaxed>);\nseen.many_of_them.store({\nlet more = old + 1;\nmore * 2\n}, <std::sync::atomic::Ordering::Relaxed>);\nsay(std::sync::Arc::strong_count(&same));\nsay(seen.many_of_them.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "mod counts<k> {\npub static SEEN: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(2);\n}\n---\nlet value = 4;\ncounts<k>::SEEN.store((counts<k>::SEEN.load(<std::sync::atomic::Ordering::Relaxed>) + value) / 2, <std::sync::atomic::Ordering::Relaxed>);\nsay(value);\nsay(counts<k>::SEEN.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
    Form {
        text: "static COUNT<k>: <std::sync::atomic::AtomicU32> = <std::sync::atomic::AtomicU32>::new(1);\n---\nlet step = |old: u32| old / 2 + 1;\nCOUNT<k>.store(step(COUNT<k>.load(<std::sync::atomic::Ordering::Relaxed>)), <std::sync::atomic::Ordering::Relaxed>);\nsay(COUNT<k>.load(<std::sync::atomic::Ordering::SeqCst>));",
        flags: "",
    },
];
