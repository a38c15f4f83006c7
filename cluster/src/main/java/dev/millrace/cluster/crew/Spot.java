package dev.millrace.cluster.crew;

import dev.millrace.cluster.call.Address;

/// A worker, as coordinators know it.
///
/// @param name as people know it; no two have the same
/// @param calls where it listens
/// @param door where it takes batches, `host:port`
/// @param slots how many subtasks of one vertex it runs beside each other
public record Spot(String name, Address calls, String door, int slots) {}
