use futures::future::{join_all, try_join_all};
use futures::stream::{self, StreamExt};

async fn publish(broker: &Broker, lines: Vec<String>) -> Result<(), Lost> {
    let mut acks = Vec::with_capacity(lines.len());
    for line in lines {
        acks.push(broker.send(line).await?);
    }
    try_join_all(acks).await?;
    Ok(())
}

async fn publish_all(broker: &Broker, lines: Vec<String>) {
    let receipts = broker.send_all(lines).await.unwrap();
    join_all(receipts).await;
}

async fn publish_known(broker: &Broker, lines: Vec<String>) {
    let mut receipts = vec![];
    for line in lines {
        if let Ok(receipt) = broker.send(line).await {
            receipts.push(receipt);
        }
    }
    join_all(receipts).await;
}

async fn close(actors: Vec<(Actor, Handle)>) {
    let mut handles = vec![];
    for (actor, handle) in actors {
        actor.stop();
        handles.push(handle);
    }
    join_all(handles).await;
}

async fn look(broker: &Broker) -> Vec<u64> {
    let topics = broker.topics().await.unwrap();
    stream::iter(
        topics
            .iter()
            .map(|topic| broker.count(topic))
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

async fn look_again(broker: &Broker) -> Vec<u64> {
    let mut counts = Vec::new();
    for topic in broker.topics().await.unwrap() {
        counts.push(async move { broker.count(&topic).await });
    }
    stream::iter(counts).buffered(20).collect::<Vec<_>>().await
}
