package dev.millrace.api.type;

/// A type whose values are compared as a whole.
public interface AtomicType<T> {}
