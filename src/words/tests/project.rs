use super::{check, said_at};

#[test]
fn the_files_own_name() {
    assert_eq!(said_at("shop/test_a.py", "f()\n", "file.file_name"), "test_a.py");
}

#[test]
fn versions_that_the_project_allows() {
    check("f()\n", &[("site.supports('3.11')", "true"), ("site.supports('3.10')", "false")]);
}

#[test]
fn files_that_are_not_there_say_nothing() {
    check("f()\n", &[("file.project_says(['pytest.ini'], ['asyncio_mode', 'auto'])", "0")]);
}
