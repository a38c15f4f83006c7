package dev.millrace.state.table;

import java.util.List;

/// A stretch of changes between two snapshots.
///
/// @param changed keys that were changed, inserted or removed in it
public record Epoch<K>(List<K> changed) {}
