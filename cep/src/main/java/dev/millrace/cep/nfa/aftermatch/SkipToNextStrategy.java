package dev.millrace.cep.nfa.aftermatch;

import java.io.Serial;

/// Drops all other matches that start with the first event of a match.
public final class SkipToNextStrategy extends SkipRelativeToWholeMatchStrategy {
    private static final long serialVersionUID = 1L;

    public static final SkipToNextStrategy INSTANCE = new SkipToNextStrategy();

    private SkipToNextStrategy() {}

    @Serial
    private Object readResolve() {
        return INSTANCE;
    }

    @Override
    public String toString() {
        return "SkipToNextStrategy{}";
    }
}
