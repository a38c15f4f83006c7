package dev.millrace.api.metric;

/// Replaces characters that a reporter cannot show in names.
@FunctionalInterface
public interface CharacterFilter {

    /// Changes nothing.
    CharacterFilter NO_OP_FILTER = input -> input;

    /// The name as it may be shown.
    String filterCharacters(String input);
}
