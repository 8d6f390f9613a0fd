async fn keep(text: &str) -> std::io::Result<()> {
    tokio::fs::write(
        "first-of-all-that-has-a-rather-long-name-in-its-own-fold.txt",
        text,
    )
    .await?;
    let kept =
        tokio::fs::read_to_string("second-that-has-a-rather-long-name-in-its-ow.txt").await?;
    println!("{kept}");
    let Ok(more) = tokio::fs::read_to_string("third-that-has-a-rather-long-name-in-i.txt").await
    else {
        return Ok(());
    };
    println!("{more}");
    assert!(tokio::fs::metadata("another-file-with-a-name.txt")
        .await
        .is_ok());
    assert!(
        tokio::fs::metadata("another-file-with-a-longer-name-than-that.txt")
            .await
            .is_ok()
    );
    if text.is_empty() {
        tokio::fs::write(
            "fourth-that-has-a-rather-long-name-in-its-own-folde.txt",
            b"none",
        )
        .await?;
    }
    Ok(())
}

#[tokio::main]
async fn main() {
    let kept = keep("kept").await;
    println!("{}", kept.is_err());
}
