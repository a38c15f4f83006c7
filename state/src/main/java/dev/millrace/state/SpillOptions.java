package dev.millrace.state;

import dev.millrace.state.tier.RowStore;

/// Where the keyed state of a subtask goes that has no room in memory.
///
/// @param name of the kind of store
/// @param subtask a number that no other subtask has which uses the store
/// @param entries how many entries stay in memory at most; less than 0 to go by their size
/// @param bytes of the heap that entries may take, by a rough estimate, if their number is not limited
public record SpillOptions(RowStore store, String name, int subtask, long entries, long bytes) {}
