package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple0;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 0 fields in an array. Not thread-safe.
public class Tuple0Builder {
    private final List<Tuple0> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple0Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple0Builder add() {
        tuples.add(Tuple0.INSTANCE);
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    public Tuple0[] build() {
        return tuples.toArray(new Tuple0[0]);
    }
}
