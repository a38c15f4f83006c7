package dev.millrace.api.config.description;

/// A piece that stands for itself.
public non-sealed interface BlockElement extends DescriptionElement {

    @Override
    String plainText();
}
