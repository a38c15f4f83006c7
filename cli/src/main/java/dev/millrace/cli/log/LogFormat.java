package dev.millrace.cli.log;

/// Lists the formats of log files.
public enum LogFormat {
    /// One line of text for each entry, and indented lines for a stack trace.
    TEXT,
    /// One JSON object for each entry, in one line.
    JSON
}
