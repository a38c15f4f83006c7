package dev.millrace.sql.statement;

/// Is the place of a character in a text.
///
/// @param line the line, from 1
/// @param column the column, from 1
public record Position(int line, int column) {
    /// Is the first character of a text.
    public static final Position START = new Position(1, 1);

    /// Returns this position in a text that contains the present text from a position on.
    public Position after(Position start) {
        return line == 1
                ? new Position(start.line, start.column + column - 1)
                : new Position(start.line + line - 1, column);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
