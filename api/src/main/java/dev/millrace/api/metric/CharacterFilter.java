package dev.millrace.api.metric;

/// Replaces characters that a reporter cannot show in names.
@FunctionalInterface
public interface CharacterFilter {

    /// The filter that changes nothing.
    CharacterFilter NO_OP_FILTER = input -> input;

    /// Returns the name with unsupported characters replaced.
    String filterCharacters(String input);
}
