package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// The only exception the engine throws on purpose; made from a [Fault].
public final class MillraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final String what;
    private final @Nullable String why;
    private final String fix;

    MillraceException(Fault fault, String what, @Nullable String why, String fix, @Nullable Throwable cause) {
        super(text(fault, what, why, fix), cause);
        this.fault = fault;
        this.what = what;
        this.why = why;
        this.fix = fix;
    }

    public Fault fault() {
        return fault;
    }

    /// What happened.
    public String what() {
        return what;
    }

    /// Why, as far as known.
    public @Nullable String why() {
        return why;
    }

    /// What the reader can do.
    public String fix() {
        return fix;
    }

    private static String text(Fault fault, String what, @Nullable String why, String fix) {
        StringBuilder text = new StringBuilder(fault.code()).append(' ').append(what);
        if (why != null) text.append("\n  why   ").append(why);
        return text.append("\n  fix   ").append(fix).toString();
    }
}
