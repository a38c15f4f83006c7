package dev.millrace.api.operator;

import dev.millrace.api.state.FunctionSnapshotContext;

/// Which checkpoint an operator's state is taken for.
public interface StateSnapshotContext extends FunctionSnapshotContext {}
