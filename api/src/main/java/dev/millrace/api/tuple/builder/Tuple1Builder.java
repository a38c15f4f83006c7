package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple1;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 1 fields in an array.
public class Tuple1Builder<T0> {
    private final List<Tuple1<T0>> tuples = new ArrayList<>();

    /// Without tuples yet.
    public Tuple1Builder() {}

    /// Adds a tuple.
    public Tuple1Builder<T0> add(T0 f0) {
        tuples.add(new Tuple1<>(f0));
        return this;
    }

    /// All tuples added so far.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple1<T0>[] build() {
        return tuples.toArray(new Tuple1[0]);
    }
}
