use futures::stream::{self, StreamExt};

pub async fn ask(n: u32) -> u32 {
    n
}

pub async fn ask_all(numbers: Vec<u32>) -> Vec<u32> {
    stream::iter(numbers.into_iter().map(ask))
        .buffered(20)
        .collect::<Vec<_>>()
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::stream::{self, StreamExt};

    #[tokio::test]
    async fn all_get_through() {
        let seen = stream::iter((0..254).map(ask))
            .buffered(20)
            .collect::<Vec<_>>()
            .await;
        assert_eq!(seen.len(), 254);
    }
}
