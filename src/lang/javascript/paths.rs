//! Paths of modules and of what they hold, each thing by one path: `node:fs` is `fs`, `fs.promises` is `fs/promises`, the
//! default export of a module of Node.js is the module itself.

/// Modules of Node.js that are also a part of another one: `fs/promises` is `fs.promises` (seen in Node.js 20).
const PARTS: &[&str] = &[
    "assert/strict",
    "dns/promises",
    "fs/promises",
    "path/posix",
    "path/win32",
    "readline/promises",
    "stream/promises",
    "timers/promises",
    "util/types",
];

/// The path of a module: its specifier without `node:`.
pub(super) fn module_path(specifier: &str) -> &str {
    specifier.strip_prefix("node:").unwrap_or(specifier)
}

/// The path of a part of the thing at `path`.
pub(super) fn join(path: String, part: &str) -> String {
    match format!("{path}/{part}") {
        module if PARTS.contains(&module.as_str()) => module,
        _ if part == "default" && is_builtin(&path) => path,
        _ => format!("{path}.{part}"),
    }
}

/// One path for the several ways to name a thing: a global is not a property of the global object, the parts of a
/// module have one module.
pub(super) fn normal_path(path: String) -> String {
    const OBJECTS: &[&str] = &["globalThis.", "window.", "self.", "global."];
    let mut short = path.as_str();
    while let Some(rest) = OBJECTS.iter().find_map(|object| short.strip_prefix(object)) {
        short = rest;
    }
    let (module, behind) = short.split_once('.').unwrap_or((short, ""));
    let part = PARTS.iter().find_map(|part| {
        let name = part.get(module.len()..)?.strip_prefix('/').filter(|_| part.starts_with(module))?;
        let rest = behind.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with('.')).then(|| format!("{part}{rest}"))
    });
    match part {
        Some(part) => part,
        None if short.len() == path.len() => path,
        None => short.to_owned(),
    }
}

/// Whether Node.js itself brings the module with this specifier (Node.js 24, `module.builtinModules`).
pub(super) fn is_builtin(specifier: &str) -> bool {
    const NAMES: &[&str] = &[
        "assert",
        "async_hooks",
        "buffer",
        "child_process",
        "cluster",
        "console",
        "constants",
        "crypto",
        "dgram",
        "diagnostics_channel",
        "dns",
        "domain",
        "events",
        "fs",
        "http",
        "http2",
        "https",
        "inspector",
        "inspector/promises",
        "module",
        "net",
        "os",
        "path",
        "perf_hooks",
        "process",
        "punycode",
        "querystring",
        "readline",
        "repl",
        "stream",
        "stream/consumers",
        "stream/web",
        "string_decoder",
        "sys",
        "timers",
        "tls",
        "trace_events",
        "tty",
        "url",
        "util",
        "v8",
        "vm",
        "wasi",
        "worker_threads",
        "zlib",
    ];
    specifier.starts_with("node:") || NAMES.contains(&specifier) || PARTS.contains(&specifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_has_one_path() {
        let check = |path: &str, expected: &str| assert_eq!(normal_path(path.to_owned()), expected);
        check("globalThis.Promise.all", "Promise.all");
        check("window.self.fetch", "fetch");
        check("window", "window");
        check("fs.promises.readFile", "fs/promises.readFile");
        check("fs.promisesque", "fs.promisesque");
        check("timers.promises.setTimeout", "timers/promises.setTimeout");
        check("stream.web", "stream.web");
        check("lodash.map", "lodash.map");
    }
}
