package dev.millrace.cep.nfa.aftermatch;

/// Drops matches that start before the first event of a named pattern.
public final class SkipToFirstStrategy extends SkipToElementStrategy {
    private static final long serialVersionUID = 1L;

    SkipToFirstStrategy(String patternName, boolean failsOnMiss) {
        super(patternName, failsOnMiss);
    }

    @Override
    public SkipToElementStrategy throwExceptionOnMiss() {
        return new SkipToFirstStrategy(name(), true);
    }

    @Override
    public String toString() {
        return "SkipToFirstStrategy{patternName='" + name() + "'}";
    }
}
