//! Guards of locks of threads in async code.

use super::writer::Form;

/// Guards and awaits.
pub const GUARDS: &[Form] = &[
    Form {
        text: "---\nlet store = std::sync::Arc::new(<std::sync::Mutex>::new(vec![n]));\nlet mut rows = store.lock().unwrap();\nrows.push(n);\nwork(n).await;",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\nsay(work(n).await);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.write().unwrap();\nrows.push(n);\nlet many = rows.len();\nsay(work(n).await);\nsay(many);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\nlet many = rows.len();\nlet last = rows.last().copied();\nsay(work(n).await);\nsay(many as u32 + last.unwrap_or(0));\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\nlet rows = ROWS<k>.write().unwrap();\nlet first = rows.first().cloned().unwrap_or(n);\nlet more = work(first).await;\nsay(more);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet rows = ROWS<k>.lock().unwrap();\nlet first = rows.first();\nlet more = work(n).await;\nsay(more + first.copied().unwrap_or(0));\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap();\nlet more = work(n).await;\nrows.push(more);\nsay(rows.len());\n}",
        flags: "al",
    },
    Form {
        text: "---\nlet store = std::sync::Arc::new(<std::sync::Mutex>::new(vec![n]));\nlet mut rows = store.lock().unwrap();\nrows.push(n);\ndrop(rows);\nwork(n).await;",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\nlet store = Store<k> { rows: Default::default() };\nlet rows = store.rows.lock().unwrap();\ndrop(rows);\nwork(n).await;",
        flags: "a",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\n}\nwork(n).await;",
        flags: "a",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nlet next = store.rows.lock().unwrap().pop();\nsay(work(next.unwrap_or(n)).await);\n}",
        flags: "a",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nwhile let Some(one) = ROWS<k>.lock().unwrap().pop() {\nsay(work(one).await);\n}",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\nlet store = Store<k> { rows: Default::default() };\nif let Some(one) = store.rows.lock().unwrap().pop() {\nsay(work(one).await);\n}\nsay(n);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nmatch ROWS<k>.lock().unwrap().pop() {\nSome(one) => say(work(one).await),\nNone => say(\"none\"),\n};\n}",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nlet Some(one) = store.rows.lock().unwrap().pop().or(Some(n)) else {\npanic!()\n};\nsay(work(one).await);\n}",
        flags: "a",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nif ROWS<k>.lock().unwrap().is_empty() {\nsay(work(n).await);\n}",
        flags: "a",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nwhile store.rows.lock().unwrap().len() > 90 {\nsay(work(n).await);\n};\n}",
        flags: "a",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nfor one in ROWS<k>.lock().unwrap().iter() {\nsay(work(*one).await);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\nfor one in ROWS<k>.write().unwrap().clone() {\nsay(work(one).await);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet all = ROWS<k>.lock().unwrap().clone();\nfor one in all {\nsay(work(one).await);\n};\n}",
        flags: "a",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\n{\nsay(work(ROWS<k>.write().unwrap().len() as u32).await);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nsay(ROWS<k>.lock().unwrap().len() as u32 + work(n).await);",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nlet more = work(n).await;\nstore.rows.lock().unwrap().push(more);\nsay(more);\n}",
        flags: "a",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet rows = ROWS<k>.lock().unwrap();\nlet rows = rows.len();\nsay(work(rows as u32).await);\n}",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\nlet store = Store<k> { rows: Default::default() };\nlet mut rows = store.rows.lock().unwrap();\nrows.push(n);\nlet rows = work(n).await;\nsay(rows);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nif rows.len() < 90 {\nrows.push(n);\nsay(work(n).await);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\nlet mut rows = ROWS<k>.write().unwrap();\nfor one in 0..2 {\nrows.push(one);\n}\nsay(rows.len());\n\n// waits\nwork(n).await;",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap(); // guard\nrows.push(n); // last\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.write().expect(\"no one panics\");\nrows.retain(|one| *one > 1);\nlet kept: Vec<u32> = rows.iter().copied().collect();\nfor one in kept {\nwork(one).await;\n}\nsay(n);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\nlet taken = std::mem::take(&mut *rows);\nwork(n).await;\nsay(taken.len());",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap();\nlet slot = &mut *rows;\nslot.push(n);\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nlet text = format!(\"{rows:?}\");\nrows.clear();\nwork(n).await;\nsay(&text);",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\nlet store = Store<k> { rows: Default::default() };\nlet rows = store.rows.lock().unwrap();\nlet (first, many) = (rows.first().copied().unwrap_or(0), rows.len());\nwork(n).await;\nsay(first as usize + many);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet many;\n{\nlet rows = ROWS<k>.lock().unwrap();\nmany = rows.len();\nwork(n).await;\n}\nsay(many);",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nlet rows = store.rows.lock().unwrap();\nlet mut sum = rows.iter().sum::<u32>();\nsum += work(n).await;\nsay(sum);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet rows = ROWS<k>.lock().unwrap();\nlet wide = rows.iter().copied().filter(|one| *one > 2).map(|one| one + 1).max().unwrap_or_default();\nwork(wide).await;\nsay(wide);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet rows = ROWS<k>.lock().unwrap();\nlet is_long = rows.len() > 2;\nif is_long {\nsay(\"long\");\n}\nwork(n).await;",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\ntokio::join!(work(1), work(2));\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.write().unwrap();\nrows.push(n);\nlet (left, right) = tokio::join!(work(1), work(2));\nsay(left + right);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\ntokio::select! {\none = work(n) => say(one),\n}",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\nlet store = Store<k> { rows: Default::default() };\nlet many = {\nlet mut rows = store.rows.lock().unwrap();\nrows.push(n);\nwork(n).await;\nn\n};\nsay(many);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet rows = ROWS<k>.lock().unwrap();\nlet many = if rows.is_empty() { 0 } else { rows[0] };\nlet more = async { work(many).await + 1 };\nsay(more.await);\n}",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nlet _rows = store.rows.lock().unwrap();\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nlet Ok(mut rows) = store.rows.lock() else {\npanic!()\n};\nrows.push(n);\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nif let Ok(mut rows) = ROWS<k>.lock() {\nrows.push(n);\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "---\n{\nlet store = std::sync::Arc::new(<std::sync::Mutex>::new(vec![n]));\nlet (mut rows, more) = (store.lock().unwrap(), n);\nrows.push(more);\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet pushed = ROWS<k>.lock().map(|mut rows| rows.push(n)).is_ok();\nwork(n).await;\nsay(pushed);",
        flags: "a",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\nlet store = Store<k> { rows: Default::default() };\nlet mut rows = store.rows.lock().unwrap();\nlet index = rows.len();\nrows.push(n);\nlet later = async move { work(index as u32).await };\nsay(later.await);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap();\nlet length = || rows.len();\nlet many = length();\nrows.push(n);\nwork(n).await;\nsay(many);\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\nlet shown = rows.iter().map(|one| one.to_string());\nlet shown = shown.collect::<Vec<_>>();\nwork(n).await;\nsay(shown.join(\"+\"));",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\nlet (mut low, mut high) = (0, 0);\nfor one in rows.iter() {\nlow = low.min(*one);\nhigh = high.max(*one);\n}\nwork(n).await;\nsay(low + high);",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\n}\n---\n{\nlet store = Store<k> { rows: Default::default() };\nlet mut rows = store.rows.lock().unwrap();\nrows.push(n);\nlet mut seen = Vec::new();\nseen.extend(rows.iter());\nseen.push(&9);\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\nlet mut seen: Vec<u32> = Vec::new();\nseen.extend(rows.iter());\nwork(n).await;\nsay(seen.len());\n}",
        flags: "al",
    },
    Form {
        text: "---\nlet store = std::sync::Arc::new(<std::sync::Mutex>::new(vec![n]));\nlet rows = store.lock().unwrap();\nlet total: u64 = rows.iter().map(|one| u64::from(*one)).sum();\nlet label = match total {\n0 => \"none\",\n_ => \"some\",\n};\nwork(n).await;\nsay(label);\nsay(total);",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\nlet rows = ROWS<k>.lock().unwrap();\nlet holder = Some(&rows);\nsay(holder.map_or(0, |one| one.len()));\nwork(n).await;",
        flags: "al",
    },
    Form {
        text: "static ROWS<k>: <std::sync::Mutex><Vec<u32>> = <std::sync::Mutex>::new(Vec::new());\n---\n{\nlet rows = ROWS<k>.lock().unwrap();\nsay(rows.len());\n#[allow(unused_variables)]\nlet spare = rows.len();\nwork(n).await;\n}",
        flags: "al",
    },
    Form {
        text: "struct Store<k> {\nrows: <std::sync::Mutex><Vec<u32>>,\nsum: <std::sync::RwLock><u32>,\n}\n\nimpl Store<k> {\nasync fn add(&self, n: u32) -> u32 {\nlet mut rows = self.rows.lock().unwrap();\nrows.push(n);\nlet many = rows.len() as u32;\nwork(many).await\n}\n\nasync fn sum(&self) -> u32 {\nlet rows = self.rows.lock().unwrap();\nlet mut sum = self.sum.write().unwrap();\n*sum += rows.iter().sum::<u32>();\nwork(1).await;\nself.last().await\n}\n\nasync fn last(&self) -> u32 {\nlet rows = self.rows.lock();\nrows.unwrap().last().copied().unwrap_or(0)\n}\n}\n---\nlet store = Store<k> { rows: Default::default(), sum: Default::default() };\nsay(store.add(n).await);\nsay(store.last().await);",
        flags: "al",
    },
    Form {
        text: "struct Bank<k> {\nrows: <std::sync::Mutex><std::collections::HashMap<u32, String>>,\n}\n\nimpl Bank<k> {\nasync fn get(&self, key: u32) -> String {\nlet rows = self.rows.lock().unwrap();\nif let Some(found) = rows.get(&key) {\nreturn found.clone();\n}\ndrop(rows);\nlet made = work(key).await.to_string();\nself.rows.lock().unwrap().insert(key, made.clone());\nmade\n}\n}\n---\nlet bank = Bank<k> { rows: Default::default() };\nsay(bank.get(n).await);\nsay(bank.get(n).await);",
        flags: "al",
    },
    Form {
        text: "struct Queue<k> {\nrows: std::sync::Arc<<std::sync::Mutex><std::collections::VecDeque<u32>>>,\n}\n\nimpl Queue<k> {\nasync fn drain(&self) -> u32 {\nlet mut sum = 0;\nloop {\nlet mut rows = self.rows.lock().unwrap();\nlet next = rows.pop_front();\nlet Some(one) = next else { break };\nsum += work(one).await;\n}\nsum\n}\n}\n---\nlet queue = Queue<k> { rows: std::sync::Arc::new(<std::sync::Mutex>::new(items().into())) };\nsay(queue.drain().await);",
        flags: "al",
    },
];
