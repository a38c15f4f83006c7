package dev.millrace.api.window;

import java.io.Serializable;

/// Extracts the session gap from an element.
@FunctionalInterface
public interface SessionWindowTimeGapExtractor<T> extends Serializable {

    /// Returns the gap in milliseconds, which must be positive.
    long extract(T element);
}
