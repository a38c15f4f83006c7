package dev.millrace.graph;

/// Steps that run chained in one subtask.
///
/// @param id unique in the job
/// @param name of all its steps, joined by arrows
/// @param head its first step, with everything chained behind
/// @param maxParallelism number of key groups
public record Vertex(
        int id, String name, ChainLink head, int parallelism, int maxParallelism, String slotSharingGroup) {}
