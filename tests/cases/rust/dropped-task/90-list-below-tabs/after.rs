use std::time::Duration;
use tokio::task::JoinSet;
use tokio::{
	net::{TcpListener, TcpStream},
	time::sleep,
};

async fn greet(port: u16) {
	sleep(Duration::from_millis(2)).await;
	println!("{}", TcpStream::connect(("127.0.0.1", port)).await.is_ok());
}

#[tokio::main]
async fn main() {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let port = listener.local_addr().unwrap().port();
	let mut tasks = JoinSet::new();
	for _ in 0..2 {
		tasks.spawn(greet(port));
	}
	while let Some(result) = tasks.join_next().await {
		result.expect("task failed");
	}
	sleep(Duration::from_millis(200)).await;
}
