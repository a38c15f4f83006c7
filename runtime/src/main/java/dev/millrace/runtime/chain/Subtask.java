package dev.millrace.runtime.chain;

/// Which part of which job's vertex this is.
///
/// @param job the job's name
/// @param vertex the vertex's name: its chained operators, joined by arrows
/// @param index 0-based
/// @param parallelism how many subtasks the vertex has
/// @param maxParallelism number of key groups
public record Subtask(String job, String vertex, int index, int parallelism, int maxParallelism) {

    /// As people count: `orders -> map (2/4)`.
    public String title() {
        return "%s (%d/%d)".formatted(vertex, index + 1, parallelism);
    }
}
