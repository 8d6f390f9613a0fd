//! Version ranges as poetry writes them: `^3.8`, `~3.9`, `3.10.*`, `>=3.9 <4`, alternatives behind `||`.

use super::{Minor, lowest as lowest_of_standard};

/// The lowest version in any of the alternatives.
pub(super) fn lowest(range: &str) -> Option<Minor> {
    let alternatives = range.split('|').map(str::trim).filter(|part| !part.is_empty());
    let mut found: Option<Minor> = None;
    for alternative in alternatives {
        let standard: Option<Vec<String>> = constraints(alternative).into_iter().map(standard).collect();
        // An alternative may allow Python 2 alone; one that cannot be read makes the whole range unreadable.
        let lowest = lowest_of_standard(&standard?.join(","));
        found = match (found, lowest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    found
}

/// `>= 3.9, <4` as operators and versions.
fn constraints(text: &str) -> Vec<(&str, &str)> {
    let is_operator = |c: char| "<>=!~^".contains(c);
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches([',', ' ']);
    while !rest.is_empty() {
        let version = rest.find(|c| !is_operator(c)).unwrap_or(rest.len());
        let (operator, behind) = rest.split_at(version);
        let behind = behind.trim_start();
        let end = behind.find(|c: char| c == ',' || c == ' ' || is_operator(c)).unwrap_or(behind.len());
        found.push((operator, &behind[..end]));
        rest = behind[end..].trim_start_matches([',', ' ']);
    }
    found
}

/// A constraint as the Python standard (PEP 440) writes it.
fn standard((operator, version): (&str, &str)) -> Option<String> {
    let numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    let plain = numbers.len() == version.split('.').count();
    let major = numbers.first().copied();
    Some(match operator {
        "" if version == "*" => ">=0".to_owned(),
        "" | "=" => format!("=={version}"),
        "^" if plain => format!(">={version},<{}", major? + 1),
        "~" if plain && numbers.len() > 1 => format!(">={version},=={}.{}.*", numbers[0], numbers[1]),
        "~" if plain => format!(">={version},<{}", major? + 1),
        "^" | "~" => return None,
        _ => format!("{operator}{version}"),
    })
}
