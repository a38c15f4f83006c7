package dev.millrace.api.operator;

import dev.millrace.api.state.OperatorStateStore;

/// An operator's state that belongs to no key.
public interface OperatorStateBackend extends OperatorStateStore {}
