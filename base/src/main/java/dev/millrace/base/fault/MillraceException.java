package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// The only exception the engine throws on purpose; made from a [Fault].
public final class MillraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String what;
    private final @Nullable String why;
    private final String fix;
    private final @Nullable String where;

    MillraceException(Fault fault, String what, @Nullable String why, String fix, @Nullable Throwable cause) {
        this(fault, what, why, fix, cause, null);
    }

    private MillraceException(
            Fault fault,
            String what,
            @Nullable String why,
            String fix,
            @Nullable Throwable cause,
            @Nullable String where) {
        super(text(fault, what, where, why, fix), cause);
        this.fault = fault;
        this.what = what;
        this.why = why;
        this.fix = fix;
        this.where = where;
    }

    /// The same failure told with its place in the job. The innermost place is told first, and stays.
    public MillraceException in(String place) {
        if (where != null) return this;
        MillraceException placed = new MillraceException(fault, what, why, fix, getCause(), place);
        placed.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) placed.addSuppressed(suppressed);
        return placed;
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

    /// In which part of the job, as far as known.
    public @Nullable String where() {
        return where;
    }

    /// What the reader can do.
    public String fix() {
        return fix;
    }

    private static String text(Fault fault, String what, @Nullable String where, @Nullable String why, String fix) {
        StringBuilder text = new StringBuilder(fault.code()).append(' ').append(what);
        if (where != null) text.append("\n  where ").append(where);
        if (why != null) text.append("\n  why   ").append(why);
        return text.append("\n  fix   ").append(fix).toString();
    }
}
