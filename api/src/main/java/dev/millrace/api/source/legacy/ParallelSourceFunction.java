package dev.millrace.api.source.legacy;

/// Marks source functions that may run in several subtasks in parallel.
public interface ParallelSourceFunction<OUT> extends SourceFunction<OUT> {}
