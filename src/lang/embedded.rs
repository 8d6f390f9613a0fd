//! Programs that stand in a file of another format: the scripts of a component.
//!
//! The program keeps its places: everything around it is read as blanks, byte for byte, so that facts and edits of the
//! program are facts and edits of the file.

use crate::text::{Source, Span};

/// Where the program of a file stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embedded {
    /// Its parts, in order and apart.
    pub parts: Vec<Span>,
}

impl Embedded {
    /// The program: the text with blanks for everything that is not part of it. Lines stay lines.
    pub fn code(&self, source: &Source) -> String {
        let mut code = String::with_capacity(source.text().len());
        let mut at = 0;
        for part in &self.parts {
            blank(source.slice(Span::new(at, part.start)), &mut code);
            code.push_str(source.slice(*part));
            at = part.end;
        }
        blank(&source.text()[at as usize..], &mut code);
        code
    }

    /// What is around the program, which no rewrite may change.
    pub fn around(&self, source: &Source) -> String {
        let mut around = String::new();
        let mut at = 0;
        for part in &self.parts {
            around.push_str(source.slice(Span::new(at, part.start)));
            around.push('\0');
            at = part.end;
        }
        around + &source.text()[at as usize..]
    }
}

fn blank(text: &str, code: &mut String) {
    code.extend(text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_becomes_blank() {
        let source = Source::new("a.x", "é<\r\n>let a<\n>b");
        let embedded = Embedded { parts: vec![Span::new(6, 11), Span::new(14, 15)] };
        assert_eq!(embedded.code(&source), "   \r\n let a \n b");
        assert_eq!(embedded.code(&source).len(), source.text().len());
        assert_eq!(embedded.around(&source), "é<\r\n>\0<\n>\0");
    }
}
