use futures::executor::block_on;

async fn measure(name: &str) -> usize {
    name.len()
}

async fn compare(left: &str, right: &str) -> bool {
    left.len() > right.len()
}

async fn report() {
    let size =
        futures::executor::block_on(measure("the name of a thing that is too long for its call"));
    println!("{size}");
    println!("{}", block_on(measure("a short name")));
    let is_longer = futures::executor::block_on(compare(
        "the first name of the two",
        "the second name of the two, longer",
    ));
    println!("{is_longer}");
    if size > 2 {
        if is_longer || size > 3 {
            let again = futures::executor::block_on(measure(
                "the name of a thing that is too long for the line here",
            ));
            println!("{again}");
        }
    }
}

#[tokio::main]
async fn main() {
    report().await;
}
