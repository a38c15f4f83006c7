package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// Is the exception for a wrong argument of a call. A [Fault] makes it.
public final class CodedArgumentException extends IllegalArgumentException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final FaultText text;

    CodedArgumentException(FaultText text, @Nullable Throwable cause) {
        super(text.message(), cause);
        this.text = text;
    }

    @Override
    public CodedArgumentException in(String place) {
        if (text.where() != null) return this;
        CodedArgumentException placed = new CodedArgumentException(text.in(place), getCause());
        placed.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) placed.addSuppressed(suppressed);
        return placed;
    }

    @Override
    public CodedArgumentException exception() {
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
