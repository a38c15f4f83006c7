package dev.millrace.graph;

import dev.millrace.api.plan.Partitioning;

/// A connection between two vertices.
///
/// @param id unique in the job
/// @param from the sending vertex's id
/// @param to the receiving vertex's id
/// @param input 0, or 1 for the second input of the receiver's head
/// @param partitioning never automatic
public record Edge(int id, int from, int to, int input, Partitioning partitioning) {}
