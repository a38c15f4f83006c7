package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple10;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 10 fields in an array.
public class Tuple10Builder<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9> {
    private final List<Tuple10<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>> tuples = new ArrayList<>();

    /// Without tuples yet.
    public Tuple10Builder() {}

    /// Adds a tuple.
    public Tuple10Builder<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9> add(
            T0 f0, T1 f1, T2 f2, T3 f3, T4 f4, T5 f5, T6 f6, T7 f7, T8 f8, T9 f9) {
        tuples.add(new Tuple10<>(f0, f1, f2, f3, f4, f5, f6, f7, f8, f9));
        return this;
    }

    /// All tuples added so far.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple10<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>[] build() {
        return tuples.toArray(new Tuple10[0]);
    }
}
