#[derive(Default)]
struct Disk;

impl Disk {
    async fn flush(&self) {
        println!("flushed");
    }

    async fn twice(self) {
        let again = Self;
        again.flush();
        self.flush();
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
        files.disk.flush();
    }
}

#[tokio::main]
async fn main() {
    let disk = Disk;
    disk.flush();
    Disk.flush();
    disk.twice().await;
    Files { disk: Disk }.copy().await;
}
