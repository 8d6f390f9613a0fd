//! Where the statements of a part stand, and what runs the whole program.

/// The async function that holds the statements of a part.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its definition, with `<name>` and `<body>`; what stands before a path with `part::` lies in the module of the part.
    pub definition: &'static str,
    /// The future that runs it.
    pub call: &'static str,
    /// It gives a `std::io::Result`.
    pub fails: bool,
    /// Its future has to be `Send`.
    pub is_sent: bool,
}

/// The function that starts the program.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its definition, with `<runs>`.
    pub text: &'static str,
    /// What there is of tokio: `all`, `untimed` (no timer) or `none`.
    pub flavor: &'static str,
}

const fn plain(definition: &'static str, call: &'static str) -> Place {
    Place { definition, call, fails: false, is_sent: false }
}

const fn failing(definition: &'static str, call: &'static str) -> Place {
    Place { definition, call, fails: true, is_sent: false }
}

const fn sent(definition: &'static str, call: &'static str) -> Place {
    Place { definition, call, fails: false, is_sent: true }
}

/// `n` and `d` are what statements can count on.
pub const PLACES: &[Place] = &[
    plain("pub async fn <name>(n: u32, d: Duration) {\n<body>\n}", "part::<name>(3, Duration::from_millis(1))"),
    plain("pub async fn <name>() {\nlet (n, d) = (3u32, Duration::from_millis(1));\n<body>\n}", "part::<name>()"),
    failing(
        "pub async fn <name>() -> std::io::Result<()> {\nlet n = 3u32;\nlet d = Duration::from_millis(1);\n<body>\nOk(())\n}",
        "part::<name>()",
    ),
    failing(
        "pub async fn <name>(n: u32, d: Duration) -> Result<u32, std::io::Error> {\n<body>\nOk(n)\n}",
        "part::<name>(3, Duration::from_millis(1))",
    ),
    plain(
        "pub struct Runs_<name> {\npub n: u32,\n}\n\nimpl Runs_<name> {\npub async fn run(&self, d: Duration) {\nlet n = self.n;\n<body>\n}\n}\n\npub async fn <name>() {\nRuns_<name> { n: 3 }.run(Duration::from_millis(1)).await;\n}",
        "part::<name>()",
    ),
    failing(
        "#[derive(Default)]\npub struct Runs_<name> {\npub done: u32,\n}\n\nimpl Runs_<name> {\npub async fn run(&mut self, n: u32) -> std::io::Result<()> {\nlet d = Duration::from_millis(1);\n<body>\nself.done += n;\nOk(())\n}\n}\n\npub async fn <name>() -> std::io::Result<()> {\nRuns_<name>::default().run(3).await\n}",
        "part::<name>()",
    ),
    plain(
        "trait Run_<name> {\nasync fn run(&self, n: u32, d: Duration);\n}\n\nstruct Runs_<name>;\n\nimpl Run_<name> for Runs_<name> {\nasync fn run(&self, n: u32, d: Duration) {\n<body>\n}\n}\n\npub async fn <name>() {\nRuns_<name>.run(3, Duration::from_millis(1)).await;\n}",
        "part::<name>()",
    ),
    plain(
        "pub async fn <name><T: Into<u32> + Copy>(given: T) {\nlet n: u32 = given.into();\nlet d = Duration::from_millis(1);\n<body>\n}",
        "part::<name>(3u8)",
    ),
    sent(
        "pub fn <name>(n: u32, d: Duration) -> impl std::future::Future<Output = ()> + Send {\nasync move {\n<body>\n}\n}",
        "part::<name>(3, Duration::from_millis(1))",
    ),
    sent(
        "pub fn <name>(n: u32) -> std::pin::Pin<Box<dyn std::future::Future<Output = ()> + Send + 'static>> {\nlet d = Duration::from_millis(1);\nBox::pin(async move {\n<body>\n})\n}",
        "part::<name>(3)",
    ),
    sent(
        "pub fn <name>(n: u32) -> futures::future::BoxFuture<'static, ()> {\nuse futures::FutureExt;\nlet d = Duration::from_millis(1);\nasync move {\n<body>\n}\n.boxed()\n}",
        "part::<name>(3)",
    ),
    plain(
        "mod inner_<name> {\nuse super::*;\n\npub(super) async fn run(n: u32, d: Duration) {\n<body>\n}\n}\n\npub async fn <name>() {\ninner_<name>::run(3, Duration::from_millis(1)).await;\n}",
        "part::<name>()",
    ),
    plain(
        "macro_rules! make_<name> {\n($name:ident, $n:ident, $d:ident) => {\npub async fn $name($n: u32, $d: Duration) {\nsay($n);\nlet (n, d) = ($n, $d);\n<body>\n}\n};\n}\nmake_<name>!(<name>, n, d);",
        "part::<name>(3, Duration::from_millis(1))",
    ),
    plain(
        "pub async fn <name>() {\nlet run = async |n: u32, d: Duration| {\n<body>\n};\nrun(3, Duration::from_millis(1)).await;\n}",
        "part::<name>()",
    ),
    plain(
        "#[inline]\n#[must_use = \"it runs\"]\npub async fn <name>(n: u32, d: Duration) -> bool {\n{\n<body>\n}\ntrue\n}",
        "part::<name>(3, Duration::from_millis(1))",
    ),
];

const fn entry(flavor: &'static str, text: &'static str) -> Entry {
    Entry { text, flavor }
}

/// Each lays the files that the parts read, runs the parts, and says that it came to its end.
pub const ENTRIES: &[Entry] = &[
    entry("all", "#[tokio::main]\nasync fn main() {\nprepare();\n<runs>\nsay(\"end\");\n}"),
    entry("all", "#[tokio::main]\nasync fn main() {\nprepare();\n<runs>\nsay(\"end\");\n}"),
    entry(
        "all",
        "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {\nprepare();\n<runs>\nsay(\"end\");\n}",
    ),
    entry(
        "all",
        "async fn run() {\n<runs>\n}\n\nfn main() {\nprepare();\ntokio::runtime::Runtime::new().unwrap().block_on(run());\nsay(\"end\");\n}",
    ),
    entry(
        "all",
        "fn main() {\nprepare();\nlet runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();\nruntime.block_on(async {\n<runs>\n});\nsay(\"end\");\n}",
    ),
    entry(
        "untimed",
        "async fn run() {\n<runs>\n}\n\nfn main() {\nprepare();\nlet runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();\nruntime.block_on(run());\nsay(\"end\");\n}",
    ),
    entry(
        "none",
        "async fn run() {\n<runs>\n}\n\nfn main() {\nprepare();\nfutures::executor::block_on(run());\nsay(\"end\");\n}",
    ),
];
