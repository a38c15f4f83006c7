package dev.millrace.sql.parser;

import dev.millrace.sql.statement.Position;
import java.util.List;

/// Shows a position in a text to a reader.
public final class TextPlace {
    private static final String INDENT = "        ";
    private final String text;
    private final int offset;
    private final String line;
    private final int column;

    private TextPlace(String text, int offset, String line, int column) {
        this.text = text;
        this.offset = offset;
        this.line = line;
        this.column = column;
    }

    /// Returns the place of a position in a text.
    public static TextPlace of(String text, Position position) {
        List<String> lines = text.lines().toList();
        int index = Math.min(position.line(), Math.max(1, lines.size())) - 1;
        int offset = 0;
        for (int i = 0; i < index; i++) offset = text.indexOf('\n', offset) + 1;
        String line = lines.isEmpty() ? "" : lines.get(index);
        return new TextPlace(text, Math.min(text.length(), offset + position.column() - 1), line, position.column());
    }

    /// Returns the line and a line with a caret below the position.
    public String caret() {
        return line.replace('\t', ' ') + "\n" + INDENT + " ".repeat(Math.max(0, column - 1)) + "^";
    }

    /// Returns whether the text ends at the position.
    boolean isEnd() {
        return offset >= text.length();
    }

    /// Returns whether fewer than a number of words stand before the position.
    boolean isBefore(int words) {
        return text.substring(0, offset).strip().split("\\s+").length < words;
    }

    /// Returns the word or the symbol at the position.
    public String word() {
        if (isEnd()) return "";
        int end = offset;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) end++;
        return text.substring(offset, Math.max(end, offset + 1));
    }

    /// Returns the word before the position; empty if there is a symbol.
    String wordBefore() {
        String before = text.substring(0, offset).stripTrailing();
        int start = before.length();
        while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) start--;
        return before.substring(start);
    }
}
