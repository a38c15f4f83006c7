package dev.millrace.base.fault;

/// Who can end a fault; restart policies read it.
public enum Category {
    /// The program or its input is wrong: trying again gives the same fault.
    USER,
    /// The installation is too small or wrongly set up: an operator can end it.
    OPERATIONS,
    /// Something outside the engine failed: it may pass by itself.
    EXTERNAL,
    /// The engine broke one of its own invariants: report it.
    BUG
}
