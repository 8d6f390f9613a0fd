use futures::future::join_all;

pub async fn run(ports: Vec<u16>, app: App) {
    let mut open = Vec::new();
    for port in ports {
        let app = app.clone();
        open.push(async move { app.serve(port).await });
    }
    join_all(open).await;
}

pub async fn hold(servers: Vec<Server>) {
    join_all(servers).await;
}

pub async fn watch(pool: &Pool) {
    let client_handles = pool.connect_pool();
    join_all(client_handles).await;
}

pub async fn close(handles: &[Handle]) {
    join_all(handles.iter().map(|handle| handle.close())).await;
}
