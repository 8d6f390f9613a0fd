use std::path::Path;

async fn branches(p: &Path, c: bool) -> std::io::Result<usize> {
    let x = if c { std::fs::read(p)? } else { vec![] };
    let y = if c { vec![] } else { std::fs::read(p)? };
    let z = if c { std::fs::read(p)? } else { vec![1] };
    let w: Vec<u8> = if c { std::fs::read(p)? } else { return Ok(1) };
    if c {
        let m = if c { std::fs::read(p) } else { return Ok(1) };
        drop(m);
    }
    Ok(x.len() + y.len() + z.len() + w.len())
}

async fn others(p: &Path) -> usize {
    let Ok(x) = std::fs::read(p) else { return 0 };
    let Ok(y) = std::fs::read(p) else {
        panic!("no")
    };
    for _ in 0..2 {
        let Ok(z) = std::fs::read(p) else { break };
        drop(z);
        let Ok(z) = std::fs::read(p) else { continue };
        drop(z);
    }
    let Ok(a) = std::fs::metadata(p) else {
        return 0;
    };
    let Some(b) = std::fs::read(p).ok() else {
        return 0;
    };
    x.len() + y.len() + a.len() as usize + b.len()
}

async fn arms(p: &Path, n: u32) -> std::io::Result<Vec<u8>> {
    let v = match n {
        1 => std::fs::read(p.join("some-rather-long-name-of-a-file-in-the-folder-of-data"))?,
        2 => std::fs::read(p.join("some-rather-long-name-of-a-file-in-the-folder-of-dataa"))?,
        3 => std::fs::read(p.join("some-rather-long-name-of-a-file-in-the-folder-of-dataaa"))?,
        _ => vec![],
    };
    Ok(v)
}

#[tokio::main]
async fn main() {
    let p = Path::new("/nonexistent");
    println!("{:?}", branches(p, true).await.is_ok());
    println!("{:?}", others(p).await);
    println!("{:?}", arms(p, 1).await.is_ok());
}
