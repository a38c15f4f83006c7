package dev.millrace.cep.pattern;

/// Defines between which events the time of [Pattern#within] counts.
public enum WithinType {
    /// The time between an event and the event before it in the match.
    PREVIOUS_AND_CURRENT,
    /// The time between the first and the last event of the match.
    FIRST_AND_LAST
}
