fn say(what: impl std::fmt::Display) {
    println!("{what}");
}

async fn shown(path: &str) -> Result<Option<String>, String> {
    say(format!("{:?}", std::fs::read_to_string("/nope/given")));
    let text = Some(format!("{:?}", std::fs::read_to_string("/nope/given")));
    let all = vec![format!("{:?}", std::fs::read("/nope/given")), text.unwrap()];
    if path.is_empty() {
        return Ok(Some(std::fs::read_to_string("/nope/given").unwrap()));
    }
    if path.len() > 20 {
        return Ok(Some(std::fs::read_to_string("/nope/given/to").unwrap()));
    }
    Ok(Some(format!("{:?} {all:?}", std::fs::read("/nope/given"))))
}

#[tokio::main]
async fn main() {
    println!("{:?}", shown("/nope").await);
}
