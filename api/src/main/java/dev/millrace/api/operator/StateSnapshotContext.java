package dev.millrace.api.operator;

import dev.millrace.api.state.FunctionSnapshotContext;

/// Describes the checkpoint for which the state of an operator is written.
public interface StateSnapshotContext extends FunctionSnapshotContext {}
