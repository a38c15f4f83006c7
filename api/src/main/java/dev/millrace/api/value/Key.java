package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// Marks values that are ordered and can be keys.
public interface Key<T> extends Value, Comparable<T> {

    @Override
    int hashCode();

    @Override
    boolean equals(@Nullable Object other);
}
