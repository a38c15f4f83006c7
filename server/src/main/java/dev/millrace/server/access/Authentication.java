package dev.millrace.server.access;

/// What becomes of somebody who says who they are.
public sealed interface Authentication {

    /// They are.
    record Known(Caller caller) implements Authentication {}

    /// They are not, or have not said.
    ///
    /// @param hasTried whether there was anything to be wrong
    record Unknown(String why, boolean hasTried) implements Authentication {}

    /// Too many have been wrong.
    record TooOften(long waitSeconds) implements Authentication {}
}
