package dev.millrace.api.window;

import java.io.Serializable;

/// Reads from an element how long its session stays open after it.
@FunctionalInterface
public interface SessionWindowTimeGapExtractor<T> extends Serializable {

    /// The gap in milliseconds; must be positive.
    long extract(T element);
}
