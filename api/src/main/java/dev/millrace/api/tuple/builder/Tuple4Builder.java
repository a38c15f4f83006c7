package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple4;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 4 fields in an array. Not thread-safe.
public class Tuple4Builder<T0, T1, T2, T3> {
    private final List<Tuple4<T0, T1, T2, T3>> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple4Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple4Builder<T0, T1, T2, T3> add(T0 f0, T1 f1, T2 f2, T3 f3) {
        tuples.add(new Tuple4<>(f0, f1, f2, f3));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple4<T0, T1, T2, T3>[] build() {
        return tuples.toArray(new Tuple4[0]);
    }
}
