package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple0;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 0 fields in an array.
public class Tuple0Builder {
    private final List<Tuple0> tuples = new ArrayList<>();

    /// Without tuples yet.
    public Tuple0Builder() {}

    /// Adds a tuple.
    public Tuple0Builder add() {
        tuples.add(Tuple0.INSTANCE);
        return this;
    }

    /// All tuples added so far.
    public Tuple0[] build() {
        return tuples.toArray(new Tuple0[0]);
    }
}
