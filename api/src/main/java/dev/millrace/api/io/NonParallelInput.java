package dev.millrace.api.io;

/// Marks input formats that only one subtask may read. A source with such a format always has parallelism 1.
public interface NonParallelInput {}
