package dev.millrace.cep.nfa.aftermatch;

import java.io.Serial;

/// Keeps all matches.
public final class NoSkipStrategy extends AfterMatchSkipStrategy {
    private static final long serialVersionUID = 1L;

    static final NoSkipStrategy INSTANCE = new NoSkipStrategy();

    private NoSkipStrategy() {}

    @Override
    public boolean isSkipStrategy() {
        return false;
    }

    @Serial
    private Object readResolve() {
        return INSTANCE;
    }

    @Override
    public String toString() {
        return "NoSkipStrategy{}";
    }
}
