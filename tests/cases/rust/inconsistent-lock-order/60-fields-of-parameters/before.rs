use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};

#[derive(Default)]
struct App {
    users: Mutex<HashMap<u32, String>>,
    sessions: RwLock<Vec<u32>>,
    audit: Mutex<Vec<String>>,
}

struct State<T>(T);

fn log_in(app: &App, id: u32) {
    let users = app.users.lock().unwrap();
    let mut sessions = app.sessions.write().unwrap();
    if users.contains_key(&id) {
        sessions.push(id);
    }
}

fn log_out(State(app): State<Arc<App>>, id: u32) {
    let mut sessions = app.sessions.write().unwrap();
    let users = app.users.lock().unwrap();
    if users.contains_key(&id) {
        sessions.retain(|one| *one != id);
    }
}

fn note(app: &Arc<App>) {
    let users = app.users.lock().unwrap();
    let mut audit = app.audit.lock().unwrap();
    audit.push(users.len().to_string());
}

fn count(one: &App, other: &App) -> usize {
    let sessions = one.sessions.read().unwrap();
    let users = other.users.lock().unwrap();
    sessions.len() + users.len()
}

impl App {
    fn prune(&self) -> usize {
        let sessions = self.sessions.read().unwrap();
        let mut users = self.users.lock().unwrap();
        users.retain(|id, _| sessions.contains(id));
        users.len()
    }
}

fn main() {
    let app = Arc::new(App::default());
    log_in(&app, 1);
    note(&app);
    println!("{} {}", count(&app, &App::default()), app.prune());
    log_out(State(app), 1);
}
