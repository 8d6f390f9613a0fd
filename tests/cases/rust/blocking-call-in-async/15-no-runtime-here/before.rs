async fn token(path: &'static str) -> std::io::Result<String> {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => {
            runtime
                .spawn_blocking(move || std::fs::read_to_string(path))
                .await?
        }
        Err(_) => std::fs::read_to_string(path),
    }
}

fn main() {
    println!("{}", futures::executor::block_on(token("/nope")).is_ok());
}
