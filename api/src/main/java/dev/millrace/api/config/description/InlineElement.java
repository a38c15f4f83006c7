package dev.millrace.api.config.description;

/// A piece inside a line.
public non-sealed interface InlineElement extends DescriptionElement {

    @Override
    String plainText();
}
