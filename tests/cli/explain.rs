use crate::folder::{Folder, snapshot};

#[test]
fn says_all_there_is_to_say() {
    let folder = Folder::new(&[]);
    snapshot("explain", &folder.run(&["explain", "python/unbounded-fan-out"]).exits(0).shown());
}

#[test]
fn takes_names_and_items() {
    let folder = Folder::new(&[]);
    let by_name = folder.run(&["explain", "sleep-in-async"]).exits(0);
    assert!(by_name.stdout.starts_with("python/sleep-in-async: "), "{}", by_name.shown());
    let by_item = folder.run(&["explain", "bounded"]).exits(0);
    assert!(by_item.stdout.contains("python/unbounded-fan-out: "), "{}", by_item.shown());
}

#[test]
fn an_unknown_name_lists_near_ones() {
    let folder = Folder::new(&[]);
    let run = folder.run(&["explain", "sleep-in-asinc"]).exits(2);
    assert!(run.stderr.contains("did you mean `python/sleep-in-async` or `rust/sleep-in-async`?"), "{}", run.shown());
}

#[test]
fn takes_reasons() {
    let folder = Folder::new(&[]);
    snapshot("explain-reason", &folder.run(&["explain", "mutual-wait"]).exits(0).shown());
}

#[test]
fn tells_which_primitive_is_right_when() {
    let run = Folder::new(&[]).run(&["explain", "python/check-then-act"]).exits(0);
    let (_, behind) = run.stdout.split_once("\nWhich primitive when\n  asyncio.Lock: ").expect(&run.stdout);
    assert!(behind.contains("\n  asyncio.Queue: "), "{}", run.shown());
}

#[test]
fn a_recipe_of_ones_own_names_primitives_of_ones_own() {
    let recipe = "title = 'x'\nwhy = 'x'\nlanguage = 'python'\nprimitives = ['latch']\n[find]\ncall = 'x.y'\n";
    let latch = "[primitive.latch]\nname = 'x.Latch'\nwhen = 'many wait for many'\n";
    let folder = Folder::new(&[("punchlist.toml", "recipes = ['mine/']\n"), ("mine/wait.toml", recipe), ("a.py", "")]);
    let run = folder.run(&["check"]).exits(2);
    assert!(run.stderr.contains("mine/wait.toml:4:16: there is no primitive \"latch\""), "{}", run.shown());
    folder.put("mine/primitives/python.toml", latch.as_bytes());
    let run = folder.run(&["explain", "python/wait"]).exits(0);
    assert!(run.stdout.contains("\n  x.Latch: many wait for many\n"), "{}", run.shown());
}

#[test]
fn every_primitive_is_named_by_a_recipe() {
    let library = punchlist::recipe::Library::shipped();
    for (language, primitives) in &library.primitives {
        let recipes = library.recipes.values().filter(|recipe| recipe.language.name() == language);
        let named: Vec<&String> = recipes.flat_map(|recipe| &recipe.raw.primitives).collect();
        let idle: Vec<&String> = primitives.keys().filter(|id| !named.contains(id)).collect();
        assert!(idle.is_empty(), "{language}: {idle:?}");
        let unknown: Vec<&&String> = named.iter().filter(|id| !primitives.contains_key(**id)).collect();
        assert!(unknown.is_empty(), "{language}: {unknown:?}");
    }
}
