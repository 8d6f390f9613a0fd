use std::io;
use std::thread::{self, Builder, JoinHandle};

struct Workers {
    rest: Vec<JoinHandle<()>>,
    main: Option<JoinHandle<u32>>,
}

impl Workers {
    fn close(&mut self) {
        match self.main.take() {
            Some(main) => {
                let _ = main.join();
            }
            None => println!("closed already"),
        }
        self.rest.drain(..).for_each(|handle| {
            let _ = handle.join();
        });
    }

    fn close_in_turn(&mut self) {
        for (number, handle) in self.rest.drain(..).enumerate() {
            println!("{number}");
            handle.join().ok();
        }
    }

    fn result(&mut self) -> thread::Result<u32> {
        match self.main.take() {
            Some(main) => main.join(),
            None => Ok(0),
        }
    }
}

fn flush() -> io::Result<()> {
    let handle = Builder::new().name("flush".into()).spawn(|| ())?;
    handle.join().ok();
    Ok(())
}

fn main() -> io::Result<()> {
    let mut workers = Workers {
        rest: vec![thread::spawn(|| ())],
        main: Some(thread::spawn(|| 1)),
    };
    println!("{}", workers.result().unwrap());
    workers.close_in_turn();
    workers.close();
    flush()
}
