package dev.millrace.api.source.legacy;

/// A source function that may run in several subtasks at once.
public interface ParallelSourceFunction<OUT> extends SourceFunction<OUT> {}
