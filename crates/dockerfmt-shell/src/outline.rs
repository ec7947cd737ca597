//! The tokens of a shell text with their place in its structure: what a printer needs to lay it out anew.
//!
//! Separate from [`crate::Script`], which answers what is run; this one says where it stands.

use std::ops::Range;

use crate::grammar::{self, Verdict};
use crate::tokens::{TokenKind, lex};
use crate::walk;

/// Names a list of commands tied by `&&` and `||` within one outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub(crate) u32);

impl ListId {
    /// Its number, counted from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Names a pipeline of two or more commands within one outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PipelineId(pub(crate) u32);

impl PipelineId {
    /// Its number, counted from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A token and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineToken {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is. `[[ … ]]`, `(( … ))`, `<( … )` and `name=( … )` are one [`TokenKind::Word`] each.
    pub kind: TokenKind,
    /// What it does.
    pub role: Role,
    /// The number of blocks around it: subshells, groups, `if`, loops; two in the body of a `case` branch.
    /// Keywords and parentheses that open, part or close a block are not inside it, nor is the head of a `for`;
    /// the conditions of `if` and `while` are.
    pub depth: u16,
    /// The pipeline that the token is directly part of: not where a block of the pipeline has it.
    pub pipeline: Option<PipelineId>,
}

/// What a token does in its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The first token of a command that no block keyword begins: a word, an assignment, a redirection, `[[ … ]]`,
    /// the name of a function, and also each `!`, `time` and `coproc` before a command.
    CommandStart,
    /// Any later word or redirection: of a simple command, of the head of a `for` or `case`, behind a block.
    Argument,
    /// `&&` or `||`
    AndOr(ListId),
    /// `|` or `|&`
    Pipe(PipelineId),
    /// `;`, `&`, a line end, `;;` and its variants.
    Separator,
    /// What begins a block: `if`, `for`, `while`, `until`, `select`, `case`, `{`, `(`.
    Open,
    /// What parts a block: `then`, `elif`, `else`, `do`, the `in` of a `case`.
    Middle,
    /// What ends a block: `fi`, `done`, `esac`, `}`, `)`.
    Close,
    /// A pattern of a `case`, with its `(`, `|` and `)`.
    Pattern,
    /// A comment.
    Comment,
}

/// What a script is at its outermost level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One simple command.
    SimpleCommand,
    /// One pipeline.
    Pipeline,
    /// One list of `&&` and `||`.
    AndOrList,
    /// Several of these after `;`, `&` or line ends; also none at all.
    Sequence,
    /// One block or function.
    Compound,
}

/// The structure of a script that is understood throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    tokens: Vec<OutlineToken>,
    shape: Shape,
    lists: Vec<u16>,
    pipelines: Vec<u16>,
}

impl Outline {
    /// Reads `text`; `None` for anything that bash would not take, or that is better left alone:
    /// a template with `{{`.
    ///
    /// The body of a heredoc is a token on its own, behind the line end of its command.
    pub fn parse(text: &str) -> Option<Outline> {
        let lexed = lex(text);
        if !lexed.is_complete || text.contains("{{") {
            return None;
        }
        let reading = grammar::read(text, &lexed);
        // The lexer does not look at what is between backticks, where a quote may be open; shuck does.
        let is_clean = reading.verdict == Verdict::Clean
            && reading.is_plain
            && (!text.contains('`')
                || walk::commands(text, &lexed.mended_without(&reading.negations)).is_ok());
        is_clean.then(|| Outline {
            shape: shape(reading.n_statements, &reading.tokens),
            tokens: reading.tokens,
            lists: reading.lists,
            pipelines: reading.pipelines,
        })
    }

    /// All tokens in the order of the text.
    pub fn tokens(&self) -> &[OutlineToken] {
        &self.tokens
    }

    /// What the script is at its outermost level.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// How many lists there are.
    pub fn n_lists(&self) -> usize {
        self.lists.len()
    }

    /// How many pipelines there are.
    pub fn n_pipelines(&self) -> usize {
        self.pipelines.len()
    }

    /// The depth of the commands of a list.
    ///
    /// # Panics
    /// When the id comes from another outline that has more lists.
    pub fn list_depth(&self, id: ListId) -> u16 {
        self.lists[id.0 as usize]
    }

    /// The depth of the commands of a pipeline.
    ///
    /// # Panics
    /// When the id comes from another outline that has more pipelines.
    pub fn pipeline_depth(&self, id: PipelineId) -> u16 {
        self.pipelines[id.0 as usize]
    }
}

