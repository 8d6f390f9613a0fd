use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::select as race;

#[tokio::main]
async fn main() {
    let mut input: &[u8] = b"abcd";
    let mut buf = [0u8; 2];
    let mut frames = 0;
    while frames < 2 {
        race! {
            biased;

            r = input.read_exact(&mut buf), if frames < 4 => frames += r.unwrap() / 2,
            _ = tokio::time::sleep(Duration::from_secs(5)) => break,
        }
    }
    println!("{frames}");
}
