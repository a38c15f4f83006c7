package dev.millrace.api.config.description;

/// Starts a new line.
public class LineBreakElement implements InlineElement, BlockElement {
    private LineBreakElement() {}

    /// Creates a line break.
    public static LineBreakElement linebreak() {
        return new LineBreakElement();
    }

    @Override
    public String plainText() {
        return "\n";
    }
}
