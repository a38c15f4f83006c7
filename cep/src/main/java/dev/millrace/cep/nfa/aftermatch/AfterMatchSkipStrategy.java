package dev.millrace.cep.nfa.aftermatch;

import java.io.Serializable;
import java.util.Optional;

/// Describes which partial matches and matches are dropped after a match was found.
public abstract sealed class AfterMatchSkipStrategy implements Serializable
        permits NoSkipStrategy, SkipRelativeToWholeMatchStrategy, SkipToElementStrategy {
    private static final long serialVersionUID = 1L;

    AfterMatchSkipStrategy() {}

    /// Drops all matches that start before the first event of a pattern.
    public static SkipToFirstStrategy skipToFirst(String patternName) {
        return new SkipToFirstStrategy(patternName, false);
    }

    /// Drops all matches that start before the last event of a pattern.
    public static SkipToLastStrategy skipToLast(String patternName) {
        return new SkipToLastStrategy(patternName, false);
    }

    /// Drops all matches that start before the end of the match.
    public static SkipPastLastStrategy skipPastLastEvent() {
        return SkipPastLastStrategy.INSTANCE;
    }

    /// Drops all other matches that start with the same event.
    public static AfterMatchSkipStrategy skipToNext() {
        return SkipToNextStrategy.INSTANCE;
    }

    /// Drops nothing.
    public static NoSkipStrategy noSkip() {
        return NoSkipStrategy.INSTANCE;
    }

    /// Returns whether the strategy drops anything.
    public abstract boolean isSkipStrategy();

    /// Returns the name of the pattern to which the strategy skips; empty for other strategies.
    public Optional<String> getPatternName() {
        return Optional.empty();
    }
}
