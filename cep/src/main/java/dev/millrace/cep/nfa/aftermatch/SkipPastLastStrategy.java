package dev.millrace.cep.nfa.aftermatch;

import java.io.Serial;

/// Drops all matches that start before the end of a match.
public final class SkipPastLastStrategy extends SkipRelativeToWholeMatchStrategy {
    private static final long serialVersionUID = 1L;

    public static final SkipPastLastStrategy INSTANCE = new SkipPastLastStrategy();

    private SkipPastLastStrategy() {}

    @Serial
    private Object readResolve() {
        return INSTANCE;
    }

    @Override
    public String toString() {
        return "SkipPastLastStrategy{}";
    }
}
