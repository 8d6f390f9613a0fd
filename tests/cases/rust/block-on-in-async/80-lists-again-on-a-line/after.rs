async fn load(name: &str, id: u32) -> Result<Vec<String>, String> {
    Ok(vec![format!("{name}{id}")])
}

async fn sum(a: usize, b: usize) -> usize {
    a + b
}

async fn list() -> Result<Vec<Vec<String>>, String> {
    let all = vec![load("alpha", 1).await?, load("beta", 2).await?];
    Ok(all)
}

async fn pair() -> Result<(usize, usize), String> {
    let pair = (load("zeta", 6).await?.len(), load("eta", 7).await?.len());
    Ok(pair)
}

async fn brackets_in_brackets() -> Result<Option<usize>, String> {
    Ok(Some(
        load("theta", 3).await?.iter().map(|it| it.len()).sum(),
    ))
}

async fn awaited() -> Result<usize, String> {
    let all = sum(load("iota", 8).await?.len(), 1_000_000).await;
    Ok(all)
}

async fn still_wide() -> Result<usize, String> {
    let all = sum(
        load("kappa", 9).await?.len(),
        load("lambda", 10).await?.len(),
    )
    .await;
    Ok(all)
}

async fn commented() -> Result<(usize, usize), String> {
    let pair = (
        load("mu", 6).await?.len(), // first
        load("nu", 7).await?.len(),
    );
    Ok(pair)
}

async fn only_argument() -> Option<Vec<String>> {
    Some(
        async {
            println!("xi");
            load("xi", 11).await.unwrap_or_default()
        }
        .await,
    )
}

async fn short_head() -> Result<Vec<String>, String> {
    Ok(async {
        println!("pi");
        load("pi", 12).await.unwrap_or_default()
    }
    .await)
}

async fn operators() -> Result<usize, String> {
    let both = load("rho", 13).await?.len() + load("sigma", 14).await?.len();
    let below = sum(sum(1_000, 2_000).await, 3_000 * 4_000).await - both - 1_000_000;
    Ok(below)
}

async fn still_several_lines() -> Result<usize, String> {
    let all = load("a name of some length", 15).await?.len()
        + load("another name of some length", 16).await?.len();
    Ok(all)
}

#[tokio::main]
async fn main() {
    let _ = (list, pair, brackets_in_brackets, awaited);
    let _ = (still_wide, commented, only_argument, short_head);
    let _ = (operators, still_several_lines);
    println!("{}", sum(1, 2).await);
}
