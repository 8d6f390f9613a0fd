//! How deep a text is nested, before anything recursive looks at it.
//!
//! A rough reading without a grammar: it may see more depth than there is, and never much less.

/// Brackets deeper than this are refused.
const MOST_BRACKETS: usize = 1000;
/// So are longer chains of operators, members, arrows and the like.
const MOST_LINKS: u32 = 20_000;

/// What a text asks of the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// At most so many levels.
    Levels(u32),
    /// Too many to be read.
    TooDeep,
}

/// Measures `text`.
pub(super) fn measure(text: &str) -> Depth {
    let mut gauge =
        Gauge { bytes: text.as_bytes(), at: 0, last: b';', open: vec![], links: 0, total: 0, most: 0, most_links: 0 };
    match gauge.run() {
        Some(()) => Depth::Levels(gauge.most),
        None => Depth::TooDeep,
    }
}

/// An open bracket: the links before it, and whether its end goes on inside a template.
struct Open {
    links: u32,
    template: bool,
}

struct Gauge<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The last byte that is neither blank nor in a comment; a word counts by its last letter.
    last: u8,
    open: Vec<Open>,
    /// Links at the innermost level.
    links: u32,
    /// Links of the levels around it.
    total: u32,
    most: u32,
    /// The most links there were at once.
    most_links: u32,
}

impl Gauge<'_> {
    fn run(&mut self) -> Option<()> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                _ if is_word(byte) => self.word(),
                b' ' | b'\t' | b'\r' => {}
                b'\n' => self.line_end(),
                b'\'' | b'"' => self.string(byte),
                b'`' => {
                    self.follow();
                    self.template()?;
                }
                b'/' => self.slash(),
                b'(' | b'[' => {
                    self.follow();
                    self.push(false)?;
                }
                b'{' => self.push(false)?,
                b')' | b']' | b'}' => self.pop(byte)?,
                b';' | b',' => self.reset(byte),
                b'<' => self.angle(),
                b'.' | b'?' | b':' | b'=' | b'+' | b'-' | b'*' | b'%' | b'&' | b'|' | b'^' | b'!' | b'~' | b'>' => {
                    self.link(byte);
                }
                _ => self.last = byte,
            }
        }
        (self.most_links <= MOST_LINKS).then_some(())
    }

    fn link(&mut self, byte: u8) {
        self.last = byte;
        self.links += 1;
        self.most_links = self.most_links.max(self.total + self.links);
        self.most = self.most.max(self.total + self.links + self.open.len() as u32);
    }

    /// A call, index or template of what a bracket has just closed: `f()()`.
    fn follow(&mut self) {
        if matches!(self.last, b')' | b']' | b'`') {
            self.link(b')');
        }
    }

    fn reset(&mut self, byte: u8) {
        self.last = byte;
        if byte == b',' || !starts_word(self.bytes[self.at..].trim_ascii_start(), b"else") {
            self.links = 0;
        }
    }

    fn push(&mut self, template: bool) -> Option<()> {
        self.open.push(Open { links: self.links, template });
        self.total += self.links;
        self.links = 0;
        self.last = b'(';
        self.most = self.most.max(self.total + self.open.len() as u32);
        (self.open.len() <= MOST_BRACKETS).then_some(())
    }

    fn pop(&mut self, byte: u8) -> Option<()> {
        self.last = byte;
        let Some(open) = self.open.pop() else { return Some(()) };
        self.total -= open.links;
        self.links = open.links;
        if open.template && byte == b'}' {
            return self.template();
        }
        if byte == b'}' && !self.goes_on() {
            self.links = 0;
        }
        Some(())
    }

    /// Whether what follows a `}` still belongs to the same statement.
    fn goes_on(&self) -> bool {
        let rest = self.bytes[self.at..].trim_ascii_start();
        match rest.first() {
            Some(&byte) if is_word(byte) => {
                [&b"else"[..], b"in", b"instanceof", b"as", b"satisfies"].iter().any(|word| starts_word(rest, word))
            }
            Some(b'}' | b';') | None => false,
            Some(_) => true,
        }
    }

    /// A line end ends a statement if nothing before or behind it asks for more.
    fn line_end(&mut self) {
        self.at += self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if !(is_word(self.last) || matches!(self.last, b')' | b']' | b'"' | b'\'' | b'`')) {
            return;
        }
        let rest = &self.bytes[self.at..];
        let starts = rest.first().is_some_and(|&byte| is_word(byte));
        let more = [&b"else"[..], b"in", b"instanceof", b"as", b"satisfies", b"if", b"for", b"while", b"with", b"do"];
        if starts && !more.iter().any(|word| starts_word(rest, word)) {
            self.links = 0;
        }
    }

    fn string(&mut self, quote: u8) {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'\n' => break,
                _ if byte == quote => break,
                _ => {}
            }
        }
        self.last = quote;
    }

    /// The text of a template, up to its end or its next expression.
    fn template(&mut self) -> Option<()> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'`' => break,
                b'$' if self.bytes.get(self.at) == Some(&b'{') => {
                    self.at += 1;
                    return self.push(true);
                }
                _ => {}
            }
        }
        self.last = b'`';
        Some(())
    }

    fn slash(&mut self) {
        match self.bytes.get(self.at) {
            Some(b'/') => self.skip_to(b"\n", 0),
            Some(b'*') => {
                self.at += 1;
                self.skip_to(b"*/", 2);
            }
            Some(b'>') => {
                self.at += 1;
                self.links = self.links.saturating_sub(1);
            }
            _ if is_word(self.last) || matches!(self.last, b')' | b']' | b'}' | b'"' | b'\'' | b'`') => {
                self.link(b'/');
            }
            _ => self.regex(),
        }
    }

    fn skip_to(&mut self, what: &[u8], length: usize) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at = memchr::memmem::find(rest, what).map_or(self.bytes.len(), |found| self.at + found + length);
    }

    fn regex(&mut self) {
        let mut class = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'\n' {
                break;
            }
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => break,
                _ => {}
            }
        }
        self.last = b')';
    }

    /// `<` opens an element or a list of types, `</` closes an element.
    fn angle(&mut self) {
        if self.bytes.get(self.at) == Some(&b'/') {
            self.at += 1;
            // Its opening `<`, `>` and one `=`, and the `>` still to come.
            self.links = self.links.saturating_sub(4);
            self.last = b'<';
        } else {
            self.link(b'<');
        }
    }

    fn word(&mut self) {
        let start = self.at - 1;
        while self.bytes.get(self.at).is_some_and(|&byte| is_word(byte)) {
            self.at += 1;
        }
        self.last = b'a';
        // No keyword that matters is shorter or longer, or starts otherwise.
        let starts = matches!(self.bytes[start], b'a' | b'c'..=b'f' | b'i' | b'k' | b'n' | b'o' | b'r'..=b'w' | b'y');
        if !starts || !(2..=10).contains(&(self.at - start)) {
            return;
        }
        let word = &self.bytes[start..self.at];
        match word {
            b"return" | b"case" | b"of" | b"throw" => self.last = b'=',
            b"typeof" | b"void" | b"delete" | b"await" | b"new" | b"yield" | b"in" | b"instanceof" | b"do"
            | b"else" => {
                self.link(b'=');
            }
            b"if" | b"for" | b"while" | b"with" | b"as" | b"satisfies" | b"keyof" | b"infer" | b"readonly"
            | b"unique" | b"extends" | b"async" => self.link(b'a'),
            _ => {}
        }
    }
}

