package dev.millrace.api.io;

/// Marks formats that one subtask must read alone.
public interface NonParallelInput {}
