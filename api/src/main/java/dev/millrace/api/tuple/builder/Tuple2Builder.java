package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple2;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 2 fields in an array.
public class Tuple2Builder<T0, T1> {
    private final List<Tuple2<T0, T1>> tuples = new ArrayList<>();

    /// Without tuples yet.
    public Tuple2Builder() {}

    /// Adds a tuple.
    public Tuple2Builder<T0, T1> add(T0 f0, T1 f1) {
        tuples.add(new Tuple2<>(f0, f1));
        return this;
    }

    /// All tuples added so far.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple2<T0, T1>[] build() {
        return tuples.toArray(new Tuple2[0]);
    }
}
