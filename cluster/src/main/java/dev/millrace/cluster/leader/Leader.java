package dev.millrace.cluster.leader;

import dev.millrace.cluster.call.Address;

/// Names the coordinator that leads or led last.
///
/// @param epoch the epoch of its leadership
public record Leader(Address address, long epoch) {}
