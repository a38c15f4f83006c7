package dev.millrace.processor.savepoint;

import java.nio.file.Path;

/// Identifies what one subtask has written for a new savepoint.
///
/// @param operator the number of its operator among the new ones; negative for no part
/// @param subtask 0-based
public record Part(int operator, int subtask, int parallelism) {
    /// Stands for no part.
    public static final Part NONE = new Part(-1, 0, 0);

    /// Returns the file, which is deleted when the savepoint is complete.
    public Path file(Path savepoint) {
        return savepoint.resolve("part-%d-%d".formatted(operator, subtask));
    }
}
