use super::*;

/// A desk that notes what it is asked to do.
#[derive(Default)]
struct Notes {
    shown: Vec<usize>,
    kept: Vec<Vec<Option<Verdict>>>,
}

impl Desk for Notes {
    fn show(&mut self, card: usize, _: &[Option<Verdict>], out: &mut dyn Write) -> io::Result<()> {
        self.shown.push(card);
        writeln!(out, "card {}", card + 1)
    }

    fn question(&self, text: &str) -> String {
        text.to_owned()
    }

    fn explain(&mut self, card: usize, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "about {}", card + 1)
    }

    fn keep(&mut self, verdicts: &[Option<Verdict>]) -> io::Result<()> {
        self.kept.push(verdicts.to_vec());
        Ok(())
    }
}

/// Five fixes: two files, two recipes, the first of each file safe.
fn cards() -> Vec<Card> {
    let card = |(file, recipe, is_safe): (usize, &str, bool)| Card {
        name: format!("{file}.py:1:1 {recipe}"),
        file,
        recipe: recipe.to_owned(),
        is_safe,
    };
    let all = [
        (0, "x/sleep", true),
        (0, "x/gather", false),
        (1, "x/sleep", true),
        (1, "x/sleep", false),
        (1, "x/gather", false),
    ];
    all.map(card).to_vec()
}

/// What a conversation with these lines ends in: a sign for each card, the ending, all that was printed, and the notes.
fn talk(lines: &str) -> (String, Ending, String, Notes) {
    talk_from(vec![None; 5], lines)
}

fn talk_from(verdicts: Vec<Option<Verdict>>, lines: &str) -> (String, Ending, String, Notes) {
    let (mut notes, mut out) = (Notes::default(), Vec::new());
    let input: String = lines.split(' ').map(|line| format!("{}\n", line.replace('_', " "))).collect();
    let asked = ask(&cards(), verdicts, &mut notes, &mut input.as_bytes(), &mut out);
    let (verdicts, ending) = asked.expect("vectors take everything");
    (signs(&verdicts), ending, String::from_utf8(out).expect("it is text"), notes)
}

fn signs(verdicts: &[Option<Verdict>]) -> String {
    let sign = |verdict: &Option<Verdict>| match verdict {
        Some(Verdict::Make) => '+',
        Some(Verdict::Leave) => '-',
        None => '.',
    };
    verdicts.iter().map(sign).collect()
}

#[test]
fn a_yes_and_a_no_go_on_to_the_next() {
    let (verdicts, ending, _, notes) = talk("y n y n y y");
    assert_eq!((verdicts.as_str(), ending), ("+-+-+", Ending::Write));
    assert_eq!(notes.shown, [0, 1, 2, 3, 4]);
}

#[test]
fn every_answer_is_kept_at_once() {
    let (.., notes) = talk("y n Q");
    let kept: Vec<String> = notes.kept.iter().map(|verdicts| signs(verdicts)).collect();
    assert_eq!(kept, ["+....", "+-..."]);
}

#[test]
fn an_empty_line_is_no_answer() {
    let (verdicts, _, _, notes) = talk("  q");
    assert_eq!(verdicts, ".....");
    assert_eq!(notes.shown, [0, 0, 0]);
}

#[test]
fn the_end_of_the_input_ends_as_q_does() {
    let (verdicts, ending, ..) = talk("y");
    assert_eq!((verdicts.as_str(), ending), ("+....", Ending::Write));
    assert_eq!(talk("y Q").1, Ending::Nothing);
}

#[test]
fn a_file_is_decided_from_here_on() {
    assert_eq!(talk("a q").0, "++...");
    assert_eq!(talk("n a d q").0, "-+---");
}

#[test]
fn a_recipe_is_decided_after_a_question_with_the_number() {
    let (verdicts, _, out, _) = talk("A y D y y");
    assert_eq!(verdicts, "+-++-");
    assert!(out.contains("Make all 3 that are left of x/sleep? [y,N]"), "{out}");
    assert!(out.contains("Leave all 2 that are left of x/gather? [y,N]"), "{out}");
    assert_eq!(talk("A n q").0, ".....");
}

