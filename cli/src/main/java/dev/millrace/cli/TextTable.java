package dev.millrace.cli;

import java.util.ArrayList;
import java.util.List;

/// Formats a table for a terminal. Columns are as wide as needed. The last column wraps at words, or moves below the
/// others if little room is left.
final class TextTable {
    private static final int WIDTH = 100;
    private static final int LAST_MIN = 40;
    private static final String BELOW = "    ";
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final String indent;
    private final String alignment;

    /// @param indent before each line
    /// @param alignment a letter for each column but the last: `r` for numbers, `l` for text
    TextTable(String indent, String alignment) {
        this.indent = indent;
        this.alignment = alignment;
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /// If the last column stands below, the first row is the header, and its last cell is left out.
    List<String> lines() {
        int[] widths = widths();
        int start = indent.length();
        for (int width : widths) start += width + GAP.length();
        int room = WIDTH - start;
        boolean isBelow =
                room < LAST_MIN && rows.stream().anyMatch(row -> row.getLast().length() > room);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            String line = line(row, widths);
            if (isBelow) {
                lines.add(line.stripTrailing());
                if (row != rows.getFirst()) add(indent + BELOW, row.getLast(), lines);
            } else {
                add(line, row.getLast(), lines);
            }
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.max(widths[i], row.get(i).length());
        }
        return widths;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            line.append(alignment.charAt(i) == 'r' ? space + row.get(i) : row.get(i) + space)
                    .append(GAP);
        }
        return line.toString();
    }

    /// Adds a prefix and a text, in as many lines as needed.
    private static void add(String beginning, String text, List<String> lines) {
        String before = beginning;
        for (String part : wrapped(text, Math.max(LAST_MIN / 2, WIDTH - beginning.length()))) {
            lines.add((before + part).stripTrailing());
            before = " ".repeat(beginning.length());
        }
    }

    /// Wraps a text at a width; a longer word gets a line of its own.
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
