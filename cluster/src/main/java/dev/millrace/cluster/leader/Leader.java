package dev.millrace.cluster.leader;

import dev.millrace.cluster.call.Address;

/// Who leads, or led last.
///
/// @param epoch since it was granted leadership
public record Leader(Address address, long epoch) {}
