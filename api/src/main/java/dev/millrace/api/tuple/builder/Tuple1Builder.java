package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple1;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 1 field in an array. Not thread-safe.
public class Tuple1Builder<T0> {
    private final List<Tuple1<T0>> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple1Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple1Builder<T0> add(T0 f0) {
        tuples.add(new Tuple1<>(f0));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple1<T0>[] build() {
        return tuples.toArray(new Tuple1[0]);
    }
}
