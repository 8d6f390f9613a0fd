use futures::future::{join_all, try_join_all};
use futures::stream::{self, StreamExt};
use std::future::Future;
use std::time::Duration;
use tokio::time::{error::Elapsed, timeout};

const LIMIT: Duration = Duration::from_millis(100);

async fn probe(host: &str) -> bool {
    !host.is_empty()
}

async fn probe_within(host: &str) -> bool {
    timeout(LIMIT, probe(host)).await.unwrap_or(false)
}

fn limited(host: &str) -> impl Future<Output = Result<bool, Elapsed>> + '_ {
    timeout(LIMIT, probe(host))
}

pub async fn borrowed(hosts: &[String]) -> Vec<Result<bool, Elapsed>> {
    join_all(hosts.iter().map(|host| timeout(LIMIT, probe(host)))).await
}

pub async fn owned(hosts: Vec<String>) -> Vec<Result<bool, Elapsed>> {
    stream::iter(
        hosts
            .into_iter()
            .map(|host| timeout(LIMIT, async move { probe(&host).await })),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

pub async fn inside(hosts: &[String]) -> Vec<bool> {
    stream::iter(
        hosts
            .iter()
            .map(|host| async move {
                let up = timeout(LIMIT, probe(host)).await;
                up.is_ok()
            })
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

pub async fn by_function(hosts: &[String]) -> Vec<bool> {
    stream::iter(
        hosts
            .iter()
            .map(|host| probe_within(host))
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect::<Vec<_>>()
    .await
}

pub async fn by_maker(hosts: &[String]) -> Vec<Result<bool, Elapsed>> {
    join_all(hosts.iter().map(|host| limited(host))).await
}

pub async fn collected(hosts: Vec<String>) -> Result<Vec<bool>, Elapsed> {
    let all: Vec<_> = hosts
        .iter()
        .map(|host| timeout(LIMIT, probe(host)))
        .collect();
    try_join_all(all).await
}

pub async fn pushed(hosts: Vec<String>) -> usize {
    let mut all = Vec::new();
    for host in &hosts {
        all.push(timeout(LIMIT, probe(host)));
    }
    join_all(all).await.len()
}

pub async fn whole(hosts: &[String]) -> Option<Vec<bool>> {
    timeout(
        LIMIT,
        stream::iter(hosts.iter().map(|host| probe(host)).collect::<Vec<_>>())
            .buffered(20)
            .collect::<Vec<_>>(),
    )
    .await
    .ok()
}

pub async fn named(hosts: &[String]) -> Vec<Result<bool, Elapsed>> {
    let probes = hosts.iter().map(|host| {
        let ask = probe(host);
        timeout(LIMIT, ask)
    });
    join_all(probes).await
}