#[test]
fn what_is_safe_is_taken_together() {
    let (verdicts, _, out, _) = talk("n ! y q");
    assert_eq!(verdicts, "-.+..");
    assert!(out.contains("Make all 1 that are left and safe?"), "{out}");
    assert!(talk("! y ! q").2.contains("None that is left is safe."));
}

#[test]
fn the_last_answer_is_taken_back_as_often_as_there_is_one() {
    let (verdicts, _, out, notes) = talk("y a u u u n q");
    assert_eq!(verdicts, "-....");
    assert_eq!(notes.shown, [0, 1, 2, 1, 0, 1]);
    assert!(out.contains("Nothing was decided yet."), "{out}");
}

#[test]
fn an_answer_that_is_given_anew_comes_back_as_it_was() {
    assert_eq!(talk("y K n q").0, "-....");
    assert_eq!(talk("y K n u q").0, "+....");
}

#[test]
fn goes_by_step_number_and_name() {
    assert_eq!(talk("j j k Q").3.shown, [0, 1, 2, 1]);
    assert_eq!(talk("g5 g_2 g 4 Q").3.shown, [0, 4, 1, 3]);
    assert_eq!(talk("/1.py /gather /nowhere Q").3.shown, [0, 2, 4]);
    let (.., out, _) = talk("k g9 g x J Q");
    assert!(out.contains("There is none before it."), "{out}");
    assert!(out.contains("The numbers go from 1 to 5."), "{out}");
}

#[test]
fn what_has_an_answer_is_passed_over_by_j_and_not_by_capital_j() {
    assert_eq!(talk("y n g1 j Q").3.shown, [0, 1, 2, 0, 2]);
    assert_eq!(talk("y n g1 J Q").3.shown, [0, 1, 2, 0, 1]);
}

#[test]
fn lists_numbers_and_answers() {
    let (.., out, _) = talk("y n U q");
    let listed = " + 1 0.py:1:1 x/sleep\n - 2 0.py:1:1 x/gather\n>  3 1.py:1:1 x/sleep\n   4 1.py:1:1 x/sleep\n";
    assert!(out.contains(listed), "{out}");
}

#[test]
fn only_keys_that_mean_something_are_offered() {
    let (.., out, _) = talk("n n n n q");
    assert!(out.starts_with("card 1\n(1/5) Make this fix? [y,n,a,d,A,D,!,j,J,g,/,U,i,p,q,Q,?]? "), "{out}");
    assert!(out.contains("(5/5) Make this fix? [y,n,K,g,/,u,U,i,p,q,Q,?]? "), "{out}");
    assert!(talk("? q").2.contains("make this and what is left of x/sleep (3)"));
}

#[test]
fn a_line_that_is_no_key_is_told_without_its_control_characters() {
    assert!(talk("\u{1b}[Ayes q").2.contains("`[Ayes` is no key; ? lists them."));
}

#[test]
fn the_last_question_leads_back() {
    let (verdicts, ending, out, notes) = talk("y y y y y k n y");
    assert_eq!((verdicts.as_str(), ending), ("++++-", Ending::Write));
    assert!(out.contains("Every fix has an answer: 5 of 5 are made. Write them? [y,k,u,U,Q,?]? "), "{out}");
    assert_eq!(notes.shown, [0, 1, 2, 3, 4, 4]);
    assert_eq!(talk("y y y y y u Q").0, "++++.");
    assert_eq!(talk("y y y y y x Q").1, Ending::Nothing);
}

#[test]
fn goes_on_where_an_earlier_review_stopped() {
    let known = vec![Some(Verdict::Make), None, Some(Verdict::Leave), None, Some(Verdict::Make)];
    let (verdicts, _, _, notes) = talk_from(known, "n y y");
    assert_eq!(verdicts, "+--++");
    assert_eq!(notes.shown, [1, 3]);
}
