package dev.millrace.shell;

import java.util.ArrayList;
import java.util.List;

/// Is a piece of a text in SQL: a word, a literal, a comment or a symbol. Spaces between tokens belong to none.
///
/// @param from the index of the first character
/// @param to the index after the last character
/// @param isClosed false if the end of a text in quotes or of a comment is missing
record SqlToken(Kind kind, int from, int to, boolean isClosed) {

    /// Says what a token is.
    enum Kind {
        WORD,
        NUMBER,
        /// Is a text in single quotes.
        TEXT,
        /// Is a name in backticks or in double quotes.
        NAME,
        COMMENT,
        SYMBOL
    }

    /// Returns the tokens of a text, which may be incomplete.
    static List<SqlToken> of(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
                continue;
            }
            SqlToken next = at(sql, at);
            tokens.add(next);
            at = next.to;
        }
        return tokens;
    }

    private static SqlToken at(String sql, int at) {
        char c = sql.charAt(at);
        if (sql.startsWith("--", at)) return comment(sql, at, sql.indexOf('\n', at), 0, true);
        if (sql.startsWith("/*", at)) return comment(sql, at, sql.indexOf("*/", at + 2), 2, false);
        if (c == '\'' || c == '`' || c == '"') return quoted(sql, at, c);
        if (Character.isDigit(c)) return new SqlToken(Kind.NUMBER, at, endOfWord(sql, at, true), true);
        if (Character.isJavaIdentifierStart(c)) return new SqlToken(Kind.WORD, at, endOfWord(sql, at, false), true);
        return new SqlToken(Kind.SYMBOL, at, at + 1, true);
    }

    private static SqlToken comment(String sql, int from, int end, int length, boolean endsWithText) {
        int to = end < 0 ? sql.length() : end + length;
        return new SqlToken(Kind.COMMENT, from, to, end >= 0 || endsWithText);
    }

    /// A quote inside of the text is written twice.
    private static SqlToken quoted(String sql, int from, char quote) {
        Kind kind = quote == '\'' ? Kind.TEXT : Kind.NAME;
        int at = from + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) != quote) at++;
            else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) at += 2;
            else return new SqlToken(kind, from, at + 1, true);
        }
        return new SqlToken(kind, from, sql.length(), false);
    }

    private static int endOfWord(String sql, int from, boolean withPoint) {
        int at = from + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (!Character.isJavaIdentifierPart(c) && !(withPoint && c == '.')) break;
            at++;
        }
        return at;
    }

    /// Returns the token as the text has it.
    String in(String sql) {
        return sql.substring(from, to);
    }

    /// Returns whether the token is a word, in capital or small letters.
    boolean isWord(String sql, String word) {
        return kind == Kind.WORD && in(sql).equalsIgnoreCase(word);
    }
}
