package dev.millrace.api.operator;

import dev.millrace.api.state.FunctionInitializationContext;

/// Provides the state of an operator before the operator is opened.
public interface StateInitializationContext extends FunctionInitializationContext {}
