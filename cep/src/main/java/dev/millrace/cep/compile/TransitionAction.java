package dev.millrace.cep.compile;

/// Lists what happens to a partial match and an event when a transition's condition holds.
public enum TransitionAction {
    /// The event becomes part of the match.
    TAKE,
    /// The event is skipped.
    IGNORE,
    /// The target stage decides about the event.
    PROCEED
}
