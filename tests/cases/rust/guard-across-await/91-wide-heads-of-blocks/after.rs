use std::sync::Mutex;

use tokio::task::JoinSet;

struct Rows {
    rows: Mutex<Vec<u32>>,
}

impl Rows {
    async fn mark(&self, number: u32) {
        {
            let mut rows = self.rows.lock().unwrap();
            if let Some(one) =
                row_that_is_marked_by_the_number_that_is_a_given(&mut rows, &number, 1)
            {
                *one += 1;
            }
        }
        work().await;
    }

    async fn sweep(&self, name: &str) {
        {
            let mut rows = self.rows.lock().unwrap();
            for one in
                numbers_of_the_rows_that_have_to_be_swept_out_by_their_own_given_name(name, 1)
            {
                rows.retain(|row| *row != one);
            }
        }
        work().await;
    }

    async fn keep(&self, name: &str) {
        {
            let mut rows = self.rows.lock().unwrap();
            match rows.get_of_the_rows_or_of_others_if_there(number_of_the_row_kept_under_owner()) {
                Some(_) => rows.clear(),
                None => rows.push(1),
            }
        }
        work().await;
    }

    async fn more(&self, name: &str) {
        {
            let mut rows = self.rows.lock().unwrap();
            while let Some(next) = next_of_the_rows_that_have_to_be_taken_one_after_another(1, name)
            {
                rows.push(next);
            }
        }
        work().await;
    }
}

async fn work() {}
