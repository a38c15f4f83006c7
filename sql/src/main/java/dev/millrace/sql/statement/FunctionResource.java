package dev.millrace.sql.statement;

/// Is a file that a function needs.
///
/// @param kind JAR or ARTIFACT
/// @param uri the place of the file
public record FunctionResource(String kind, String uri) {}
