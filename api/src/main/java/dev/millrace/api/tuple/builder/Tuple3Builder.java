package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple3;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 3 fields in an array. Not thread-safe.
public class Tuple3Builder<T0, T1, T2> {
    private final List<Tuple3<T0, T1, T2>> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple3Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple3Builder<T0, T1, T2> add(T0 f0, T1 f1, T2 f2) {
        tuples.add(new Tuple3<>(f0, f1, f2));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple3<T0, T1, T2>[] build() {
        return tuples.toArray(new Tuple3[0]);
    }
}
