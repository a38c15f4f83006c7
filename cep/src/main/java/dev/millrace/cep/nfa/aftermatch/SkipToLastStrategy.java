package dev.millrace.cep.nfa.aftermatch;

/// Drops matches that start before the last event of a named pattern.
public final class SkipToLastStrategy extends SkipToElementStrategy {
    private static final long serialVersionUID = 1L;

    SkipToLastStrategy(String patternName, boolean failsOnMiss) {
        super(patternName, failsOnMiss);
    }

    @Override
    public SkipToElementStrategy throwExceptionOnMiss() {
        return new SkipToLastStrategy(name(), true);
    }

    @Override
    public String toString() {
        return "SkipToLastStrategy{patternName='" + name() + "'}";
    }
}
