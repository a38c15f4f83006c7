package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple2;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 2 fields in an array. Not thread-safe.
public class Tuple2Builder<T0, T1> {
    private final List<Tuple2<T0, T1>> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple2Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple2Builder<T0, T1> add(T0 f0, T1 f1) {
        tuples.add(new Tuple2<>(f0, f1));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple2<T0, T1>[] build() {
        return tuples.toArray(new Tuple2[0]);
    }
}
