package dev.millrace.examples.tables;

import java.time.Instant;

/// Is a click of a visitor.
public class Click {
    /// The name of the visitor.
    public String visitor = "";

    /// The path of the page.
    public String page = "";

    /// The time in milliseconds since 1970.
    public long millis;

    /// Creates an empty click, for the serializer.
    public Click() {}

    /// Creates a click.
    ///
    /// @param at the time, such as `2026-01-05T10:00:00Z`
    public Click(String visitor, String page, String at) {
        this.visitor = visitor;
        this.page = page;
        this.millis = Instant.parse(at).toEpochMilli();
    }
}
