package dev.millrace.api.config.description;

/// Represents a part of a description that is a block of its own.
public non-sealed interface BlockElement extends DescriptionElement {

    @Override
    String plainText();
}
