package dev.millrace.cep.nfa.aftermatch;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Drops matches that start before an event of a named pattern.
public abstract sealed class SkipToElementStrategy extends AfterMatchSkipStrategy
        permits SkipToFirstStrategy, SkipToLastStrategy {
    private static final long serialVersionUID = 1L;

    private final String patternName;
    private final boolean failsOnMiss;

    SkipToElementStrategy(String patternName, boolean failsOnMiss) {
        this.patternName = Objects.requireNonNull(patternName, "the name of the pattern");
        this.failsOnMiss = failsOnMiss;
    }

    @Override
    public boolean isSkipStrategy() {
        return true;
    }

    @Override
    public Optional<String> getPatternName() {
        return Optional.of(patternName);
    }

    /// Returns the name of the pattern.
    public final String name() {
        return patternName;
    }

    /// Returns whether the job fails if a match has no event of the pattern, or starts with that event.
    public final boolean failsOnMiss() {
        return failsOnMiss;
    }

    /// Returns a strategy that fails if a match has no event of the pattern, or starts with that event.
    public abstract SkipToElementStrategy throwExceptionOnMiss();

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof SkipToElementStrategy that
                && getClass() == that.getClass()
                && failsOnMiss == that.failsOnMiss
                && patternName.equals(that.patternName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(patternName, failsOnMiss);
    }
}
