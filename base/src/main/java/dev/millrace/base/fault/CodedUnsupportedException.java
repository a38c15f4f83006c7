package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// Is the exception for an unsupported call. A [Fault] makes it.
public final class CodedUnsupportedException extends UnsupportedOperationException implements CodedException {
    private static final long serialVersionUID = 1L;

    private final FaultText text;

    CodedUnsupportedException(FaultText text, @Nullable Throwable cause) {
        super(text.message(), cause);
        this.text = text;
    }

    @Override
    public CodedUnsupportedException in(String place) {
        if (text.where() != null) return this;
        CodedUnsupportedException placed = new CodedUnsupportedException(text.in(place), getCause());
        placed.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) placed.addSuppressed(suppressed);
        return placed;
    }

    @Override
    public CodedUnsupportedException exception() {
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
