package dev.millrace.api.config.description;

/// A piece of a description.
sealed interface DescriptionElement permits InlineElement, BlockElement {

    /// The piece without any layout.
    String plainText();
}
