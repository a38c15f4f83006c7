package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// A value with an order, by which it can serve as a key.
public interface Key<T> extends Value, Comparable<T> {

    @Override
    int hashCode();

    @Override
    boolean equals(@Nullable Object other);
}
