package dev.millrace.api.state;

/// Provides information about a checkpoint while a function takes part in it.
public interface FunctionSnapshotContext extends ManagedSnapshotContext {}
