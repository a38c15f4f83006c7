package dev.millrace.server.access;

/// What becomes of somebody who says who they are.
public sealed interface Verdict {

    /// They are.
    record Known(Caller caller) implements Verdict {}

    /// They are not, or have not said.
    ///
    /// @param hasTried whether there was anything to be wrong
    record Unknown(String why, boolean hasTried) implements Verdict {}

    /// Too many have been wrong.
    record TooOften(long waitSeconds) implements Verdict {}
}
