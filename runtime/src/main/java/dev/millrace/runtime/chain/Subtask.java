package dev.millrace.runtime.chain;

/// Identifies a subtask of a job.
///
/// @param job the job's name
/// @param vertex the vertex's name: its chained operators, joined by arrows
/// @param index the index within the vertex, from 0
/// @param parallelism the number of the vertex's subtasks
/// @param maxParallelism the number of key groups
public record Subtask(String job, String vertex, int index, int parallelism, int maxParallelism) {

    /// Returns the title with an index from 1: `orders -> map (2/4)`.
    public String title() {
        return "%s (%d/%d)".formatted(vertex, index + 1, parallelism);
    }
}
