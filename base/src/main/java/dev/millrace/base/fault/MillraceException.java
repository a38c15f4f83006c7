package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// Is the exception that the engine throws for a [Fault], unless a JDK exception is more specific. A [Fault] makes it.
public final class MillraceException extends RuntimeException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final FaultText text;

    MillraceException(FaultText text, @Nullable Throwable cause) {
        super(text.message(), cause);
        this.text = text;
    }

    @Override
    public MillraceException in(String place) {
        if (text.where() != null) return this;
        MillraceException placed = new MillraceException(text.in(place), getCause());
        placed.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) placed.addSuppressed(suppressed);
        return placed;
    }

    @Override
    public MillraceException exception() {
        return this;
    }

    @Override
    public Fault fault() {
        return text.fault();
    }

    @Override
    public String what() {
        return text.what();
    }

    @Override
    public @Nullable String why() {
        return text.why();
    }

    @Override
    public @Nullable String where() {
        return text.where();
    }

    @Override
    public String fix() {
        return text.fix();
    }
}
