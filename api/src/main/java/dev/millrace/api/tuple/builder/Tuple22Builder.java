package dev.millrace.api.tuple.builder;

import dev.millrace.api.tuple.Tuple22;
import java.util.ArrayList;
import java.util.List;

/// Collects tuples of 22 fields in an array. Not thread-safe.
public class Tuple22Builder<
        T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21> {
    private final List<
                    Tuple22<
                            T0,
                            T1,
                            T2,
                            T3,
                            T4,
                            T5,
                            T6,
                            T7,
                            T8,
                            T9,
                            T10,
                            T11,
                            T12,
                            T13,
                            T14,
                            T15,
                            T16,
                            T17,
                            T18,
                            T19,
                            T20,
                            T21>>
            tuples = new ArrayList<>();

    /// Creates a builder without tuples.
    public Tuple22Builder() {}

    /// Adds a tuple.
    ///
    /// @return this builder
    public Tuple22Builder<
                    T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>
            add(
                    T0 f0,
                    T1 f1,
                    T2 f2,
                    T3 f3,
                    T4 f4,
                    T5 f5,
                    T6 f6,
                    T7 f7,
                    T8 f8,
                    T9 f9,
                    T10 f10,
                    T11 f11,
                    T12 f12,
                    T13 f13,
                    T14 f14,
                    T15 f15,
                    T16 f16,
                    T17 f17,
                    T18 f18,
                    T19 f19,
                    T20 f20,
                    T21 f21) {
        tuples.add(new Tuple22<>(
                f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21));
        return this;
    }

    /// Returns a new array of all added tuples in the order of their addition.
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Tuple22<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>[]
            build() {
        return tuples.toArray(new Tuple22[0]);
    }
}
