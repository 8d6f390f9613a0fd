fn say(what: impl std::fmt::Display) {
    println!("{what}");
}

async fn shown(path: &str) -> Result<Option<String>, String> {
    say(format!(
        "{:?}",
        tokio::fs::read_to_string("/nope/given").await
    ));
    let text = Some(format!(
        "{:?}",
        tokio::fs::read_to_string("/nope/given").await
    ));
    let all = vec![
        format!("{:?}", tokio::fs::read("/nope/given").await),
        text.unwrap(),
    ];
    if path.is_empty() {
        return Ok(Some(
            tokio::fs::read_to_string("/nope/given").await.unwrap(),
        ));
    }
    if path.len() > 20 {
        return Ok(Some(
            tokio::fs::read_to_string("/nope/given/to").await.unwrap(),
        ));
    }
    Ok(Some(format!(
        "{:?} {all:?}",
        tokio::fs::read("/nope/given").await
    )))
}

#[tokio::main]
async fn main() {
    println!("{:?}", shown("/nope").await);
}
