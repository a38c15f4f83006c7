package dev.millrace.server.access;

/// Represents the result of an authentication.
public sealed interface Authentication {

    /// The credentials are valid.
    record Known(Caller caller) implements Authentication {}

    /// The credentials are wrong or missing.
    ///
    /// @param hasTried whether the request has credentials
    record Unknown(String why, boolean hasTried) implements Authentication {}

    /// The address has failed too often.
    record TooOften(long waitSeconds) implements Authentication {}
}
