package dev.millrace.cluster.lead;

import dev.millrace.cluster.call.Address;

/// Who leads, or led last.
///
/// @param epoch since it was granted leadership
public record Leader(Address address, long epoch) {}
