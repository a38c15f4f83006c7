package dev.millrace.graph;

/// Represents steps that run chained in one subtask.
///
/// @param id unique in the job
/// @param name the names of all its steps, joined by arrows
/// @param head the first step, with all steps that are chained to it
/// @param maxParallelism the number of key groups
public record Vertex(
        int id, String name, ChainLink head, int parallelism, int maxParallelism, String slotSharingGroup) {}
