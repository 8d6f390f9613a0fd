use tokio::runtime::Handle;

async fn load(name: &str, id: u32) -> Result<Vec<String>, String> {
    Ok(vec![format!("{name}{id}")])
}

async fn sum(a: usize, b: usize) -> usize {
    a + b
}

async fn list() -> Result<Vec<Vec<String>>, String> {
    let all = vec![
        Handle::current().block_on(load("alpha", 1))?,
        Handle::current().block_on(load("beta", 2))?,
    ];
    Ok(all)
}

async fn pair() -> Result<(usize, usize), String> {
    let pair = (
        Handle::current().block_on(load("zeta", 6))?.len(),
        Handle::current().block_on(load("eta", 7))?.len(),
    );
    Ok(pair)
}

async fn brackets_in_brackets() -> Result<Option<usize>, String> {
    Ok(Some(
        Handle::current()
            .block_on(load("theta", 3))?
            .iter()
            .map(|it| it.len())
            .sum(),
    ))
}

async fn awaited() -> Result<usize, String> {
    let all = sum(
        Handle::current().block_on(load("iota", 8))?.len(),
        1_000_000,
    )
    .await;
    Ok(all)
}

async fn still_wide() -> Result<usize, String> {
    let all = sum(
        Handle::current().block_on(load("kappa", 9))?.len(),
        Handle::current().block_on(load("lambda", 10))?.len(),
    )
    .await;
    Ok(all)
}

async fn commented() -> Result<(usize, usize), String> {
    let pair = (
        Handle::current().block_on(load("mu", 6))?.len(), // first
        Handle::current().block_on(load("nu", 7))?.len(),
    );
    Ok(pair)
}

async fn only_argument() -> Option<Vec<String>> {
    Some(Handle::current().block_on(async {
        println!("xi");
        load("xi", 11).await.unwrap_or_default()
    }))
}

async fn short_head() -> Result<Vec<String>, String> {
    Ok(Handle::current().block_on(async {
        println!("pi");
        load("pi", 12).await.unwrap_or_default()
    }))
}

async fn operators() -> Result<usize, String> {
    let both = Handle::current().block_on(load("rho", 13))?.len()
        + Handle::current().block_on(load("sigma", 14))?.len();
    let below =
        sum(Handle::current().block_on(sum(1_000, 2_000)), 3_000 * 4_000).await - both - 1_000_000;
    Ok(below)
}

async fn still_several_lines() -> Result<usize, String> {
    let all = Handle::current()
        .block_on(load("a name of some length", 15))?
        .len()
        + Handle::current()
            .block_on(load("another name of some length", 16))?
            .len();
    Ok(all)
}

#[tokio::main]
async fn main() {
    let _ = (list, pair, brackets_in_brackets, awaited);
    let _ = (still_wide, commented, only_argument, short_head);
    let _ = (operators, still_several_lines);
    println!("{}", sum(1, 2).await);
}
