package dev.millrace.api.operator;

import dev.millrace.api.state.FunctionInitializationContext;

/// State as an operator finds it before it opens.
public interface StateInitializationContext extends FunctionInitializationContext {}
