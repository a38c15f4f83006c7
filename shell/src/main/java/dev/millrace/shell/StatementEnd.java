package dev.millrace.shell;

import dev.millrace.sql.parser.ScriptSplitter;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Decides at the key Enter whether a text is complete: a command of the shell, or statements that end with a
/// semicolon. Otherwise the shell asks for a further line. Thread-safe.
final class StatementEnd implements Parser {

    @Override
    public ParsedLine parse(String text, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !isComplete(text)) {
            throw new EOFError(-1, cursor, "The statement has no semicolon at its end.", "");
        }
        return WordAtCursor.of(text, cursor);
    }

    /// Returns whether a text needs no further line.
    static boolean isComplete(String text) {
        if (text.isBlank() || ShellCommand.of(text) != null) return true;
        List<SqlToken> tokens = SqlToken.of(text).stream()
                .filter(each -> each.kind() != SqlToken.Kind.COMMENT || !each.isClosed())
                .toList();
        if (tokens.isEmpty()) return true;
        SqlToken last = tokens.getLast();
        if (!last.isClosed() || !last.in(text).equals(";")) return false;
        return !isInsideSet(text, last.to());
    }

    /// Returns whether the last semicolon ends an INSERT inside of `STATEMENT SET BEGIN ... END`: a statement behind
    /// the text would then be a part of the set.
    private static boolean isInsideSet(String text, int end) {
        String script = text.substring(0, end);
        return ScriptSplitter.split(script + "\nSELECT 1").size()
                == ScriptSplitter.split(script).size();
    }

    /// A backslash is a character like others in SQL.
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }
}
