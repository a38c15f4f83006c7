package dev.millrace.client.doctor;

/// Describes a problem, or a possible problem.
///
/// @param kind an identifier for programs
/// @param isSerious false for a mere hint
/// @param what in one sentence
/// @param evidence the observed figures
/// @param advice what to do
public record Finding(String kind, boolean isSerious, String what, String evidence, String advice) {}
