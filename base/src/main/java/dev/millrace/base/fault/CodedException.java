package dev.millrace.base.fault;

import org.jspecify.annotations.Nullable;

/// Is an exception that tells a [Fault]. Its class says to programs what Flink's exception says: a wrong argument, a
/// call at the wrong time, a call that is not supported, or another failure. Its code and texts are for people.
///
/// Readers of exceptions ask [#of] or [#find], so that they see the fault whatever the class is.
public sealed interface CodedException
        permits MillraceException, CodedArgumentException, CodedStateException, CodedUnsupportedException {

    /// Tells the same failure with its place in the job. If the place is known already, it stays, because the
    /// innermost place is told first.
    RuntimeException in(String place);

    /// Gives this exception as one that can be thrown.
    RuntimeException exception();

    /// Gives the kind of error.
    Fault fault();

    /// Says what happened.
    String what();

    /// Says why, as far as known.
    @Nullable
    String why();

    /// Says in which part of the job, as far as known.
    @Nullable
    String where();

    /// Says what the reader can do.
    String fix();

    /// Gives an exception as a coded one; null if it is no coded one.
    static @Nullable CodedException of(@Nullable Throwable thrown) {
        return thrown instanceof CodedException coded ? coded : null;
    }

    /// Finds the first coded exception among an exception and its causes; null if there is none.
    static @Nullable CodedException find(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof CodedException coded) return coded;
        }
        return null;
    }
}
