use tokio::io::{AsyncReadExt, DuplexStream};

async fn ask<T>(question: impl AsyncFnOnce(u8) -> T) -> T {
    question(1).await
}

async fn listen(stream: &mut DuplexStream, mut bytes: [u8; 4]) -> u32 {
    let mut heard = 0;
    loop {
        tokio::select! {
            number = ask(async |given| std::future::ready(given).await) => {
                heard += u32::from(number);
                if heard > 3 {
                    return heard;
                }
            }
            read = stream.read_exact(&mut bytes) => {
                read.unwrap();
                heard += u32::from(bytes[0]);
            }
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (_near, mut far) = tokio::io::duplex(64);
    println!("{}", listen(&mut far, [0; 4]).await);
}
