package dev.millrace.cluster.ledger;

/// Where a complete snapshot is.
///
/// @param checkpoint its number; grows within a job
/// @param location of its manifest
public record SnapshotPointer(long checkpoint, String location) {}
