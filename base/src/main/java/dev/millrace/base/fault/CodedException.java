package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// Is an exception with a [Fault]. Its class tells programs what Flink's exception class tells: a wrong argument, a
/// call at the wrong time, an unsupported call, or another failure. Its code and texts are for people.
///
/// Code that reads exceptions calls [#of] or [#find], which find the fault whatever the class is.
public sealed interface CodedException
        permits MillraceException, CodedArgumentException, CodedStateException, CodedUnsupportedException {

    /// Returns the same failure with its place in the job. If the exception has a place already, the place stays,
    /// because the innermost place is set first.
    RuntimeException in(String place);

    /// Returns this exception as a type that can be thrown.
    RuntimeException exception();

    /// Returns the kind of error.
    Fault fault();

    /// Returns what happened.
    String what();

    /// Returns why it happened; null if unknown.
    @Nullable
    String why();

    /// Returns the part of the job where it happened; null if unknown.
    @Nullable
    String where();

    /// Returns what the reader can do.
    String fix();

    /// Returns an exception as a coded one; null if it has no code.
    static @Nullable CodedException of(@Nullable Throwable thrown) {
        return thrown instanceof CodedException coded ? coded : null;
    }

    /// Returns the first coded exception among an exception and its causes; null if there is none.
    static @Nullable CodedException find(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof CodedException coded) return coded;
        }
        return null;
    }
}
