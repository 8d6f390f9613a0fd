async fn save(row: u32) {
    println!("{row}");
}

async fn run() -> Result<(), String> {
    _ = save(1);
    rows::save(2);
    rows::deep::save(3);
    let _ = self::rows::check(4);
    rows::check(5);
    _ = rows::check(6);
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
            super::save(row);
        }
    }
}

#[tokio::main]
async fn main() {
    run().await.unwrap();
}
