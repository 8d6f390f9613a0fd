async fn calm(x: u32) -> u32 {
    x
}

async fn sum(first: u32, second: u32, third: u32) -> Option<u32> {
    Some(first + second + third)
}

fn items() -> Vec<u32> {
    vec![1]
}

struct Holder {
    value: Vec<u32>,
}

async fn part(n: u32, mut holder: Holder) -> Option<Vec<u32>> {
    let wide: Vec<u32> = {
        let all =
            futures::future::join_all(items().into_iter().skip(3).map(|x| calm(x + n + 12_345)))
                .await;
        all
    };
    holder.value =
        futures::future::join_all(items().into_iter().take(3).map(|x| calm(x + n))).await;
    {
        {
            let sums_of_all = sum(wide.len() as u32, n + 1, holder.value.len() as u32 + n).await?;
            println!("{sums_of_all}");
            let sums_of_all_the_others_too_and_more = sum(wide.len() as u32, n + 1, n).await?;
            println!("{sums_of_all_the_others_too_and_more}");
        }
        if n > 3 {
            return Some(
                futures::future::join_all(items().into_iter().take(3).map(|x| calm(x + n))).await,
            );
        }
    }
    Some(futures::future::join_all(items().into_iter().take(3).map(|x| calm(x + n))).await)
}

#[tokio::main]
async fn main() {
    println!("{:?}", part(1, Holder { value: vec![] }).await);
}
