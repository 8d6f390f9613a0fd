//! Tasks that are left behind, futures that are dropped.

use super::writer::Form;

/// Tasks of a loop, and a wait for what they do.
pub const TASKS: &[Form] = &[
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items() {\n<tokio::spawn>(note<k>(x));\n}\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items() {\nlet _ = <tokio::spawn>(note<k>(x));\n}\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items() {\ndrop(<tokio::spawn>(note<k>(x)));\n}\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items() {\n<tokio::spawn>(async move { note<k>(x).await });\n}\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items() {\n<tokio::spawn>(async move {\nnote<k>(x).await;\n});\n}\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items().into_iter().filter(|x| x % 2 == 0) {\n<tokio::spawn>(async move {\nlet y = note<k>(x).await;\nif y > 10 {\nreturn;\n}\nwork(y).await;\n});\n}\nall<k>(12).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor (at, x) in items().into_iter().enumerate() {\nif at > 20 {\ncontinue;\n}\n<tokio::spawn>(note<k>(x));\n}\nall<k>(21).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items() {\nif x > 20 {\nbreak;\n}\n<tokio::spawn>(note<k>(x));\n}\nall<k>(20).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..3 {\nfor y in 0..4 {\n<tokio::spawn>(note<k>(x * y));\n}\n}\nall<k>(12).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..3 {\n<tokio::spawn>(note<k>(x));\n}\nfor x in 0..4 {\n<tokio::spawn>(note<k>(x));\n}\nall<k>(7).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..3 {\n<tokio::spawn>(note<k>(x));\n<tokio::spawn>(note<k>(x + 1));\n}\nall<k>(6).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet shared = std::sync::Arc::new(n);\nfor x in items() {\nlet shared = std::sync::Arc::clone(&shared);\n<tokio::spawn>(async move { note<k>(x + *shared).await });\n}\nall<k>(25).await;\nsay(shared);",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet (give, mut take) = tokio::sync::mpsc::channel(4);\nfor x in 0..9 {\nlet give = give.clone();\n<tokio::spawn>(async move {\ngive.send(note<k>(x).await).await.unwrap();\n});\n}\ndrop(give);\nlet mut sum = 0;\nwhile let Some(x) = take.recv().await {\nsum += x;\n}\nsay(sum);\nall<k>(9).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet (give, mut take) = tokio::sync::mpsc::unbounded_channel();\nfor x in 0..9 {\nlet give = give.clone();\n<tokio::spawn>(async move {\ngive.send(note<k>(x).await).unwrap();\n});\n}\ndrop(give);\nlet mut sum = 0;\nwhile let Some(x) = take.recv().await {\nsum += x;\n}\nsay(sum);",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet notify = std::sync::Arc::new(tokio::sync::Notify::new());\nfor x in 0..3 {\nlet notify = notify.clone();\n<tokio::spawn>(async move {\nnotify.notified().await;\nnote<k>(x).await\n});\n}\nwork(1).await;\nwork(1).await;\nwork(1).await;\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < 3 {\nnotify.notify_one();\ntokio::task::yield_now().await;\n}\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet lock = std::sync::Arc::new(tokio::sync::Mutex::new(0));\nlet held = lock.lock().await;\nfor x in 0..3 {\nlet lock = lock.clone();\n<tokio::spawn>(async move {\n*lock.lock().await += 1;\nnote<k>(x).await\n});\n}\nwork(1).await;\ndrop(held);\nall<k>(3).await;\nsay(*lock.lock().await);",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet lock = std::sync::Arc::new(tokio::sync::Mutex::new(0));\nfor x in 0..3 {\nlet lock = lock.clone();\n<tokio::spawn>(async move {\n*lock.lock().await += 1;\nnote<k>(x).await\n});\n}\nall<k>(3).await;\nsay(*lock.lock().await);",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet gate = std::sync::Arc::new(tokio::sync::Semaphore::new(0));\nfor x in 0..3 {\nlet gate = gate.clone();\n<tokio::spawn>(async move {\nlet _permit = gate.acquire().await;\nnote<k>(x).await\n});\n}\ngate.add_permits(3);\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet flag = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));\nfor x in 0..3 {\nlet flag = flag.clone();\n<tokio::spawn>(async move {\nwhile !flag.load(std::sync::atomic::Ordering::SeqCst) {\ntokio::task::yield_now().await;\n}\nnote<k>(x).await\n});\n}\nflag.store(true, std::sync::atomic::Ordering::SeqCst);\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet (give, _) = tokio::sync::broadcast::channel(4);\nfor x in 0..3 {\nlet mut take = give.subscribe();\n<tokio::spawn>(async move {\nlet y: u32 = take.recv().await.unwrap();\nnote<k>(x + y).await\n});\n}\ngive.send(n).unwrap();\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet handles: Vec<_> = items().into_iter().map(|x| <tokio::spawn>(note<k>(x))).collect();\nfor handle in handles {\nhandle.await.unwrap();\n}\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet mut handles = Vec::new();\nfor x in items() {\nhandles.push(<tokio::spawn>(note<k>(x)));\n}\nfor handle in handles {\nhandle.await.unwrap();\n}\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet mut set = tokio::task::JoinSet::new();\nfor x in items() {\nset.spawn(note<k>(x));\n}\nlet mut many = 0;\nwhile let Some(one) = set.join_next().await {\nmany += one.unwrap().min(1);\n}\nsay(many);",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\n<tokio::spawn>(note<k>(n));\nall<k>(1).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet mut left = 3;\nwhile left > 0 {\n<tokio::spawn>(note<k>(left));\nleft -= 1;\n}\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nitems().into_iter().for_each(|x| {\n<tokio::spawn>(note<k>(x));\n});\nall<k>(25).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..4 {\n<tokio::spawn>(note<k>(x)); // left behind\n} // loop\nall<k>(4).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..4 { <tokio::spawn>(note<k>(x)); }\nall<k>(4).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet tasks = 4;\nfor x in 0..tasks {\n<tokio::spawn>(note<k>(x));\n}\nall<k>(tasks as usize).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet result = n;\nfor x in 0..result {\n<tokio::spawn>(note<k>(x));\n}\nsay(result);\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..4 {\nmatch x {\n0 => say(\"none\"),\n_ => {\n<tokio::spawn>(note<k>(x));\n}\n}\n}\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..4 {\n<tokio::spawn>(async move {\nfor y in 0..2 {\n<tokio::spawn>(note<k>(x + y));\n}\n});\n}\nall<k>(8).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet mut last = 0;\nfor x in 0..4 {\n<tokio::spawn>(note<k>(x));\nlast = x;\n}\nsay(last);\nall<k>(4).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\n'walk: for x in 0..4 {\nfor y in 0..4 {\nif y > x {\ncontinue 'walk;\n}\n<tokio::spawn>(note<k>(x * y));\n}\n}\nall<k>(10).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..4 {\nprintln!(\"{}\", {\n<tokio::spawn>(note<k>(x));\nx\n});\n}\nall<k>(4).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in items() {\n<tokio::spawn>(async move {\ntokio::time::sleep(d).await;\nnote<k>(x).await\n});\n}\nall<k>(25).await;",
        flags: "atT",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..2 {\n#[allow(let_underscore_drop)]\nlet _ = <tokio::spawn>(note<k>(x));\n}\nall<k>(2).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..2 {\n<tokio::task::spawn>(note<k>(x));\n}\nall<k>(2).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nfor x in 0..3 {\n<tokio::spawn>(note<k>(x));\n};\nall<k>(3).await;",
        flags: "at",
    },
    Form {
        text: "static DONE<k>: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);\n\nasync fn note<k>(x: u32) -> u32 {\nlet y = work(x).await;\nDONE<k>.fetch_add(1, std::sync::atomic::Ordering::SeqCst);\ny\n}\n\nasync fn all<k>(many: usize) {\nwhile DONE<k>.load(std::sync::atomic::Ordering::SeqCst) < many {\ntokio::task::yield_now().await;\n}\nsay(many);\n}\n---\nlet done = {\nfor x in 0..3 {\n<tokio::spawn>(note<k>(x));\n}\nall<k>(3).await;\n3\n};\nsay(done);",
        flags: "at",
    },
];

