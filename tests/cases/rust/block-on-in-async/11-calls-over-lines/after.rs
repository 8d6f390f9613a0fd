async fn measure(name: &str) -> usize {
    name.len()
}

async fn compare(left: &str, right: &str) -> bool {
    left.len() > right.len()
}

async fn report() {
    let size = measure("the name of a thing that is too long for its call").await;
    println!("{size}");
    println!("{}", measure("a short name").await);
    let is_longer = compare(
        "the first name of the two",
        "the second name of the two, longer",
    )
    .await;
    println!("{is_longer}");
    if size > 2 {
        if is_longer || size > 3 {
            let again = measure("the name of a thing that is too long for the line here").await;
            println!("{again}");
        }
    }
}

#[tokio::main]
async fn main() {
    report().await;
}
