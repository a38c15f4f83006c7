package dev.millrace.sql.statement;

/// Selects the rows of a SHOW statement.
///
/// @param pattern the pattern with % and _
/// @param negated whether rows that match are left out
/// @param ignoresCase whether the pattern is ILIKE
public record LikePattern(String pattern, boolean negated, boolean ignoresCase) {}
