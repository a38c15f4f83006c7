package dev.millrace.api.operator;

import dev.millrace.api.state.OperatorStateStore;

/// Provides the state of an operator that is independent of keys.
public interface OperatorStateBackend extends OperatorStateStore {}
