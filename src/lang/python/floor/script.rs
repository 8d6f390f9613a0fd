//! What a script says of itself: inline script metadata, a manifest in a comment (PEP 723, packaging.python.org,
//! "Inline script metadata").

use toml::Table;

/// The range of Python versions that the script `text` declares; none if it declares none.
pub(super) fn range(text: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| line.trim_end() != "# /// script").skip(1);
    let mut manifest = String::new();
    loop {
        let line = lines.next()?.trim_end();
        if line == "# ///" {
            break;
        }
        let inner = line.strip_prefix('#')?;
        manifest.push_str(inner.strip_prefix(' ').unwrap_or(inner));
        manifest.push('\n');
    }
    let range = manifest.parse::<Table>().ok()?.remove("requires-python")?;
    range.as_str().map(str::to_owned)
}
