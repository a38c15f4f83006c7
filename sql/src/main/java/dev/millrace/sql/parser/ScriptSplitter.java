package dev.millrace.sql.parser;

import dev.millrace.sql.statement.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits a script into statements at semicolons. Semicolons in texts, quoted names, comments and between
/// `STATEMENT SET BEGIN` and `END` belong to the statement around them.
///
/// Not thread-safe: one instance splits one script.
public final class ScriptSplitter {
    private final String script;
    private final List<ScriptStatement> statements = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;
    private int begin = -1;
    private Position beginPosition = Position.START;
    private int end;
    private WordsOfStatement words = new WordsOfStatement();

    private ScriptSplitter(String script) {
        this.script = script;
    }

    /// Returns the statements of a script. Statements that consist of comments only are left out.
    public static List<ScriptStatement> split(String script) {
        return new ScriptSplitter(script).statements();
    }

    private List<ScriptStatement> statements() {
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == ';' && !words.isInsideSet()) finishStatement();
            else step(c);
        }
        addStatement();
        return statements;
    }

    private void step(char c) {
        if (c == '-' && isNext('-') || c == '/' && isNext('/')) skipLine();
        else if (c == '/' && isNext('*') && !isHint()) skipComment();
        else if (c == '\'' || c == '`' || c == '"') skipQuoted(c);
        else if (Character.isWhitespace(c)) advance();
        else if (Character.isLetter(c) || c == '_' || c == '$') readWord();
        else {
            mark();
            if (c == ';') words.semicolon();
            else words.other();
            advance();
            end = at;
        }
    }

    private boolean isNext(char c) {
        return at + 1 < script.length() && script.charAt(at + 1) == c;
    }

    private boolean isHint() {
        return script.startsWith("/*+", at);
    }

    private void skipLine() {
        while (at < script.length() && script.charAt(at) != '\n') advance();
    }

    private void skipComment() {
        int close = script.indexOf("*/", at + 2);
        int to = close < 0 ? script.length() : close + 2;
        // The parser reports a comment that does not end.
        if (close < 0) mark();
        while (at < to) advance();
        if (close < 0) end = at;
    }

    private void skipQuoted(char quote) {
        mark();
        words.other();
        boolean hasBackslashes = quote == '\'' && isEscapedText();
        advance();
        while (at < script.length() && script.charAt(at) != quote) {
            if (hasBackslashes && script.charAt(at) == '\\' && at + 1 < script.length()) advance();
            advance();
        }
        if (at < script.length()) advance();
        end = at;
    }

    /// Returns whether the quote before the current character follows a single E, as in E'\''.
    private boolean isEscapedText() {
        return at > 0
                && "eE".indexOf(script.charAt(at - 1)) >= 0
                && (at == 1 || !Character.isJavaIdentifierPart(script.charAt(at - 2)));
    }

    private void readWord() {
        mark();
        int from = at;
        while (at < script.length() && Character.isJavaIdentifierPart(script.charAt(at))) advance();
        words.word(script.substring(from, at).toUpperCase(Locale.ROOT));
        end = at;
    }

    private void mark() {
        if (begin >= 0) return;
        begin = at;
        beginPosition = new Position(line, column);
    }

    private void advance() {
        if (script.charAt(at) == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        at++;
    }

    private void finishStatement() {
        addStatement();
        advance();
    }

    private void addStatement() {
        if (begin >= 0) statements.add(new ScriptStatement(script.substring(begin, end), beginPosition));
        begin = -1;
        words = new WordsOfStatement();
    }
}