fn shape(n_statements: usize, tokens: &[OutlineToken]) -> Shape {
    let has = |role: fn(Role) -> bool| tokens.iter().any(|it| it.depth == 0 && role(it.role));
    if n_statements != 1 {
        Shape::Sequence
    } else if has(|it| matches!(it, Role::AndOr(_))) {
        Shape::AndOrList
    } else if has(|it| matches!(it, Role::Pipe(_))) {
        Shape::Pipeline
    } else if has(|it| it == Role::Open) {
        Shape::Compound
    } else {
        Shape::SimpleCommand
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each token as `depth role text`, with the first letter of the role and the numbers of lists and pipelines.
    fn dump(text: &str) -> Vec<String> {
        let outline = Outline::parse(text).expect("the text is clean");
        let line = |it: &OutlineToken| {
            let role = match it.role {
                Role::CommandStart => "start".to_owned(),
                Role::AndOr(id) => format!("list{}", id.0),
                Role::Pipe(id) => format!("pipe{}", id.0),
                other => format!("{other:?}").to_lowercase(),
            };
            let pipeline = it.pipeline.map_or(String::new(), |it| format!("|{}", it.0));
            format!("{} {role}{pipeline} {}", it.depth, &text[it.range.clone()])
        };
        outline.tokens().iter().map(line).collect()
    }

    #[test]
    fn lists_and_pipelines_have_numbers() {
        let expected =
            ["0 start a", "0 list0 &&", "0 start|0 b", "0 pipe0|0 |", "0 start|0 c", "0 argument|0 d"];
        assert_eq!(dump("a && b | c d"), expected);
    }

    #[test]
    fn a_block_in_a_pipeline_hides_it() {
        let expected = ["0 open|0 (", "1 start a", "0 close|0 )", "0 pipe0|0 |", "0 start|0 b"];
        assert_eq!(dump("( a ) | b"), expected);
    }

    #[test]
    fn conditions_and_bodies_are_inside_their_block() {
        let expected = [
            "0 open if",
            "1 start a",
            "1 separator ;",
            "0 middle then",
            "1 start b",
            "1 separator ;",
            "0 close fi",
        ];
        assert_eq!(dump("if a; then b; fi"), expected);
    }

    #[test]
    fn the_head_of_a_for_is_not_inside() {
        let head = ["0 open for", "0 argument i", "0 argument in", "0 argument $x", "0 separator ;"];
        let body = ["0 middle do", "1 start a", "1 separator ;", "0 close done"];
        assert_eq!(dump("for i in $x; do a; done"), [&head[..], &body[..]].concat());
    }

    #[test]
    fn a_case_has_two_levels() {
        let head =
            ["0 open case", "0 argument $x", "0 middle in", "1 pattern a", "1 pattern |", "1 pattern b"];
        let body = ["1 pattern )", "2 start c", "2 separator ;;", "0 close esac"];
        assert_eq!(dump("case $x in a|b) c;; esac"), [&head[..], &body[..]].concat());
    }

    #[test]
    fn functions_and_redirected_groups() {
        let expected =
            ["0 start f", "0 argument (", "0 argument )", "0 open {", "1 start a", "1 separator ;"];
        assert_eq!(
            dump("f() { a; } >x"),
            [&expected[..], &["0 close }", "0 argument >", "0 argument x"]].concat()
        );
    }

    #[test]
    fn constructs_inside_a_command_are_one_word() {
        let expected = [
            "0 start x=(1 2)",
            "0 start a",
            "0 argument b<(c | d)e",
            "0 separator ;",
            "0 start [[ f && g ]]",
        ];
        let mut expected = expected.to_vec();
        expected[1] = "0 argument a";
        expected.extend(["0 separator ;", "0 start (( 1 < 2 ))"]);
        assert_eq!(dump("x=(1 2) a b<(c | d)e; [[ f && g ]]; (( 1 < 2 ))"), expected);
    }

    #[test]
    fn heredocs_have_their_bodies() {
        let head = ["0 start cat", "0 argument <<", "0 argument E", "0 list0 &&", "0 start b"];
        let rest = ["0 separator \n", "0 argument c\nE\n", "0 start d"];
        assert_eq!(dump("cat <<E && b\nc\nE\nd"), [&head[..], &rest[..]].concat());
    }

    #[test]
    fn shapes() {
        let shapes = [
            ("a b", Shape::SimpleCommand),
            ("a;", Shape::SimpleCommand),
            ("a | b", Shape::Pipeline),
            ("a | b && c", Shape::AndOrList),
            ("a && b; c", Shape::Sequence),
            ("(a; b)", Shape::Compound),
            ("# a", Shape::Sequence),
        ];
        for (text, shape) in shapes {
            assert_eq!(Outline::parse(text).map(|it| it.shape()), Some(shape), "{text}");
        }
    }

    #[test]
    fn what_is_doubtful_has_no_outline() {
        for text in ["a 'b", "echo {{ a }}", "cat <<E", "a; fi", "f (x) { a; }", "[ a && b ]", "if a {b}"] {
            assert_eq!(Outline::parse(text), None, "{text}");
        }
    }
}
