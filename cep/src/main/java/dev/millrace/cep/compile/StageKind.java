package dev.millrace.cep.compile;

/// Lists the kinds of stages.
public enum StageKind {
    /// New partial matches start here.
    START,
    NORMAL,
    /// A partial match that waits here becomes a match when its time is over.
    PENDING,
    /// A partial match that reaches this stage is dropped.
    STOP,
    /// A partial match that reaches this stage is a match.
    FINAL
}
