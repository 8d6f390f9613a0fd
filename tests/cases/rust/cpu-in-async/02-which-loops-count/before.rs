struct Report {
    rows: Vec<Vec<u64>>,
}

impl Report {
    // every pair of rows
    async fn distance(&self) -> u64 {
        let mut sum = 0;
        for i in 0..self.rows.len() {
            for j in (i + 1)..self.rows.len() {
                for k in 0..self.rows[i].len() {
                    sum += self.rows[i][k].abs_diff(self.rows[j][k]);
                }
            }
        }
        sum
    }

    async fn by_while(n: usize) -> usize {
        let (mut i, mut hits) = (0, 0);
        while i < n {
            let mut j = 0;
            while j < n {
                hits += usize::from((i * j) % 7 == 0);
                j += 1;
            }
            i += 1;
        }
        hits
    }

    async fn elsewhere(limit: u64) -> u64 {
        let work = move || {
            let mut sum = 0;
            for a in 0..limit {
                for b in 0..limit {
                    sum += a * b;
                }
            }
            sum
        };
        tokio::task::spawn_blocking(work).await.unwrap()
    }

    async fn with_pauses(limit: u64) -> u64 {
        let mut sum = 0;
        for a in 0..limit {
            for b in 0..limit {
                sum += a * b;
            }
            if a % 1000 == 0 {
                tokio::task::yield_now().await;
            }
        }
        sum
    }

    async fn few() {
        for row in 0..8 {
            for column in 0..8 {
                print!("{}", row * column);
            }
        }
    }

    async fn one_after_the_other(n: usize) -> usize {
        let mut left = n;
        while left > 0 {
            left /= 2;
        }
        (0..n).sum::<usize>() + left
    }
}
