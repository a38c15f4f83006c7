package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// Is the exception for a call at the wrong time. A [Fault] makes it.
public final class CodedStateException extends IllegalStateException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final FaultText text;

    CodedStateException(FaultText text, @Nullable Throwable cause) {
        super(text.message(), cause);
        this.text = text;
    }

    @Override
    public CodedStateException in(String place) {
        if (text.where() != null) return this;
        CodedStateException placed = new CodedStateException(text.in(place), getCause());
        placed.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) placed.addSuppressed(suppressed);
        return placed;
    }

    @Override
    public CodedStateException exception() {
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
