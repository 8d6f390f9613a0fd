//! What stands around statements.

use super::writer::Form;

/// Every one runs what is inside at least once, or never.
pub const WRAPS: &[Form] = &[
    Form { text: "if n > 2 {\n<in>\n}", flags: "" },
    Form { text: "if n < 2 {\nsay(\"never\");\n} else {\n<in>\n}", flags: "" },
    Form { text: "if let Some(found) = Some(n).filter(|x| *x > 1) {\n<in>\nsay(found);\n}", flags: "" },
    Form { text: "match n {\n3 => {\n<in>\n}\n_ => {}\n}", flags: "" },
    Form {
        text: "match Some(n) {\nSome(found) if found > 2 => {\n<in>\nsay(found)\n}\nSome(_) | None => say(\"never\"),\n}",
        flags: "",
    },
    Form { text: "for round in 0..2 {\n<in>\nsay(round);\n}", flags: "" },
    Form { text: "'round<k>: loop {\n<in>\nif n > 1 {\nbreak 'round<k>;\n}\n}", flags: "" },
    Form { text: "let mut left<k> = 2;\nwhile left<k> > 0 {\nleft<k> -= 1;\n<in>\n}", flags: "" },
    Form { text: "{\n<in>\n}", flags: "" },
    Form { text: "let got<k> = {\n<in>\nn + 1\n};\nsay(got<k>);", flags: "" },
    Form { text: "let Some(found<k>) = Some(n) else {\n<in>\npanic!()\n};\nsay(found<k>);", flags: "" },
    Form { text: "let found<k> = Some(n).unwrap_or_default();\n<in>\nsay(found<k>);", flags: "" },
    Form { text: "async {\n<in>\n}\n.await;", flags: "an" },
    Form { text: "let later<k> = async {\n<in>\n};\nlater<k>.await;", flags: "an" },
    Form { text: "let later<k> = async move {\n<in>\nn\n};\nsay(later<k>.await);", flags: "an" },
    Form { text: "tokio::spawn(async move {\n<in>\n})\n.await\n.unwrap();", flags: "anmt" },
    Form { text: "tokio::join!(\nasync {\n<in>\n},\nwork(1)\n);", flags: "an" },
    Form { text: "tokio::select! {\n_ = async {\n<in>\n} => say(\"done\"),\n}", flags: "an" },
    Form { text: "futures::future::join(async {\n<in>\n}, work(1)).await;", flags: "an" },
    Form { text: "tokio::time::timeout(d * 9000, async {\n<in>\n}).await.unwrap();", flags: "anT" },
    Form { text: "Box::pin(async move {\n<in>\n}).await;", flags: "an" },
    Form {
        text: "let boxed<k>: std::pin::Pin<Box<dyn std::future::Future<Output = ()> + Send>> = Box::pin(async move {\n<in>\n});\nboxed<k>.await;",
        flags: "anm",
    },
    Form { text: "let run<k> = async |x: u32| {\n<in>\nx + n\n};\nsay(run<k>(1).await);", flags: "an" },
    Form { text: "let run<k> = |x: u32| async move {\n<in>\nx + n\n};\nsay(run<k>(1).await);", flags: "an" },
    Form { text: "tokio::task::spawn_blocking(move || {\n<in>\n})\n.await\n.unwrap();", flags: "ast" },
    Form { text: "(|| {\n<in>\n})();", flags: "s" },
    Form { text: "let run<k> = move || {\n<in>\nn\n};\nsay(run<k>());", flags: "s" },
    Form { text: "[1, 2].iter().for_each(|x| {\n<in>\nsay(x);\n});", flags: "s" },
    Form { text: "std::thread::spawn(move || {\n<in>\n})\n.join()\n.unwrap();", flags: "s" },
    Form { text: "std::thread::scope(|scope| {\nscope.spawn(|| {\n<in>\n});\n});", flags: "s" },
    Form { text: "let many<k>: Vec<u32> = (0..2).map(|x| {\n<in>\nx\n}).collect();\nsay(many<k>.len());", flags: "s" },
    Form { text: "let one<k> = Some(n).map(|x| {\n<in>\nx\n});\nsay(one<k>.unwrap_or(0));", flags: "s" },
    Form {
        text: "struct Drops<k>(u32);\n\nimpl Drop for Drops<k> {\nfn drop(&mut self) {\nsay(self.0);\n}\n}\n---\nlet _kept<k> = Drops<k>(n);\n<in>",
        flags: "",
    },
    Form { text: "let shared<k> = std::rc::Rc::new(n);\n<in>\nsay(shared<k>);", flags: "h" },
    Form {
        text: "let cell<k> = std::cell::RefCell::new(n);\nlet seen<k> = cell<k>.borrow();\n<in>\nsay(*seen<k>);",
        flags: "h",
    },
    Form {
        text: "let outcome<k>: Result<u32, Box<dyn std::error::Error>> = Ok(n);\nif let Ok(value) = &outcome<k> {\n<in>\nsay(value);\n}",
        flags: "h",
    },
    Form {
        text: "fn hard<k>(x: u32) -> Result<u32, Box<dyn std::error::Error>> {\nOk(x)\n}\n---\nmatch hard<k>(n) {\nOk(value) => {\n<in>\nsay(value);\n}\nErr(error) => {\n<in>\nsay(error);\n}\n}",
        flags: "h",
    },
    Form {
        text: "fn hard<k>(x: u32) -> Result<u32, Box<dyn std::error::Error>> {\nif x > 99 { Err(\"large\".into()) } else { Ok(x) }\n}\n---\nif let Err(error) = hard<k>(n * 99) {\n<in>\nsay(error);\n}",
        flags: "h",
    },
    Form { text: "let list<k> = vec![std::rc::Rc::new(n)];\nfor one in &list<k> {\n<in>\nsay(one);\n}", flags: "h" },
    Form {
        text: "static HELD<k>: std::sync::Mutex<u32> = std::sync::Mutex::new(1);\n---\nlet held<k> = HELD<k>.lock().unwrap();\n<in>\nsay(*held<k>);",
        flags: "h",
    },
    Form {
        text: "static HELD<k>: std::sync::Mutex<Option<u32>> = std::sync::Mutex::new(Some(1));\n---\nif let Some(one) = HELD<k>.lock().unwrap().as_mut() {\n<in>\nsay(*one);\n}",
        flags: "h",
    },
    Form {
        text: "static HELD<k>: std::sync::Mutex<Option<u32>> = std::sync::Mutex::new(Some(1));\n---\nmatch HELD<k>.lock().unwrap().take() {\nSome(one) => {\n<in>\nsay(one);\n}\nNone => {\n<in>\n}\n}",
        flags: "h",
    },
    Form {
        text: "static HELD<k>: std::sync::RwLock<Vec<u32>> = std::sync::RwLock::new(Vec::new());\n---\nfor one in HELD<k>.read().unwrap().iter().chain(&[1]) {\n<in>\nsay(one);\n}",
        flags: "h",
    },
    Form {
        text: "static HELD<k>: std::sync::Mutex<u32> = std::sync::Mutex::new(1);\n---\nlet value<k> = *HELD<k>.lock().unwrap();\nif value<k> > 0 {\n<in>\n}",
        flags: "",
    },
    Form {
        text: "static HELD<k>: std::sync::Mutex<u32> = std::sync::Mutex::new(1);\n---\nif *HELD<k>.lock().unwrap() > 0 {\n<in>\n}",
        flags: "",
    },
    Form { text: "let place<k>: *const u32 = &n;\n<in>\nsay(place<k>.is_null());", flags: "h" },
    Form {
        text: "let texts<k> = [\"a\", \"b\"].iter().map(|text| text.to_string());\nfor letter<k> in texts<k> {\n<in>\nsay(&letter<k>);\n}",
        flags: "",
    },
    Form { text: "#[allow(clippy::never_loop)]\nfor _ in 0..1 {\n<in>\nbreak;\n}", flags: "" },
    Form { text: "if n == 3 {\n// three\n<in>\n// done\n}", flags: "" },
    Form { text: "unsafe {\n<in>\nstd::hint::black_box(std::ptr::read(&n));\n}", flags: "" },
];
