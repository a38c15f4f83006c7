package dev.millrace.examples.tables;

/// Is a click of a visitor.
public class Click {
    /// The name of the visitor.
    public String visitor = "";

    /// The path of the page.
    public String page = "";

    /// The time, such as `2026-01-05 10:00:00`.
    public String clickedAt = "";

    /// Creates an empty click, for the serializer.
    public Click() {}

    /// Creates a click.
    public Click(String visitor, String page, String clickedAt) {
        this.visitor = visitor;
        this.page = page;
        this.clickedAt = clickedAt;
    }
}
