package dev.millrace.api.state;

/// What a function learns of a checkpoint while it is taken.
public interface FunctionSnapshotContext extends ManagedSnapshotContext {}
