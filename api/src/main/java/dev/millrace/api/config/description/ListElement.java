package dev.millrace.api.config.description;

import java.util.List;

/// Represents a list with one line for each entry.
public class ListElement implements BlockElement {
    private final List<InlineElement> entries;

    private ListElement(List<InlineElement> entries) {
        this.entries = entries;
    }

    /// Creates a list.
    public static ListElement list(InlineElement... elements) {
        return new ListElement(List.of(elements));
    }

    /// Returns the entries in order.
    public List<InlineElement> getEntries() {
        return entries;
    }

    @Override
    public String plainText() {
        StringBuilder text = new StringBuilder();
        for (InlineElement entry : entries) text.append("\n- ").append(entry.plainText());
        return text.append('\n').toString();
    }
}