/// Which bytes words are made of.
const WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let it = byte as u8;
        table[byte] = it.is_ascii_alphanumeric() || matches!(it, b'_' | b'$' | b'#' | b'@' | b'\\' | 0x80..);
        byte += 1;
    }
    table
};

fn is_word(byte: u8) -> bool {
    WORD[byte as usize]
}

fn starts_word(text: &[u8], word: &[u8]) -> bool {
    text.starts_with(word) && !text.get(word.len()).is_some_and(|&byte| is_word(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(text: &str) -> u32 {
        match measure(text) {
            Depth::Levels(levels) => levels,
            Depth::TooDeep => panic!("too deep"),
        }
    }

    fn too_deep(text: &str) {
        assert_eq!(measure(text), Depth::TooDeep, "{}", &text[..40]);
    }

    #[test]
    fn brackets_in_strings_comments_and_regexes_do_not_count() {
        assert!(levels(&"x = '(((' + \"[[\"; // (((\n/* {{{ */ y = /[(]((/;\n".repeat(3000)) < 10);
        assert!(levels(&"s = `((( ${f(`[[`)} (((`;\n".repeat(3000)) < 10);
    }

    #[test]
    fn statements_one_after_the_other_are_not_deep() {
        assert!(levels(&"a.b.c(d + e)\nconst f = g ? h : i\nif (a) b()\nelse c()\n".repeat(9000)) < 30);
        assert!(levels(&"if(a){b}function c(){return d.e}for(;;){f.g}".repeat(9000)) < 30);
        assert!(levels(&"<p a={b}>text</p>".repeat(9000)) < 30);
    }

    #[test]
    fn every_kind_of_depth_is_refused() {
        for part in ["[", "(", "{", "a(", "`${", "x=>[", "f(function(){", "{a:"] {
            too_deep(&part.repeat(20_000));
        }
        for part in
            ["!", "a.", "a+", "a=>", "a?b:", "if(a)", "if(a){}else ", "if(a);else ", "await ", "- ", "<a>", "A<", "x:"]
        {
            too_deep(&part.repeat(50_000));
        }
        too_deep(&"{}+".repeat(50_000));
        too_deep(&".g()\n".repeat(50_000));
        too_deep(&"if (a)\n".repeat(50_000));
    }
}
