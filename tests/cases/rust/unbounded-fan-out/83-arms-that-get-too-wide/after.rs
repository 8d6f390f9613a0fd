use futures::stream::{self, StreamExt};

enum Parcel {
    Lost { number: u32 },
    Returned,
    Delivered(u32),
    Held,
}

async fn weighed_at_the_gate(number: u32, most: u32) -> Option<u32> {
    (number < most).then_some(number * 2)
}

async fn all_of_them(parcels: &[Parcel]) -> Vec<Option<u32>> {
    let weights: Vec<Option<u32>> = stream::iter(
        parcels
            .iter()
            .enumerate()
            .map(|(at, parcel)| {
                let most = at as u32 + 40;
                async move {
                    let number = match parcel {
                        Parcel::Lost { number: 0 } | Parcel::Returned if most > 40 + 2 => {
                            return Some(12);
                        }
                        Parcel::Lost { number } => {
                            weighed_at_the_gate(*number + 1000 + most, most).await
                        }
                        Parcel::Delivered(number) => {
                            weighed_at_the_gate(*number, 12 + most / 3).await
                        } // x
                        Parcel::Returned | Parcel::Held => {
                            weighed_at_the_gate(41 + most / 2, most).await
                        }
                    }?;
                    Some(number + most)
                }
            })
            .collect::<Vec<_>>(),
    )
    .buffered(20)
    .collect()
    .await;
    weights
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let parcels = [
        Parcel::Lost { number: 3 },
        Parcel::Held,
        Parcel::Delivered(7),
        Parcel::Returned,
    ];
    println!("{:?}", all_of_them(&parcels).await);
}
