package dev.millrace.processor.savepoint;

import java.nio.file.Path;

/// What one subtask has written of a savepoint that is being made.
///
/// @param operator the number of its operator among those that are new; below 0 if it stands for nothing
/// @param subtask 0-based
public record Part(int operator, int subtask, int parallelism) {
    /// No part.
    public static final Part NONE = new Part(-1, 0, 0);

    /// The file, which goes when the savepoint is complete.
    public Path file(Path savepoint) {
        return savepoint.resolve("part-%d-%d".formatted(operator, subtask));
    }
}
