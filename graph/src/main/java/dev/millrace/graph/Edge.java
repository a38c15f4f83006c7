package dev.millrace.graph;

import dev.millrace.api.plan.Partitioning;

/// Connects two vertices.
///
/// @param id unique in the job
/// @param from the id of the sending vertex
/// @param to the id of the receiving vertex
/// @param input the index of the receiver's input: 0, or 1 for the second input of the receiver's head
/// @param partitioning the partitioning, never automatic
public record Edge(int id, int from, int to, int input, Partitioning partitioning) {}
