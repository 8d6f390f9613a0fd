use std::collections::HashMap;
use std::sync::Mutex;

#[derive(Default)]
struct Registry {
    entries: Mutex<HashMap<String, Vec<u64>>>,
    names: Mutex<Vec<String>>,
}

async fn publish(count: usize) -> usize {
    count
}

impl Registry {
    async fn values(&self, tenant_of_the_entry: &str) -> usize {
        let mut entries = self.entries.lock().unwrap();
        // a comment is never broken, however far it may come to reach in the block that is made here
        let previous_value_of_tenant = entries.insert(tenant_of_the_entry.to_owned(), vec![1, 2]);
        let known_before_it_came = format!("{tenant_of_the_entry}: {previous_value_of_tenant:?}.");
        let has_room = entries.len() < usize::from(u8::MAX) && previous_value_of_tenant.is_none();
        println!(
            "{known_before_it_came} {has_room} {}",
            entries.contains_key(tenant_of_the_entry)
        );
        entries.remove(&known_before_it_came);
        publish(1).await
    }

    async fn chains(&self, first_tenant: &str, second_tenant_of_all: &str) -> usize {
        let mut entries = self.entries.lock().unwrap();
        entries.insert(
            first_tenant.to_owned(),
            vec![second_tenant_of_all.len() as u64 + 1234567],
        );
        *entries.entry(first_tenant.to_owned()).or_default() =
            vec![second_tenant_of_all.len() as u64];
        entries.retain(|_, list| !list.is_empty() && list.len() < second_tenant_of_all.len() * 10);
        if entries.contains_key(first_tenant) && !entries.contains_key(second_tenant_of_all_of(7)) {
            entries.clear();
        }
        publish(2).await
    }

    async fn lists(&self, first_tenant: &str, second_tenant: &str, number_of_names: u64) -> usize {
        let mut names = self.names.lock().unwrap();
        names.push(first_tenant.to_string()); // a comment behind the code is not broken, either
        names.extend([
            first_tenant.to_string(),
            second_tenant.to_string(),
            number_name(12345678),
        ]);
        names.push(format!(
            "{first_tenant} and {second_tenant} were given {number_of_names}: {}",
            7
        ));
        assert_ne!(
            names.len(),
            1234567,
            "{first_tenant} and {second_tenant} are {number_of_names}"
        );
        if names.len() > usize::from(u8::MAX) * 1000 || names.iter().any(|it| it == second_tenant) {
            names.clear();
        }
        publish(3).await
    }
}

fn second_tenant_of_all_of(_: u64) -> &'static str {
    "second"
}

fn number_name(number: u64) -> String {
    number.to_string()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let registry = Registry::default();
    println!(
        "{} {}",
        registry.values("a").await,
        registry.chains("a", "b").await
    );
    println!("{}", registry.lists("a", "b", 3).await);
}
