use std::io;

struct Seat {
    number: u32,
}

impl Seat {
    fn lock(&self) -> io::Result<u32> {
        Ok(self.number)
    }

    fn read(&self) -> Option<u32> {
        Some(self.number + 1)
    }
}

struct Hall {
    seat: Seat,
}

async fn step() {
    tokio::task::yield_now().await;
}

impl Hall {
    async fn taken(&self) -> u32 {
        let number = self.seat.lock().unwrap();
        println!("{number}");
        step().await;
        number
    }
}

async fn read(seat: &Seat) {
    let number = seat.read().unwrap();
    println!("{number}");
    step().await;
}

#[tokio::main]
async fn main() {
    let hall = Hall {
        seat: Seat { number: 3 },
    };
    read(&hall.seat).await;
    println!("{}", hall.taken().await);
}
