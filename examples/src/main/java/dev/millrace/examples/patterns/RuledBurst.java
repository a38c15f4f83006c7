package dev.millrace.examples.patterns;

/// Represents a burst of failed logins of a user, found by a version of a rule.
///
/// @param first the id of the first failed login
/// @param last the id of the last failed login
public record RuledBurst(String user, long version, long first, long last) {}
