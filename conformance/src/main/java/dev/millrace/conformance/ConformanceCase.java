package dev.millrace.conformance;

import java.util.function.Supplier;

/// Is one case of a folder.
///
/// @param id the id, unique in its file
/// @param sql the query
/// @param run runs the case
public record ConformanceCase(String id, String sql, Supplier<CaseOutcome> run) {}
