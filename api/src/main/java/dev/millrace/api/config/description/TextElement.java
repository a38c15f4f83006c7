package dev.millrace.api.config.description;

import java.util.EnumSet;
import java.util.List;

/// Represents text in which each `%s` stands for another element.
public class TextElement implements BlockElement, InlineElement {
    private final String format;
    private final List<InlineElement> elements;
    private final EnumSet<TextStyle> styles;

    private TextElement(String format, List<InlineElement> elements, EnumSet<TextStyle> styles) {
        this.format = format;
        this.elements = elements;
        this.styles = styles;
    }

    /// Creates text with an element for each `%s`.
    public static TextElement text(String format, InlineElement... elements) {
        return new TextElement(format, List.of(elements), EnumSet.noneOf(TextStyle.class));
    }

    /// Creates text without replacement.
    public static TextElement text(String text) {
        return text(text.replace("%", "%%"), new InlineElement[0]);
    }

    /// Concatenates elements.
    public static InlineElement wrap(InlineElement... elements) {
        return text("%s".repeat(elements.length), elements);
    }

    /// Creates text in the style of code.
    public static TextElement code(String text) {
        return new TextElement(text.replace("%", "%%"), List.of(), EnumSet.of(TextStyle.CODE));
    }

    /// Returns the text in which each `%s` stands for an element and `%%` for a percent sign.
    public String getFormat() {
        return format;
    }

    /// Returns the elements that replace each `%s`, in order.
    public List<InlineElement> getElements() {
        return elements;
    }

    /// Returns the styles; empty for plain text.
    public EnumSet<TextStyle> getStyles() {
        return styles;
    }

    @Override
    public String plainText() {
        return String.format(
                format, elements.stream().map(InlineElement::plainText).toArray());
    }

    /// Lists the styles of text.
    public enum TextStyle {
        CODE
    }
}
