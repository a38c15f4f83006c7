package dev.millrace.state;

/// A timer as snapshots hold it.
///
/// @param hash of the key
/// @param timestamp in milliseconds
public record TimerRow<K, N>(K key, int hash, N namespace, long timestamp) {}
