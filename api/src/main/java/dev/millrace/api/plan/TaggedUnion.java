package dev.millrace.api.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds an element of one of two inputs. Window assigners, triggers and evictors of joins receive such
/// elements. Immutable.
public final class TaggedUnion<T1, T2> {
    private final @Nullable T1 one;
    private final @Nullable T2 two;
    private final boolean isOne;

    private TaggedUnion(@Nullable T1 one, @Nullable T2 two, boolean isOne) {
        this.one = one;
        this.two = two;
        this.isOne = isOne;
    }

    /// Creates an element of the first input.
    public static <T1, T2> TaggedUnion<T1, T2> one(T1 one) {
        return new TaggedUnion<>(one, null, true);
    }

    /// Creates an element of the second input.
    public static <T1, T2> TaggedUnion<T1, T2> two(T2 two) {
        return new TaggedUnion<>(null, two, false);
    }

    /// Returns whether the element belongs to the first input.
    public boolean isOne() {
        return isOne;
    }

    /// Returns whether the element belongs to the second input.
    public boolean isTwo() {
        return !isOne;
    }

    /// Returns the element of the first input; null if the element belongs to the second.
    public @Nullable T1 getOne() {
        return one;
    }

    /// Returns the element of the second input; null if the element belongs to the first.
    public @Nullable T2 getTwo() {
        return two;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TaggedUnion<?, ?> that
                && that.isOne == isOne
                && Objects.equals(that.one, one)
                && Objects.equals(that.two, two);
    }

    @Override
    public int hashCode() {
        return Objects.hash(isOne, one, two);
    }

    @Override
    public String toString() {
        return isOne ? "one(" + one + ")" : "two(" + two + ")";
    }
}
