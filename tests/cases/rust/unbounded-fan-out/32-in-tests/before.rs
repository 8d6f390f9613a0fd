use futures::future::join_all;

pub async fn ask(n: u32) -> u32 {
    n
}

pub async fn ask_all(numbers: Vec<u32>) -> Vec<u32> {
    join_all(numbers.into_iter().map(ask)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn all_get_through() {
        let seen = join_all((0..254).map(ask)).await;
        assert_eq!(seen.len(), 254);
    }
}
