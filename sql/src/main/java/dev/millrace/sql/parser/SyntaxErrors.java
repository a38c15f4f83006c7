package dev.millrace.sql.parser;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.grammar.FlinkSqlParser;
import dev.millrace.sql.grammar.FlinkSqlParserConstants;
import dev.millrace.sql.grammar.ParseException;
import dev.millrace.sql.grammar.TokenMgrError;
import dev.millrace.sql.statement.Position;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.jspecify.annotations.Nullable;

/// Makes faults from the errors of the parser: position, the line with a caret, and the nearest keyword.
final class SyntaxErrors {
    private static final Fault SYNTAX = new Fault(2850, Category.USER, "a statement has a syntax error");
    private static final Fault NO_STATEMENT = new Fault(2851, Category.USER, "a text is not a statement of SQL");
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");
    private static final int EXPECTED_MAX = 8;
    private static final Set<String> KEYWORDS = Set.copyOf(List.of(FlinkSqlParserConstants.tokenImage));
    private static final List<String> QUERY_WORDS = List.of("SELECT", "VALUES", "WITH", "TABLE");
    private static final List<String> FIRST_WORDS = List.of(
            "SELECT",
            "INSERT",
            "CREATE",
            "ALTER",
            "DROP",
            "SHOW",
            "SET",
            "USE",
            "ADD",
            "ANALYZE",
            "BEGIN",
            "CALL",
            "COMPILE",
            "DELETE",
            "DESCRIBE",
            "END",
            "EXECUTE",
            "EXPLAIN",
            "LOAD",
            "REMOVE",
            "RESET",
            "STOP",
            "TRUNCATE",
            "UNLOAD",
            "UPDATE",
            "VALUES",
            "WITH");

    private final ScriptStatement part;

    SyntaxErrors(ScriptStatement part) {
        this.part = part;
    }

    /// Reports a text with no statement or with several ones.
    static MillraceException count(int statements) {
        return NO_STATEMENT
                .what("The text has %d statements instead of one.", statements)
                .fix("Write one statement, or run the text as a script.");
    }

    /// Reports a text that is an expression, or a statement that Flink does not have.
    MillraceException noStatement() {
        TextPlace place = TextPlace.of(part.text(), Position.START);
        String meant = misspelledFirstWord();
        return NO_STATEMENT
                .what("The text at %s is not a statement of Flink's SQL.", part.start())
                .why("%s", place.caret())
                .fix("%s", meant == null ? beginning() : meant);
    }

    /// Reports a word at a place where the grammar expects another one.
    MillraceException unexpected(ParseException error, FlinkSqlParser parser) {
        ExpectedWords expected = new ExpectedWords(error, parser);
        TextPlace place = TextPlace.of(part.text(), expected.position());
        if (place.word().equals("'")) return unfinished(expected.position(), place);
        String what = expected.isEnd() ? "the statement ends too early" : "'" + place.word() + "' is not expected here";
        return report(expected.position(), what, place, advice(expected, place));
    }

    /// Reports a statement that a rule outside of the grammar refuses.
    MillraceException refused(CalciteContextException error) {
        Position position = new Position(Math.max(1, error.getPosLine()), Math.max(1, error.getPosColumn()));
        String message =
                error.getCause() == null ? error.getMessage() : error.getCause().getMessage();
        String what = String.valueOf(message).strip();
        if (what.endsWith(".")) what = what.substring(0, what.length() - 1);
        TextPlace place = TextPlace.of(part.text(), position);
        if (what.startsWith("Non-query expression")) {
            String near = NearestName.of(place.word(), place.isBefore(2) ? FIRST_WORDS : QUERY_WORDS);
            String fix =
                    near == null ? "Write a query: SELECT ..." : "Write " + near + " instead of " + place.word() + ".";
            return report(position, "a query is expected here", place, fix);
        }
        return report(position, what, place, "Correct the statement at this position.");
    }

    /// Reports characters that are no word of SQL.
    MillraceException unreadable(TokenMgrError error) {
        String message = String.valueOf(error.getMessage());
        Matcher matcher = PLACE.matcher(message);
        Position position = matcher.find()
                ? new Position(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : Position.START;
        boolean isOpen = message.contains("<EOF>");
        if (isOpen && message.endsWith("after : \"\"") && !isInsideComment()) {
            // The last character of the text is the wrong one.
            position = new Position(position.line(), position.column() - 1);
            isOpen = false;
        }
        TextPlace place = TextPlace.of(part.text(), position);
        if (!isOpen)
            return report(position, "'" + place.word() + "' is not part of any word of SQL", place, "Remove it.");
        return unfinished(position, place);
    }

    private boolean isInsideComment() {
        return part.text().lastIndexOf("/*") > part.text().lastIndexOf("*/");
    }

    private MillraceException unfinished(Position position, TextPlace place) {
        String fix = "Add the closing quote, or the end of the comment.";
        return report(position, "a text, a quoted name or a comment does not end", place, fix);
    }

    private MillraceException report(Position position, String what, TextPlace place, String fix) {
        return SYNTAX.what("Syntax error at %s: %s.", position.after(part.start()), what)
                .why("%s", place.caret())
                .fix("%s", fix);
    }

    private String advice(ExpectedWords expected, TextPlace place) {
        String meant = place.isBefore(2) ? misspelledFirstWord() : null;
        if (meant != null) return meant;
        if (expected.isStart()) return beginning();
        for (String word : List.of(place.word(), place.wordBefore())) {
            String near = isKeyword(word) ? null : NearestName.of(word, expected.words());
            if (near != null) return "Write " + near + " instead of " + word + ".";
        }
        String list = list(expected.words());
        if (!expected.acceptsName() || !isKeyword(place.word())) return list;
        return list + " To use " + place.word() + " as a name, put it between back quotes.";
    }

    private static boolean isKeyword(String word) {
        return !word.isEmpty()
                && Character.isLetter(word.charAt(0))
                && KEYWORDS.contains("\"" + word.toUpperCase(Locale.ROOT) + "\"");
    }

    private static String beginning() {
        return "Begin with one of these: " + String.join(", ", FIRST_WORDS.subList(0, EXPECTED_MAX)) + ", ....";
    }

    private @Nullable String misspelledFirstWord() {
        String word = TextPlace.of(part.text(), Position.START).word();
        if (FIRST_WORDS.contains(word.toUpperCase(Locale.ROOT))) return null;
        String near = NearestName.of(word, FIRST_WORDS);
        return near == null ? null : "Write " + near + " instead of " + word + ".";
    }

    private static String list(List<String> expected) {
        if (expected.isEmpty()) return "Remove it, or separate statements with a semicolon.";
        List<String> shown = expected.subList(0, Math.min(EXPECTED_MAX, expected.size()));
        String text = String.join(", ", shown) + (shown.size() < expected.size() ? ", ..." : "");
        return shown.size() == 1 ? "Write " + text + " here." : "Write one of these here: " + text + ".";
    }
}
