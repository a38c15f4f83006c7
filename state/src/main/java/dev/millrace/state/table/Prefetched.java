package dev.millrace.state.table;

/// Represents a value of several objects in a table. [KeyGroupTables#prefetchValues] loads the objects
/// that most accesses read.
/// This is a class, because a cast to an interface would cost as much as the rest of such a read.
public abstract class Prefetched {
    /// Reads from these objects, which loads them into the processor's cache.
    ///
    /// @return a meaningless number; the caller must use it, so that the compiler does not remove the reads
    public abstract int prefetch();
}
