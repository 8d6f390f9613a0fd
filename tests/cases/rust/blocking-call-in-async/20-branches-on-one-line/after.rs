use std::path::Path;

async fn branches(p: &Path, c: bool) -> std::io::Result<usize> {
    let x = if c { tokio::fs::read(p).await? } else { vec![] };
    let y = if c { vec![] } else { tokio::fs::read(p).await? };
    let z = if c {
        tokio::fs::read(p).await?
    } else {
        vec![1]
    };
    let w: Vec<u8> = if c {
        tokio::fs::read(p).await?
    } else {
        return Ok(1);
    };
    if c {
        let m = if c {
            tokio::fs::read(p).await
        } else {
            return Ok(1);
        };
        drop(m);
    }
    Ok(x.len() + y.len() + z.len() + w.len())
}

async fn others(p: &Path) -> usize {
    let Ok(x) = tokio::fs::read(p).await else {
        return 0;
    };
    let Ok(y) = tokio::fs::read(p).await else {
        panic!("no")
    };
    for _ in 0..2 {
        let Ok(z) = tokio::fs::read(p).await else {
            break;
        };
        drop(z);
        let Ok(z) = tokio::fs::read(p).await else {
            continue;
        };
        drop(z);
    }
    let Ok(a) = tokio::fs::metadata(p).await else {
        return 0;
    };
    let Some(b) = tokio::fs::read(p).await.ok() else {
        return 0;
    };
    x.len() + y.len() + a.len() as usize + b.len()
}

async fn arms(p: &Path, n: u32) -> std::io::Result<Vec<u8>> {
    let v = match n {
        1 => {
            tokio::fs::read(p.join("some-rather-long-name-of-a-file-in-the-folder-of-data")).await?
        }
        2 => {
            tokio::fs::read(p.join("some-rather-long-name-of-a-file-in-the-folder-of-dataa"))
                .await?
        }
        3 => {
            tokio::fs::read(p.join("some-rather-long-name-of-a-file-in-the-folder-of-dataaa"))
                .await?
        }
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
