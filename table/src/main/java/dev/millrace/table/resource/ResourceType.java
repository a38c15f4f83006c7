package dev.millrace.table.resource;

/// Is the kind of a file that a function needs.
public enum ResourceType {
    FILE,
    JAR,
    ARCHIVE,
    ARTIFACT
}
