package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple5;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 5 fields in an array. Not thread-safe.
public class Tuple5Builder<T0, T1, T2, T3, T4> {
    private final List<Tuple5<T0, T1, T2, T3, T4>> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple5Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple5Builder<T0, T1, T2, T3, T4> add(T0 f0, T1 f1, T2 f2, T3 f3, T4 f4) {
        tuples.add(new Tuple5<>(f0, f1, f2, f3, f4));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple5<T0, T1, T2, T3, T4>[] build() {
        return tuples.toArray(new Tuple5[0]);
    }
}
