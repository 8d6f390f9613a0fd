use super::check;

#[test]
fn brackets_have_three_parts() {
    let call = "f(  # why\n    a,\n    b,  # last\n)\n";
    check(
        call,
        &[
            ("site.lead", "  # why\n    "),
            ("site.elements", "a,\n    b"),
            ("site.trail", "  # last\n"),
            ("site.args[1].onward", "b,  # last\n"),
            ("site.args[1].beyond", ",  # last\n"),
            ("site.args[0].line_lead", "\n    "),
        ],
    );
    check("f( a )\n", &[("site.lead", " "), ("site.trail", " "), ("site.args[0].line_lead", "none")]);
    check("f()\n", &[("site.lead", ""), ("site.elements", "")]);
}

#[test]
fn a_line_lead_keeps_its_line_end() {
    check("f(\r\n\ta)\r\n", &[("site.args[0].line_lead", "\r\n\t")]);
}

#[test]
fn heads_and_ends_of_statements() {
    let tried = "try:  # why\n    f()\n\nfinally:\n    g()  # done\nx = 1\n";
    check(
        tried,
        &[
            ("file.body.head", "try:"),
            ("file.body.head_tail", "  # why"),
            ("file.body.finally_part", "\n\nfinally:\n    g()  # done"),
            ("file.body.one_deeper", "true"),
        ],
    );
    check("if f(): pass\n", &[("file.body.head", "if f():"), ("file.body.one_deeper", "false")]);
}

#[test]
fn the_word_async_stands_before_def_and_with() {
    check("@async_\nasync  def g():\n    f()\n", &[("file.body.async_word", "async  ")]);
    check("async def g():\n    async with f(): pass\n", &[("site.statement.async_word", "async ")]);
    check("def g():\n    f()\n", &[("file.body.async_word", "none")]);
}

#[test]
fn parameters_as_written() {
    check("f(lambda a, /, *, b=1: a)\n", &[("site.args[0].parameter_text", "a, /, *, b=1")]);
    check("f(lambda: 1)\n", &[("site.args[0].parameter_text", "")]);
    check("def g(a, *b): f()\n", &[("file.body.parameter_text", "a, *b")]);
}

#[test]
fn blank_lines_around_a_statement() {
    check(
        "a = 1\n\n\n# c\nf()\n\nb = 1\n",
        &[("site.statement.blank_above", "2"), ("site.statement.blank_below", "1")],
    );
    check("\n# c\nf()\n\n", &[("site.statement.blank_above", "none"), ("site.statement.blank_below", "none")]);
}

#[test]
fn neighbours_of_a_statement() {
    check(
        "a = 1\nf()\n\nb = 1\nc = 1\n",
        &[
            ("site.previous", "a = 1"),
            ("site.next", "b = 1"),
            ("site.following | length", "2"),
            ("site.touches_next", "false"),
            ("site.previous.touches_next", "true"),
        ],
    );
}

#[test]
fn a_comment_that_suppresses_says_nothing_about_the_code() {
    let asked = |text: &str, answer: &str| check(text, &[("site.statement.annotated_with(['on purpose'])", answer)]);
    asked("f()  # on purpose\n", "true");
    asked("f()  # punchlist: ignore[sleep-in-async] on purpose\n", "false");
    asked("# on purpose\n# punchlist: ignore\nf()\n", "true");
}
