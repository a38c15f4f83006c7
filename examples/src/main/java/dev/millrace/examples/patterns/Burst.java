package dev.millrace.examples.patterns;

/// Represents a burst of failed logins of a user.
///
/// @param first the id of the first failed login
/// @param last the id of the last failed login
public record Burst(String user, long first, long last) {}
