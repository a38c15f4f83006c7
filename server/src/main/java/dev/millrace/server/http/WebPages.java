package dev.millrace.server.http;

/// Names the web pages that a server shows.
public enum WebPages {
    /// The console of Millrace.
    CONSOLE,
    /// The pages of Flink, if their jar is on the class path.
    FLINK,
    /// No pages.
    NONE
}
