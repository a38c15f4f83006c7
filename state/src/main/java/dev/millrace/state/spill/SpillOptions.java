package dev.millrace.state.spill;

import dev.millrace.state.tier.RowStore;

/// Configures where the keyed state of a subtask spills when memory is full.
///
/// @param store the store that receives the spilled rows
/// @param name the name of the store type
/// @param subtask a number that is unique among the subtasks that use the store
/// @param entries the maximum number of entries in memory; if negative, `bytes` is the limit
/// @param bytes the approximate maximum size of the entries on the heap, in bytes
public record SpillOptions(RowStore store, String name, int subtask, long entries, long bytes) {}
