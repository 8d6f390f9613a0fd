//! Text of programs, made from templates with holes.

/// `template` with each hole `<name>` filled. What fills a hole that has a line for itself may have several lines, or none:
/// they are moved to the place of the hole, and the line goes if there is nothing to put there.
pub fn fill(template: &str, holes: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for line in template.lines() {
        let found = holes.iter().find(|(name, _)| is_hole(line.trim(), name));
        match found {
            Some((_, block)) => text.push_str(&moved(block, &line[..line.len() - line.trim_start().len()])),
            None => {
                text.push_str(&with_holes(line, holes));
                text.push('\n');
            }
        }
    }
    text
}

/// Every line of `block` with `lead` in front.
pub fn moved(block: &str, lead: &str) -> String {
    let lines = block.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{lead}{line}\n") });
    lines.collect()
}

/// The program with another step of indentation than four blanks.
pub fn indented(text: &str, step: &str) -> String {
    let lines = text.lines().map(|line| {
        let code = line.trim_start_matches(' ');
        let deep = line.len() - code.len();
        format!("{}{}{code}\n", step.repeat(deep / 4), " ".repeat(deep % 4))
    });
    lines.collect()
}

fn is_hole(text: &str, name: &str) -> bool {
    text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) == Some(name)
}

fn with_holes(line: &str, holes: &[(&str, &str)]) -> String {
    holes
        .iter()
        .fold(line.to_owned(), |line, (name, value)| line.replace(&format!("<{name}>"), value.trim_end_matches('\n')))
}
