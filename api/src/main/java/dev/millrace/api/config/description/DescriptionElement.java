package dev.millrace.api.config.description;

/// Represents a part of a description.
sealed interface DescriptionElement permits InlineElement, BlockElement {

    /// Returns the element without layout.
    String plainText();
}
