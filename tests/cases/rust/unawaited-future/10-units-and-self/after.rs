#[derive(Default)]
struct Disk;

impl Disk {
    async fn flush(&self) {
        println!("flushed");
    }

    async fn twice(self) {
        let again = Self;
        again.flush().await;
        self.flush().await;
    }
}

struct Files {
    disk: Disk,
}

impl Files {
    fn flush(&self) {
        println!("sync");
    }

    async fn copy(&self) {
        let files = Self { disk: Disk };
        files.flush();
        files.disk.flush().await;
    }
}

#[tokio::main]
async fn main() {
    let disk = Disk;
    disk.flush().await;
    Disk.flush().await;
    disk.twice().await;
    Files { disk: Disk }.copy().await;
}
