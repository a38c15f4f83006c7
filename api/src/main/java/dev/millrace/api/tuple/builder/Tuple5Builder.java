package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple5;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 5 fields in an array.
public class Tuple5Builder<T0, T1, T2, T3, T4> {
    private final List<Tuple5<T0, T1, T2, T3, T4>> tuples = new ArrayList<>();

    /// Without tuples yet.
    public Tuple5Builder() {}

    /// Adds a tuple.
    public Tuple5Builder<T0, T1, T2, T3, T4> add(T0 f0, T1 f1, T2 f2, T3 f3, T4 f4) {
        tuples.add(new Tuple5<>(f0, f1, f2, f3, f4));
        return this;
    }

    /// All tuples added so far.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple5<T0, T1, T2, T3, T4>[] build() {
        return tuples.toArray(new Tuple5[0]);
    }
}
