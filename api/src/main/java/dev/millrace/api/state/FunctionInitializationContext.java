package dev.millrace.api.state;

/// Where a function's state comes from when its task starts.
public interface FunctionInitializationContext extends ManagedInitializationContext {}
