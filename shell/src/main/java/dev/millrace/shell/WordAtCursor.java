package dev.millrace.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/// Is the word or quoted text in which the cursor stands, with the whole text around it.
///
/// @param line the whole text
/// @param cursor the index of the cursor
/// @param from the index where the word begins, behind an opening quote
/// @param quote the opening quote of the word; empty if there is none
record WordAtCursor(String line, int cursor, int from, String quote) implements CompletingParsedLine {

    static WordAtCursor of(String text, int cursor) {
        for (SqlToken each : SqlToken.of(text.substring(0, cursor))) {
            if (each.to() < cursor) continue;
            switch (each.kind()) {
                case WORD, NUMBER -> {
                    return new WordAtCursor(text, cursor, each.from(), "");
                }
                case TEXT, NAME -> {
                    if (each.isClosed()) continue;
                    return new WordAtCursor(
                            text, cursor, each.from() + 1, text.substring(each.from(), each.from() + 1));
                }
                default -> {}
            }
        }
        return new WordAtCursor(text, cursor, cursor, "");
    }

    /// Returns the text before the word.
    String before() {
        return line.substring(0, from - quote.length());
    }

    @Override
    public String word() {
        return line.substring(from, cursor);
    }

    @Override
    public int wordCursor() {
        return cursor - from;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word());
    }

    /// Names and keywords are inserted as they are. The closing quote follows by the candidate.
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor();
    }

    @Override
    public int rawWordLength() {
        return wordCursor();
    }
}
