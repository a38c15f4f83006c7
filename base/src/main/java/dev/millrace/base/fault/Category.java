package dev.millrace.base.fault;

/// Lists who can resolve a fault. Restart policies read it.
public enum Category {
    /// The program or its input is wrong. A retry gives the same fault.
    USER,
    /// The installation is too small or badly configured. An operator can resolve it.
    OPERATIONS,
    /// Something outside the engine failed. The fault may pass by itself.
    EXTERNAL,
    /// The engine broke one of its own invariants. Users should report it.
    BUG
}
