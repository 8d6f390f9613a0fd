//! Calls that stop the thread they run on: pauses, files, futures run in place.

use super::writer::Form;

/// Pauses of the thread.
pub const SLEEPS: &[Form] = &[
    Form { text: "<std::thread::sleep>(d);", flags: "" },
    Form { text: "<std::thread::sleep>(Duration::from_millis(1));", flags: "" },
    Form { text: "<std::thread::sleep>(std::time::Duration::from_micros(u64::from(n)));", flags: "" },
    Form { text: "<std::thread::sleep>(if n > 2 { d } else { d * 2 });", flags: "" },
    Form {
        text: "let pauses = [d, d * 2];\n<std::thread::sleep>(pauses.iter().copied().filter(|one| *one > Duration::ZERO).max().unwrap_or_default());",
        flags: "",
    },
    Form { text: "let () = <std::thread::sleep>(d);", flags: "" },
    Form { text: "let _ = <std::thread::sleep>(d);", flags: "" },
    Form { text: "_ = <std::thread::sleep>(d);", flags: "" },
    Form { text: "match n {\n3 => <std::thread::sleep>(d),\n_ => say(\"never\"),\n}", flags: "" },
    Form {
        text: "match n {\n0 => say(\"never\"),\nk if { <std::thread::sleep>(d); k > 2 } => say(k),\n_ => {}\n}",
        flags: "",
    },
    Form { text: "if n == 3 {\n<std::thread::sleep>(d)\n}", flags: "" },
    Form { text: "if n == 3 {\n<std::thread::sleep>(d)\n} else {\nsay(\"never\")\n};", flags: "" },
    Form { text: "say(format!(\"{:?}\", <std::thread::sleep>(d)));", flags: "" },
    Form { text: "assert_eq!(<std::thread::sleep>(d), ());", flags: "" },
    Form { text: "let nap = || <std::thread::sleep>(d);\nnap();", flags: "" },
    Form { text: "let nap = |long: Duration| {\n<std::thread::sleep>(long);\nlong\n};\nsay(nap(d) == d);", flags: "" },
    Form { text: "(0..2).for_each(|_| <std::thread::sleep>(d));", flags: "" },
    Form { text: "let nap: fn(Duration) = <std::thread::sleep>;\nnap(d);", flags: "" },
    Form { text: "if let Some(()) = Some(d).map(<std::thread::sleep>) {\nsay(\"mapped\");\n}", flags: "" },
    Form { text: "Some(d).map(|long| <std::thread::sleep>(long)).unwrap_or_default();", flags: "" },
    Form { text: "for long in [d, d] {\n<std::thread::sleep>(long);\n}", flags: "" },
    Form {
        text: "let took = {\nlet start = std::time::Instant::now();\n<std::thread::sleep>(d);\nstart.elapsed()\n};\nsay(took >= d);",
        flags: "",
    },
    Form { text: "let both = [<std::thread::sleep>(d), <std::thread::sleep>(d)];\nsay(both.len());", flags: "" },
    Form { text: "let third = (n, <std::thread::sleep>(d), n + 1).2;\nsay(third);", flags: "" },
    Form { text: "say({\n<std::thread::sleep>(d);\nn\n} + 1);", flags: "" },
    Form {
        text: "let mut left = 2;\nwhile {\n<std::thread::sleep>(d);\nleft > 0\n} {\nleft -= 1;\n}\nsay(left);",
        flags: "",
    },
    Form { text: "loop {\nbreak <std::thread::sleep>(d);\n}", flags: "" },
    Form { text: "let many = loop {\nbreak {\n<std::thread::sleep>(d);\nn\n};\n};\nsay(many);", flags: "" },
    Form { text: "'out: {\n<std::thread::sleep>(d);\nif n == 3 {\nbreak 'out;\n}\nsay(\"never\");\n}", flags: "" },
    Form { text: "std::convert::identity(<std::thread::sleep>(d));", flags: "" },
    Form { text: "let mut units = Vec::new();\nunits.push(<std::thread::sleep>(d));\nsay(units.len());", flags: "" },
    Form { text: "#[rustfmt::skip]\n<std::thread::sleep>( d );", flags: "" },
    Form { text: "#[allow(clippy::let_unit_value)]\nlet () = <std::thread::sleep>(d);", flags: "" },
    Form { text: "use std::thread as own<k>;\nown<k>::sleep(d);", flags: "" },
    Form { text: "{\nuse std::thread::sleep as nap;\nnap(d);\nnap(d);\n}", flags: "" },
    Form { text: "fn nap<k>(long: Duration) {\n<std::thread::sleep>(long);\n}\nnap<k>(d);", flags: "" },
    Form { text: "let sleep = |long: Duration| say(long == Duration::ZERO);\nsleep(d);", flags: "" },
    Form { text: "<std::thread::sleep>(d); // behind", flags: "" },
    Form { text: "/* above */ <std::thread::sleep>(/* inside */ d /* too */);", flags: "" },
    Form { text: "<std::thread::sleep>(\n// why\nd,\n);", flags: "" },
    Form {
        text: "static LONG<k>: std::sync::Mutex<Duration> = std::sync::Mutex::new(Duration::ZERO);\n---\n<std::thread::sleep>(*LONG<k>.lock().unwrap());",
        flags: "",
    },
    Form {
        text: "static LONG<k>: std::sync::Mutex<Duration> = std::sync::Mutex::new(Duration::ZERO);\n---\nlet long = *LONG<k>.lock().unwrap();\n<std::thread::sleep>(long);",
        flags: "",
    },
    Form {
        text: "thread_local! {\nstatic LONG<k>: std::cell::Cell<u64> = const { std::cell::Cell::new(1) };\n}\n---\n<std::thread::sleep>(Duration::from_millis(LONG<k>.with(|long| long.get())));\nLONG<k>.with(|long| {\n<std::thread::sleep>(d);\nlong.set(2);\n});",
        flags: "",
    },
    Form { text: "let shared = std::rc::Rc::new(d);\n<std::thread::sleep>(*shared);", flags: "" },
    Form { text: "let kept = std::rc::Rc::new(d);\n<std::thread::sleep>(d);\nsay(kept.as_millis());", flags: "" },
    Form { text: "{\nlet kept = std::rc::Rc::new(d);\nsay(kept.as_millis());\n}\n<std::thread::sleep>(d);", flags: "" },
    Form { text: "let kept = std::rc::Rc::new(d);\ndrop(kept);\n<std::thread::sleep>(d);", flags: "" },
    Form {
        text: "let cell = std::cell::RefCell::new(vec![n]);\nlet mut rows = cell.borrow_mut();\n<std::thread::sleep>(d);\nrows.push(1);\nsay(rows.len());",
        flags: "",
    },
    Form {
        text: "let cell = std::cell::Cell::new(n);\nlet seen = &cell;\n<std::thread::sleep>(d);\nsay(seen.get());",
        flags: "",
    },
    Form {
        text: "let outcome: Result<u32, Box<dyn std::error::Error>> = Ok(n);\n<std::thread::sleep>(d);\nsay(outcome.unwrap());",
        flags: "",
    },
    Form {
        text: "let make: Box<dyn Fn() -> u32> = Box::new(|| 1);\n<std::thread::sleep>(d);\nsay(make());",
        flags: "",
    },
    Form {
        text: "let make = || -> Box<dyn Fn() -> u32> { Box::new(|| 1) };\nlet made = make();\n<std::thread::sleep>(d);\nsay(made());",
        flags: "",
    },
    Form {
        text: "for one in std::env::args().take(1) {\n<std::thread::sleep>(d);\nsay(one.is_empty());\n}",
        flags: "",
    },
    Form {
        text: "let (give, take) = std::sync::mpsc::channel();\ngive.send(n).unwrap();\ndrop(give);\nfor one in take.iter() {\n<std::thread::sleep>(d);\nsay(one);\n}",
        flags: "",
    },
    Form {
        text: "let (give, take) = std::sync::mpsc::channel();\ngive.send(n).unwrap();\ndrop(give);\nwhile let Ok(one) = take.recv() {\n<std::thread::sleep>(d);\nsay(one);\n}",
        flags: "",
    },
    Form {
        text: "let (give, take) = std::sync::mpsc::channel();\ngive.send(n).unwrap();\ndrop(give);\nfor one in take {\n<std::thread::sleep>(d);\nsay(one);\n}",
        flags: "",
    },
    Form { text: "let place: *const u32 = &n;\n<std::thread::sleep>(d);\nsay(place.is_null());", flags: "" },
    Form {
        text: "struct Held<k> {\nrows: std::rc::Rc<Vec<u32>>,\n}\n---\nlet held = Held<k> { rows: vec![n].into() };\n<std::thread::sleep>(d);\nsay(held.rows.len());",
        flags: "",
    },
    Form {
        text: "struct Held<k> {\nrows: std::rc::Rc<Vec<u32>>,\n}\n\nimpl Held<k> {\nfn new(n: u32) -> Self {\nSelf { rows: vec![n].into() }\n}\n}\n---\nlet held = Held<k>::new(n);\n<std::thread::sleep>(d);\nsay(held.rows.len());",
        flags: "",
    },
    Form {
        text: "type Shared<k> = std::rc::Rc<u32>;\n---\nlet held: Shared<k> = Shared<k>::new(n);\n<std::thread::sleep>(d);\nsay(held);",
        flags: "",
    },
    Form {
        text: "fn shared<k>(n: u32) -> impl std::fmt::Display {\nstd::rc::Rc::new(n)\n}\n---\nlet held = shared<k>(n);\n<std::thread::sleep>(d);\nsay(held);",
        flags: "",
    },
    Form {
        text: "fn shared<k>(n: u32) -> impl std::fmt::Display {\nn + 1\n}\n---\nlet held = shared<k>(n);\n<std::thread::sleep>(d);\nsay(held);",
        flags: "",
    },
    Form { text: "let pair = (std::rc::Rc::new(n), 1);\n<std::thread::sleep>(d);\nsay(*pair.0 + pair.1);", flags: "" },
    Form {
        text: "let some = Some(std::rc::Rc::new(n));\nif let Some(one) = &some {\n<std::thread::sleep>(d);\nsay(one);\n}",
        flags: "",
    },
    Form {
        text: "let list = vec![std::rc::Rc::new(n)];\nfor one in &list {\n<std::thread::sleep>(d);\nsay(one);\n}",
        flags: "",
    },
    Form {
        text: "let list = vec![std::rc::Rc::new(n)];\nlet sum: u32 = list.iter().map(|one| **one).sum();\ndrop(list);\n<std::thread::sleep>(d);\nsay(sum);",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\n<std::thread::sleep>(d);\nsay(rows.len());",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nlet mut rows = ROWS<k>.lock().unwrap();\nrows.push(n);\ndrop(rows);\n<std::thread::sleep>(d);",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nif let Some(one) = ROWS<k>.lock().unwrap().first() {\n<std::thread::sleep>(d);\nsay(one);\n} else {\n<std::thread::sleep>(d);\n}",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nwhile let Some(one) = ROWS<k>.lock().unwrap().pop() {\n<std::thread::sleep>(d);\nsay(one);\n}\nlet next = ROWS<k>.lock().unwrap().pop();\n<std::thread::sleep>(d);\nsay(next.is_none());",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\nmatch ROWS<k>.read().unwrap().len() {\n0 => <std::thread::sleep>(d),\n_ => say(\"some\"),\n}",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nlet all = (ROWS<k>.lock().unwrap(), n);\n<std::thread::sleep>(d);\nsay(all.0.len());",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n\nfn rows<k>() -> std::sync::MutexGuard<'static, Vec<u32>> {\nROWS<k>.lock().unwrap()\n}\n---\nlet all = rows<k>();\n<std::thread::sleep>(d);\nsay(all.len());\ndrop(all);\nsay(rows<k>().len() + {\n<std::thread::sleep>(d);\n1\n});",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nlet Ok(all) = ROWS<k>.lock() else {\npanic!()\n};\n<std::thread::sleep>(d);\nsay(all.len());",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nlet many = {\nlet all = ROWS<k>.lock().unwrap();\nall.len()\n};\n<std::thread::sleep>(d);\nsay(many);",
        flags: "",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nlet many = ROWS<k>.lock().map(|all| all.len()).unwrap_or(0);\n<std::thread::sleep>(d);\nlet all = ROWS<k>.lock().unwrap().clone();\n<std::thread::sleep>(d);\nsay(many + all.len());",
        flags: "",
    },
];

/// Files.
pub const FILES: &[Form] = &[
    Form { text: "say(<std::fs::read_to_string>(\"given.txt\").unwrap());", flags: "" },
    Form { text: "say(<std::fs::read_to_string>(\"given.txt\").unwrap().trim().len());", flags: "" },
    Form { text: "let text = <std::fs::read_to_string>(\"given.txt\")?;\nsay(text.trim());", flags: "f" },
    Form {
        text: "say(<std::fs::read_to_string>(\"given.txt\")?.trim().len() + <std::fs::read>(\"given.txt\")?.len());",
        flags: "f",
    },
    Form {
        text: "let len = <std::fs::read>(\"given.txt\").map(|bytes| bytes.len()).unwrap_or(0);\nsay(len);",
        flags: "",
    },
    Form { text: "if let Ok(text) = <std::fs::read_to_string>(\"given.txt\") {\nsay(&text);\n}", flags: "" },
    Form {
        text: "match <std::fs::metadata>(\"given.txt\") {\nOk(one) if one.len() > 2 => say(\"long\"),\nOk(_) => say(\"short\"),\nErr(error) => say(error),\n}",
        flags: "",
    },
    Form {
        text: "let Ok(text) = <std::fs::read_to_string>(\"given.txt\") else {\npanic!(\"not there\")\n};\nsay(&text);",
        flags: "",
    },
    Form {
        text: "while let Err(error) = <std::fs::read>(\"missing.txt\") {\nsay(error.kind());\nbreak;\n}",
        flags: "",
    },
    Form {
        text: "let all: Vec<String> = [\"given.txt\"].iter().map(|path| <std::fs::read_to_string>(path).unwrap()).collect();\nsay(all.len());",
        flags: "",
    },
    Form { text: "<std::fs::create_dir_all>(\"made<k>/deep\").unwrap();\nsay(\"made\");", flags: "" },
    Form { text: "<std::fs::write>(\"out<k>.txt\", n.to_string())?;", flags: "f" },
    Form { text: "<std::fs::write>(\"out<k>.txt\", n.to_string()).expect(\"it can be written\");", flags: "" },
    Form {
        text: "let words = <std::fs::read_to_string>(\"given.txt\").unwrap().split_whitespace().map(|word| word.to_owned()).filter(|word| !word.is_empty()).collect::<Vec<_>>();\nsay(words.join(\"-\"));",
        flags: "",
    },
    Form { text: "say(<std::fs::read_dir>(\"given\").unwrap().count());", flags: "" },
    Form {
        text: "let file = <std::fs::File::open>(\"given.txt\").unwrap();\nsay(std::io::read_to_string(file).unwrap());",
        flags: "",
    },
    Form {
        text: "let read = |path: &str| <std::fs::read_to_string>(path);\nsay(read(\"given.txt\").unwrap());",
        flags: "",
    },
    Form { text: "say(<std::fs::copy>(\"given.txt\", \"copy<k>.txt\").unwrap());", flags: "" },
    Form { text: "say(<std::fs::exists>(\"given.txt\").unwrap());", flags: "" },
    Form { text: "say(!<std::fs::exists>(\"given.txt\").unwrap());", flags: "" },
    Form { text: "say(format!(\"{:?}\", <std::fs::read_to_string>(\"given.txt\")));", flags: "" },
    Form { text: "assert!(<std::fs::metadata>(\"given.txt\").is_ok());", flags: "" },
    Form {
        text: "let (size, there) = (<std::fs::read>(\"given.txt\").unwrap().len(), <std::fs::exists>(\"none\").unwrap());\nsay(if there { 0 } else { size });",
        flags: "",
    },
    Form {
        text: "let text = Some(\"given.txt\").and_then(|path| <std::fs::read_to_string>(path).ok());\nsay(text.unwrap_or_default());",
        flags: "",
    },
    Form {
        text: "let text = <std::fs::read_to_string>(\"missing.txt\").or_else(|_| <std::fs::read_to_string>(\"given.txt\"));\nsay(text.unwrap());",
        flags: "",
    },
    Form { text: "say(<std::fs::read>(\"given.txt\").unwrap()[0]);", flags: "" },
    Form { text: "say(&<std::fs::read_to_string>(\"given.txt\").unwrap()[..1]);", flags: "" },
    Form { text: "say((n as usize) < <std::fs::read>(\"given.txt\").unwrap().len());", flags: "" },
    Form { text: "say(-(<std::fs::read>(\"given.txt\").unwrap().len() as i64));", flags: "" },
    Form { text: "say(<std::fs::metadata>(\"given.txt\").unwrap().len() as u32 as f64);", flags: "" },
    Form { text: "for at in 0..<std::fs::read>(\"given.txt\").unwrap().len().min(2) {\nsay(at);\n}", flags: "" },
    Form { text: "for line in <std::fs::read_to_string>(\"given.txt\").unwrap().lines() {\nsay(line);\n}", flags: "" },
    Form {
        text: "if <std::fs::exists>(\"given.txt\").unwrap_or(false) && n > 2 || <std::fs::exists>(\"none\").unwrap_or(true) {\nsay(\"there\");\n}",
        flags: "",
    },
    Form {
        text: "let outcome: Result<String, Box<dyn std::error::Error>> = <std::fs::read_to_string>(\"given.txt\").map_err(Into::into);\nsay(outcome.is_ok());",
        flags: "",
    },
    Form {
        text: "let outcome: Result<Vec<u8>, Box<dyn std::error::Error>> = <std::fs::read>(\"given.txt\").map_err(|error| error.into());\nlet more = <std::fs::read>(\"given.txt\").unwrap();\nsay(outcome.unwrap().len() + more.len());",
        flags: "",
    },
    Form {
        text: "let paths = vec![String::from(\"given.txt\")];\nfor path in &paths {\nsay(<std::fs::read_to_string>(path).unwrap());\n}",
        flags: "",
    },
    Form {
        text: "let path = std::path::Path::new(\"given.txt\");\nlet text = <std::fs::read_to_string>(&path).unwrap();\nsay(&text);",
        flags: "",
    },
    Form {
        text: "let path = std::path::PathBuf::from(\"given\").join(\"inner.txt\");\nsay(<std::fs::read_to_string>(path.as_path()).unwrap());\nsay(path.exists());",
        flags: "",
    },
    Form {
        text: "let path = std::path::Path::new(\"given\");\nsay(<std::fs::read_to_string>(path.join(\"inner.txt\")).map(|text| text.len()).map_err(|error| error.kind()).unwrap_or_default().to_string());",
        flags: "",
    },
    Form {
        text: "let text = <std::fs::read_to_string>(\"a-file-that-is-not-there.txt\").unwrap_or_default();\nsay(text.len());",
        flags: "",
    },
    Form {
        text: "let names = [\"given.txt\", \"missing.txt\"];\nlet sizes: Vec<u64> = names.iter().filter_map(|name| <std::fs::metadata>(name).ok()).map(|one| one.len()).collect();\nsay(sizes.len());",
        flags: "",
    },
    Form {
        text: "<std::fs::write>(\"both<k>.txt\", \"one\").unwrap();\nsay(<std::fs::read_to_string>(\"both<k>.txt\").unwrap());",
        flags: "",
    },
    Form {
        text: "<std::fs::write>(\"gone<k>.txt\", \"one\").unwrap();\n<std::fs::remove_file>(\"gone<k>.txt\").unwrap();",
        flags: "",
    },
    Form {
        text: "let saved = <std::fs::write>(\"saved<k>.txt\", b\"one\");\nlet made = <std::fs::create_dir>(\"folder<k>\");\nsay(saved.is_ok() && made.is_ok());",
        flags: "",
    },
    Form {
        text: "let handle = |text: std::io::Result<String>| text.map(|text| text.len()).unwrap_or(0);\nsay(handle(<std::fs::read_to_string>(\"given.txt\")));",
        flags: "",
    },
    Form { text: "say(work(<std::fs::read>(\"given.txt\").unwrap().len() as u32).await);", flags: "a" },
    Form {
        text: "let read = async { <std::fs::read_to_string>(\"given.txt\") };\nsay(read.await.unwrap());",
        flags: "a",
    },
    Form {
        text: "let text = async || -> std::io::Result<String> { Ok(<std::fs::read_to_string>(\"given.txt\")?.replace(' ', \"\")) };\nsay(text().await.unwrap());",
        flags: "a",
    },
    Form { text: "use std::fs as own<k>;\nsay(own<k>::read(\"given.txt\").unwrap().len());", flags: "" },
    Form {
        text: "let text = match n {\n3 => <std::fs::read_to_string>(\"given.txt\").unwrap(),\n_ => String::new(),\n};\nsay(&text);",
        flags: "",
    },
    Form {
        text: "let text = if n == 3 { <std::fs::read_to_string>(\"given.txt\") } else { Ok(String::new()) };\nsay(text.unwrap());",
        flags: "",
    },
    Form {
        text: "let text = <std::fs::read_to_string>(\"given.txt\") // the first\n.unwrap_or_else(|error| {\n// none\nerror.to_string()\n});\nsay(&text);",
        flags: "",
    },
    Form {
        text: "let kind = <std::fs::symlink_metadata>(\"given\").map(|one| one.file_type());\nsay(kind.is_ok_and(|kind| kind.is_dir()));",
        flags: "",
    },
    Form {
        text: "macro_rules! text_of<k> {\n($path:expr) => {\n<std::fs::read_to_string>($path).unwrap()\n};\n}\n---\nsay(text_of<k>!(\"given.txt\"));",
        flags: "",
    },
    Form { text: "let sizes = vec![<std::fs::read>(\"given.txt\").unwrap().len(), 1];\nsay(sizes.len());", flags: "" },
    Form {
        text: "let both = vec![<std::fs::read_to_string>(\"given.txt\").unwrap(), <std::fs::read_to_string>(\"given.txt\").unwrap()];\nsay(both.len());",
        flags: "",
    },
    Form {
        text: "let shown = format!(\"{first} {last}\", first = <std::fs::read_to_string>(\"given.txt\").unwrap(), last = <std::fs::exists>(\"none\").unwrap());\nsay(shown);",
        flags: "",
    },
    Form {
        text: "let many = [<std::fs::read_to_string>(\"given.txt\").unwrap().trim().len() + <std::fs::read>(\"given.txt\").unwrap().len(); 3];\nsay(many.len());",
        flags: "",
    },
    Form { text: "say(std::mem::size_of_val(&<std::fs::read>(\"given.txt\")));", flags: "" },
];

/// Futures that are run where they stand.
pub const PARKED: &[Form] = &[
    Form { text: "let x = <futures::executor::block_on>(calm(n));\nsay(x);", flags: "t" },
    Form { text: "say(<futures::executor::block_on>(async { calm(n).await + 1 }));", flags: "t" },
    Form {
        text: "say(<futures::executor::block_on>(async move {\nlet one = calm(n).await;\nif one > 100 {\nreturn 0;\n}\none\n}));",
        flags: "t",
    },
    Form { text: "say(<futures::executor::block_on>(Box::pin(calm(n))));", flags: "t" },
    Form { text: "let mut kept = Box::pin(calm(n));\nsay(<futures::executor::block_on>(&mut kept));", flags: "t" },
    Form { text: "say(<futures::executor::block_on>(std::future::ready(n)));", flags: "t" },
    Form {
        text: "let (left, right) = <futures::executor::block_on>(futures::future::join(calm(1), calm(2)));\nsay(left + right);",
        flags: "t",
    },
    Form { text: "say(<futures::executor::block_on>(calm(<futures::executor::block_on>(calm(n)))));", flags: "t" },
    Form { text: "say(<futures::executor::block_on>(calm(1)) + <futures::executor::block_on>(calm(2)));", flags: "t" },
    Form { text: "say(<futures::executor::block_on>(calm(n)) as u64);", flags: "t" },
    Form { text: "say(!<futures::executor::block_on>(async { n > 3 }));", flags: "t" },
    Form { text: "say(-<futures::executor::block_on>(async { i64::from(n) }));", flags: "t" },
    Form { text: "let seen = &<futures::executor::block_on>(calm(n));\nsay(seen);", flags: "t" },
    Form { text: "say(<futures::executor::block_on>(async { Ok::<u32, std::io::Error>(n) })?);", flags: "ft" },
    Form {
        text: "say(<futures::executor::block_on>(async { Some(n) }).map(|one| one + 1).unwrap_or_default());",
        flags: "t",
    },
    Form {
        text: "let all: Vec<u32> = items().into_iter().map(|x| <futures::executor::block_on>(calm(x))).collect();\nsay(all.len());",
        flags: "t",
    },
    Form { text: "say(<futures::executor::block_on>(if n > 2 { calm(n) } else { calm(1) }));", flags: "t" },
    Form { text: "say(<futures::executor::block_on>(match n {\n3 => calm(n),\n_ => calm(1),\n}));", flags: "t" },
    Form { text: "say(<futures::executor::block_on>({\nlet more = n + 1;\ncalm(more)\n}));", flags: "t" },
    Form { text: "say(<futures::executor::block_on>((|| calm(n))()));", flags: "t" },
    Form {
        text: "fn run<k><F: std::future::Future>(one: F) -> F::Output {\n<futures::executor::block_on>(one)\n}\n---\nsay(run<k>(calm(n)));",
        flags: "t",
    },
    Form {
        text: "say(<futures::executor::block_on>(async {\nlet shared = std::rc::Rc::new(n);\ncalm(*shared).await + *shared\n}));",
        flags: "t",
    },
    Form {
        text: "async fn local<k>(x: u32) -> u32 {\nlet shared = std::rc::Rc::new(x);\ncalm(*shared).await + *shared\n}\n---\nsay(<futures::executor::block_on>(local<k>(n)));",
        flags: "t",
    },
    Form {
        text: "async fn shown<k>(x: std::rc::Rc<u32>) -> u32 {\n*x\n}\n---\nsay(<futures::executor::block_on>(shown<k>(std::rc::Rc::new(n))));",
        flags: "t",
    },
    Form {
        text: "async fn shared<k>(x: u32) -> std::rc::Rc<u32> {\nstd::rc::Rc::new(x)\n}\n---\nsay(<futures::executor::block_on>(shared<k>(n)));",
        flags: "t",
    },
    Form {
        text: "let many = match <futures::executor::block_on>(calm(n)) {\n0 => 1,\nmore => more,\n};\nsay(many);",
        flags: "t",
    },
    Form { text: "if <futures::executor::block_on>(calm(n)) > 2 {\nsay(\"more\");\n}", flags: "t" },
    Form { text: "while <futures::executor::block_on>(calm(n)) < 2 {\nsay(\"never\");\n}", flags: "t" },
    Form { text: "for one in 0..<futures::executor::block_on>(calm(1)) {\nsay(one);\n}", flags: "t" },
    Form { text: "say(format!(\"{}\", <futures::executor::block_on>(calm(n))));", flags: "t" },
    Form { text: "assert_eq!(<futures::executor::block_on>(calm(1)), 2);", flags: "t" },
    Form {
        text: "let text = <futures::executor::block_on>(async { vec![n; 3] }).iter().map(|one| one.to_string()).collect::<Vec<_>>().join(\", \");\nsay(&text);",
        flags: "t",
    },
    Form { text: "say(<futures::executor::block_on>(async { [n, 1] })[0]);", flags: "t" },
    Form { text: "say(<futures::executor::block_on>(async { (n, 1) }).1);", flags: "t" },
    Form { text: "let make = || calm(n);\nsay(<futures::executor::block_on>(make()));", flags: "t" },
    Form {
        text: "struct Own<k>(u32);\n\nimpl Own<k> {\nasync fn read(&self) -> u32 {\ncalm(self.0).await\n}\n}\n---\nlet own = Own<k>(n);\nsay(<futures::executor::block_on>(own.read()));",
        flags: "t",
    },
    Form {
        text: "static ROWS<k>: std::sync::Mutex<Vec<u32>> = std::sync::Mutex::new(Vec::new());\n---\nsay(<futures::executor::block_on>(calm(ROWS<k>.lock().unwrap().len() as u32)));\nlet rows = ROWS<k>.lock().unwrap();\nsay(<futures::executor::block_on>(calm(rows.len() as u32)));",
        flags: "t",
    },
    Form {
        text: "let done = <futures::executor::block_on>(async {\n// first\ncalm(n).await; // then\ncalm(1).await\n});\nsay(done);",
        flags: "t",
    },
    Form {
        text: "let wide = <futures::executor::block_on>(futures::future::join_all(items().into_iter().take(3).map(|x| calm(x + n))));\nsay(wide.len());",
        flags: "t",
    },
    Form { text: "<futures::executor::block_on>(async { say(n) });", flags: "t" },
    Form { text: "let _ = <futures::executor::block_on>(async { n });", flags: "t" },
    Form {
        text: "std::thread::spawn(move || say(<futures::executor::block_on>(calm(n)))).join().unwrap();",
        flags: "t",
    },
];
