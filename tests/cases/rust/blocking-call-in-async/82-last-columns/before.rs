use std::fs;

async fn keep(text: &str) -> std::io::Result<()> {
    fs::write(
        "first-of-all-that-has-a-rather-long-name-in-its-own-fold.txt",
        text,
    )?;
    let kept = fs::read_to_string("second-that-has-a-rather-long-name-in-its-ow.txt")?;
    println!("{kept}");
    let Ok(more) = fs::read_to_string("third-that-has-a-rather-long-name-in-i.txt") else {
        return Ok(());
    };
    println!("{more}");
    assert!(fs::metadata("another-file-with-a-name.txt").is_ok());
    assert!(fs::metadata("another-file-with-a-longer-name-than-that.txt").is_ok());
    if text.is_empty() {
        fs::write(
            "fourth-that-has-a-rather-long-name-in-its-own-folde.txt",
            b"none",
        )?;
    }
    Ok(())
}

#[tokio::main]
async fn main() {
    let kept = keep("kept").await;
    println!("{}", kept.is_err());
}