/// Futures that are dropped, and code around which nothing may change.
pub const OTHERS: &[Form] = &[
    Form { text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nlet _ = quiet<k>(n);", flags: "" },
    Form {
        text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\n#[allow(unused_must_use)]\nquiet<k>(n);",
        flags: "",
    },
    Form { text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nquiet<k>(n);", flags: "" },
    Form { text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\n_ = quiet<k>(n);", flags: "" },
    Form { text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nlet _unused = quiet<k>(n);", flags: "" },
    Form {
        text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nlet later = quiet<k>(n);\ndrop(later);",
        flags: "",
    },
    Form {
        text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nmatch n {\n3 => {\nlet _ = quiet<k>(n);\n}\n_ => {}\n}",
        flags: "",
    },
    Form {
        text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nlet run = || {\nlet _ = quiet<k>(n);\n};\nrun();",
        flags: "",
    },
    Form {
        text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nfor x in 0..2 {\nlet _ = quiet<k>(x);\n}",
        flags: "",
    },
    Form {
        text: "struct Own<k>(u32);\n\nimpl Own<k> {\nasync fn keep(&self) -> u32 {\nwork(self.0).await\n}\n\nasync fn grow(&mut self) {\nself.0 += work(1).await;\n}\n}\n---\nlet mut own = Own<k>(n);\nlet _ = own.keep();\nlet _ = own.grow();\nsay(own.0 > 0);",
        flags: "",
    },
    Form {
        text: "async fn save<k>(x: u32) -> std::io::Result<u32> {\nOk(work(x).await)\n}\n---\nlet _ = save<k>(n);",
        flags: "",
    },
    Form {
        text: "async fn save<k>(x: u32) -> std::io::Result<u32> {\nOk(work(x).await)\n}\n---\nsave<k>(n);",
        flags: "",
    },
    Form {
        text: "async fn local<k>(x: u32) -> u32 {\nlet shared = std::rc::Rc::new(x);\nwork(*shared).await + *shared\n}\n---\nlet _ = local<k>(n);",
        flags: "",
    },
    Form {
        text: "async fn local<k>(x: std::rc::Rc<u32>) -> u32 {\nwork(*x).await\n}\n---\nlet _ = local<k>(std::rc::Rc::new(n));",
        flags: "",
    },
    Form {
        text: "fn quiet<k>(x: u32) -> impl std::future::Future<Output = u32> {\nwork(x)\n}\n---\nlet _ = quiet<k>(n);",
        flags: "",
    },
    Form {
        text: "async fn quiet<k>(x: u32) -> u32 {\nwork(x).await\n}\n---\nlet shared = std::rc::Rc::new(n);\nlet _ = quiet<k>(*shared);\nsay(shared);",
        flags: "",
    },
    Form {
        text: "tokio::select! {\nbiased;\none = work(n) => say(one),\n_ = std::future::pending::<()>() => say(\"never\"),\n}",
        flags: "a",
    },
    Form {
        text: "tokio::select! {\none = async {\n<std::thread::sleep>(d);\nwork(n).await\n} => say(one),\n}",
        flags: "a",
    },
    Form {
        text: "let (left, right) = tokio::join!(\nasync {\n<std::thread::sleep>(d);\nwork(n).await\n},\nwork(2)\n);\nsay(left + right);",
        flags: "a",
    },
    Form {
        text: "let outcome = <tokio::time::timeout>(d * 5000, work(n)).await;\nsay(outcome.unwrap());",
        flags: "aT",
    },
    Form {
        text: "let lock = tokio::sync::Mutex::new(n);\nlet mut held = lock.lock().await;\n*held += work(1).await;\nsay(*held);",
        flags: "a",
    },
    Form {
        text: "let mut ticks = <tokio::time::interval>(d);\nfor _ in 0..2 {\nticks.tick().await;\n<std::thread::sleep>(d);\n}",
        flags: "aT",
    },
    Form {
        text: "let (give, take) = tokio::sync::oneshot::channel();\ngive.send(n).unwrap();\n<std::thread::sleep>(d);\nsay(take.await.unwrap());",
        flags: "a",
    },
    Form {
        text: "let (give, mut take) = tokio::sync::mpsc::unbounded_channel();\ngive.send(n).unwrap();\ndrop(give);\nwhile let Some(one) = take.recv().await {\n<std::thread::sleep>(d);\nsay(one);\n}",
        flags: "a",
    },
    Form { text: "static mut SEEN<k>: u32 = 0;\n---\nunsafe {\nSEEN<k> += 1;\n}\n<std::thread::sleep>(d);", flags: "" },
    Form {
        text: "let status = <std::process::Command>::new(\"true\").status().unwrap();\nsay(status.success());",
        flags: "",
    },
    Form {
        text: "let thread = std::thread::spawn(move || n + 1);\n<std::thread::sleep>(d);\nsay(thread.join().unwrap());",
        flags: "",
    },
];
