use std::thread::spawn;

fn handed_on() -> Result<(), Box<dyn std::any::Any + Send>> {
    let a = spawn(|| 1);
    a.join()?;
    spawn(|| 2).join()?;
    let b = spawn(|| 3);
    b.join().map_err(|panic| panic)?;
    Ok(())
}

fn thrown_away() {
    let c = spawn(|| 4);
    c.join().ok();
}

fn main() {
    println!("{}", handed_on().is_ok());
    thrown_away();
}
