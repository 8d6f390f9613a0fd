async fn save(row: u32) {
    println!("{row}");
}

async fn run() -> Result<(), String> {
    _ = save(1).await;
    rows::save(2).await;
    rows::deep::save(3).await;
    let _ = self::rows::check(4).await;
    rows::check(5).await?;
    _ = rows::check(6).await;
    rows::count(7);
    Ok(())
}

mod rows {
    pub async fn save(row: u32) {
        println!("{row}");
    }

    pub async fn check(row: u32) -> Result<(), String> {
        println!("{row}");
        Ok(())
    }

    pub fn count(row: u32) -> u32 {
        row
    }

    pub mod deep {
        pub async fn save(row: u32) {
            super::save(row).await;
        }
    }
}

#[tokio::main]
async fn main() {
    run().await.unwrap();
}
