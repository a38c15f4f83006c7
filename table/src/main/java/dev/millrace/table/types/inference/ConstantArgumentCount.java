package dev.millrace.table.types.inference;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Is a range of numbers of arguments.
public final class ConstantArgumentCount implements ArgumentCount {
    private final @Nullable Integer least;
    private final @Nullable Integer most;

    private ConstantArgumentCount(@Nullable Integer least, @Nullable Integer most) {
        this.least = least;
        this.most = most;
    }

    /// Returns exactly one number.
    public static ConstantArgumentCount of(int count) {
        return new ConstantArgumentCount(count, count);
    }

    /// Returns a range with both ends.
    public static ConstantArgumentCount between(int minCount, int maxCount) {
        return new ConstantArgumentCount(minCount, maxCount);
    }

    /// Returns a range without greatest number.
    public static ConstantArgumentCount from(int minCount) {
        return new ConstantArgumentCount(minCount, null);
    }

    /// Returns a range without least number.
    public static ConstantArgumentCount to(int maxCount) {
        return new ConstantArgumentCount(null, maxCount);
    }

    /// Returns the range of all numbers.
    public static ConstantArgumentCount any() {
        return new ConstantArgumentCount(null, null);
    }

    @Override
    public boolean isValidCount(int count) {
        return (least == null || count >= least) && (most == null || count <= most);
    }

    @Override
    public Optional<Integer> getMinCount() {
        return Optional.ofNullable(least);
    }

    @Override
    public Optional<Integer> getMaxCount() {
        return Optional.ofNullable(most);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConstantArgumentCount count
                && Objects.equals(least, count.least)
                && Objects.equals(most, count.most);
    }

    @Override
    public int hashCode() {
        return Objects.hash(least, most);
    }
}
