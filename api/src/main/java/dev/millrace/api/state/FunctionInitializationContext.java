package dev.millrace.api.state;

/// Gives a function access to its state when its subtask starts.
public interface FunctionInitializationContext extends ManagedInitializationContext {}
