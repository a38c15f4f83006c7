package dev.millrace.table.api;

/// Says where a function of a program lives.
public enum FunctionScope {
    /// The function belongs to no catalog, and lasts as long as the session.
    SYSTEM,
    /// The function belongs to a catalog, and lasts as long as the session.
    TEMPORARY,
    /// The function belongs to a catalog, which keeps it.
    PERMANENT
}
