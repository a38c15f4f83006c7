package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple6;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 6 fields in an array. Not thread-safe.
public class Tuple6Builder<T0, T1, T2, T3, T4, T5> {
    private final List<Tuple6<T0, T1, T2, T3, T4, T5>> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple6Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple6Builder<T0, T1, T2, T3, T4, T5> add(T0 f0, T1 f1, T2 f2, T3 f3, T4 f4, T5 f5) {
        tuples.add(new Tuple6<>(f0, f1, f2, f3, f4, f5));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple6<T0, T1, T2, T3, T4, T5>[] build() {
        return tuples.toArray(new Tuple6[0]);
    }
}
