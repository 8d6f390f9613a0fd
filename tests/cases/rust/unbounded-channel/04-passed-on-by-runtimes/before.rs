use smol::channel;

async fn pump(jobs: Vec<u32>) -> usize {
    let (sender, receiver) = channel::unbounded();
    let (bounded, _full) = channel::bounded::<u32>(4);
    let (other, _rest) = async_std::channel::unbounded::<u32>();
    for job in jobs {
        sender.send(job).await.unwrap();
    }
    drop((bounded, other));
    receiver.len()
}
