package dev.millrace.api.accumulator;

import java.io.Serializable;

/// An accumulator whose result has the type of its values.
public interface SimpleAccumulator<T extends Serializable> extends Accumulator<T, T> {}
