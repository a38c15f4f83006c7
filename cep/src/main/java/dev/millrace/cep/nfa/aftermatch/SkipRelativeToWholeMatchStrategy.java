package dev.millrace.cep.nfa.aftermatch;

/// Drops matches by the first or the last event of a match.
abstract sealed class SkipRelativeToWholeMatchStrategy extends AfterMatchSkipStrategy
        permits SkipPastLastStrategy, SkipToNextStrategy {
    private static final long serialVersionUID = 1L;

    @Override
    public final boolean isSkipStrategy() {
        return true;
    }
}
