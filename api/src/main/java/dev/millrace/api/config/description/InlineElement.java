package dev.millrace.api.config.description;

/// Represents a part of a line of a description.
public non-sealed interface InlineElement extends DescriptionElement {

    @Override
    String plainText();
}
