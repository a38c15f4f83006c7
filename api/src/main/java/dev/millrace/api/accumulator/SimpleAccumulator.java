package dev.millrace.api.accumulator;

import java.io.Serializable;

/// Aggregates values into a result of the same type.
public interface SimpleAccumulator<T extends Serializable> extends Accumulator<T, T> {}
