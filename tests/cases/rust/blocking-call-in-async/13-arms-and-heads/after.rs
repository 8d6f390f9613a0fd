use std::io;
use std::path::Path;

async fn arms(kind: u8, path: &Path, other: &Path) -> io::Result<String> {
    let text = match kind {
        0 => tokio::fs::read_to_string(path).await?,
        1 => {
            tokio::fs::read_to_string(path.join("some").join("rather").join("long").join("path"))
                .await?
        }
        2 => tokio::fs::read_to_string(path.join("some").join("rather").join("long").join("path"))
            .await
            .unwrap_or_default(),
        _ => String::new(),
    };
    if let Err(error) =
        tokio::fs::canonicalize(other.join("the_long_name_of_a_file_01234567")).await
    {
        println!("{:?}", error.kind());
    }
    match tokio::fs::metadata(other.join("a_long_name_of_a_file_01234567890123456789012345")).await
    {
        Ok(meta) => println!("{}", meta.len()),
        Err(error) => println!("{:?}", error.kind()),
    }
    Ok(text)
}

#[tokio::main]
async fn main() {
    let nowhere = Path::new("/nope");
    for kind in 0..4 {
        println!("{}", arms(kind, nowhere, nowhere).await.is_ok());
    }
}
