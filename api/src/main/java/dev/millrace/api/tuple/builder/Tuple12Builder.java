package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple12;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 12 fields in an array. Not thread-safe.
public class Tuple12Builder<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> {
    private final List<Tuple12<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>> tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple12Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple12Builder<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> add(
            T0 f0, T1 f1, T2 f2, T3 f3, T4 f4, T5 f5, T6 f6, T7 f7, T8 f8, T9 f9, T10 f10, T11 f11) {
        tuples.add(new Tuple12<>(f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple12<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>[] build() {
        return tuples.toArray(new Tuple12[0]);
    }
}
