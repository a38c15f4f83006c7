package dev.millrace.api.io;

/// Marks formats that only one subtask may read.
public interface NonParallelInput {}
