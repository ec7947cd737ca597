//! The kinds of tokens and nodes: the vocabulary of the tree.

/// What a token or a node is.
#[allow(
    non_camel_case_types,
    clippy::upper_case_acronyms,
    reason = "kinds are written as the field writes them"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyntaxKind {
    // Trivia: tokens without meaning for the build.
    /// The byte order mark at the start of a file.
    BOM,
    /// Blanks, tabs and other white space without a line end.
    WHITESPACE,
    /// A line end with the carriage returns before it.
    NEWLINE,
    /// The escape character at a line's end, the blanks behind it, and the line end.
    CONTINUATION,
    /// A comment from `#` to the end of its line.
    COMMENT,

    // Tokens.
    /// `FROM`, the `AS` of a `FROM`, the `CMD` or `NONE` of a `HEALTHCHECK`.
    KEYWORD,
    /// A piece of a word, of a string or of shell text. A continuation cuts a word into several.
    TEXT,
    /// The `--` of a flag, or the lone `--` that ends the flags.
    DASHES,
    /// `mount` in `--mount=…`.
    FLAG_NAME,
    /// `=`
    EQ,
    /// `,`
    COMMA,
    /// `[`
    L_BRACKET,
    /// `]`
    R_BRACKET,
    /// `$`
    DOLLAR,
    /// `{`
    L_BRACE,
    /// `}`
    R_BRACE,
    /// `NAME` in `${NAME:-word}`.
    VARIABLE_NAME,
    /// `:-` in `${NAME:-word}`.
    MODIFIER,
    /// The lines between the instruction and the terminator.
    HEREDOC_BODY,
    /// The line that ends a heredoc, without its line end.
    HEREDOC_TERMINATOR,
    /// The `#` of a parser directive.
    HASH,
    /// `escape` in `# escape=\`.
    DIRECTIVE_NAME,
    /// `\` in `# escape=\`.
    DIRECTIVE_VALUE,

    // Nodes.
    /// The whole file.
    FILE,
    /// A parser directive line.
    DIRECTIVE,
    /// `ADD src… dest`
    ADD,
    /// `ARG NAME[=default]…`
    ARG,
    /// `CMD command`
    CMD,
    /// `COPY src… dest`
    COPY,
    /// `ENTRYPOINT command`
    ENTRYPOINT,
    /// `ENV NAME=value…`
    ENV,
    /// `EXPOSE port…`
    EXPOSE,
    /// `FROM image [AS stage]`
    FROM,
    /// `HEALTHCHECK NONE` or `HEALTHCHECK CMD command`
    HEALTHCHECK,
    /// `LABEL key=value…`
    LABEL,
    /// `MAINTAINER name`
    MAINTAINER,
    /// `ONBUILD instruction`
    ONBUILD,
    /// `RUN command`
    RUN,
    /// `SHELL ["program", "argument"]`
    SHELL,
    /// `STOPSIGNAL signal`
    STOPSIGNAL,
    /// `USER user[:group]`
    USER,
    /// `VOLUME path…`
    VOLUME,
    /// `WORKDIR path`
    WORKDIR,
    /// An instruction whose keyword is not known.
    UNKNOWN,
    /// `--name[=value]`
    FLAG,
    /// What follows the `=` of a flag.
    FLAG_VALUE,
    /// `type=cache` in the value of `--mount`.
    MOUNT_FIELD,
    /// A word that is delimited by blanks, or the one value of `WORKDIR`, `USER` and the like.
    WORD,
    /// The image of a `FROM`.
    IMAGE,
    /// The name behind `AS`.
    STAGE_NAME,
    /// `NAME=value` of `ENV`, `LABEL`, `ARG`; `NAME value` in the legacy form.
    PAIR,
    /// The name of a pair or of a mount field.
    KEY,
    /// The value of a pair or of a mount field.
    VALUE,
    /// `$NAME`, `${NAME}`, `${NAME:-word}` and the other forms.
    VARIABLE,
    /// `["program", "argument"]`
    EXEC_FORM,
    /// A JSON string with its quotes.
    STRING,
    /// The text that a shell runs.
    SHELL_FORM,
    /// `<<EOF`, `<<-"EOF"`, `3<<EOF`.
    HEREDOC_OPENER,
    /// Body and terminator of one heredoc.
    HEREDOC,
    /// Text that does not belong where it stands.
    ERROR,
}

impl SyntaxKind {
    /// The instructions, by keyword.
    const KEYWORDS: [(&'static str, SyntaxKind); 18] = [
        ("ADD", SyntaxKind::ADD),
        ("ARG", SyntaxKind::ARG),
        ("CMD", SyntaxKind::CMD),
        ("COPY", SyntaxKind::COPY),
        ("ENTRYPOINT", SyntaxKind::ENTRYPOINT),
        ("ENV", SyntaxKind::ENV),
        ("EXPOSE", SyntaxKind::EXPOSE),
        ("FROM", SyntaxKind::FROM),
        ("HEALTHCHECK", SyntaxKind::HEALTHCHECK),
        ("LABEL", SyntaxKind::LABEL),
        ("MAINTAINER", SyntaxKind::MAINTAINER),
        ("ONBUILD", SyntaxKind::ONBUILD),
        ("RUN", SyntaxKind::RUN),
        ("SHELL", SyntaxKind::SHELL),
        ("STOPSIGNAL", SyntaxKind::STOPSIGNAL),
        ("USER", SyntaxKind::USER),
        ("VOLUME", SyntaxKind::VOLUME),
        ("WORKDIR", SyntaxKind::WORKDIR),
    ];

    /// The instruction that `keyword` names, in any letter case.
    pub fn from_keyword(keyword: &str) -> Option<SyntaxKind> {
        Self::KEYWORDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(keyword)).map(|&(_, kind)| kind)
    }

    /// The keyword of an instruction in upper case; `None` for all that is no known instruction.
    pub fn keyword(self) -> Option<&'static str> {
        Self::KEYWORDS.iter().find(|&&(_, kind)| kind == self).map(|&(name, _)| name)
    }

    /// All keywords in upper case, sorted.
    pub fn keywords() -> impl Iterator<Item = &'static str> {
        Self::KEYWORDS.iter().map(|&(name, _)| name)
    }

    /// Whether a node of this kind is an instruction, known or not.
    pub fn is_instruction(self) -> bool {
        self == SyntaxKind::UNKNOWN || self.keyword().is_some()
    }

    /// Whether a token of this kind has no meaning for the build.
    pub fn is_trivia(self) -> bool {
        self <= SyntaxKind::COMMENT
    }

    /// Whether this is the kind of a token, not of a node.
    pub fn is_token(self) -> bool {
        self < SyntaxKind::FILE
    }
}
