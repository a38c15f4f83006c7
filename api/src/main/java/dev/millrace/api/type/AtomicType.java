package dev.millrace.api.type;

/// Marks types whose values are compared as a whole.
public interface AtomicType<T> {}
