package dev.millrace.cluster.ledger;

/// Points to a complete snapshot.
///
/// @param checkpoint the number of the checkpoint; grows within a job
/// @param location the location of the manifest
public record SnapshotPointer(long checkpoint, String location) {}
