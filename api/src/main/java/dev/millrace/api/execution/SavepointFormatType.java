package dev.millrace.api.execution;

import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines the format of a savepoint.
public enum SavepointFormatType implements DescribedEnum {
    CANONICAL("The same for all kinds of state tables, so that the kind can be changed."),
    NATIVE("As the kind of state tables likes it best.");

    /// The format that applies if no format is set.
    public static final SavepointFormatType DEFAULT = CANONICAL;

    private final String meaning;

    SavepointFormatType(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public InlineElement getDescription() {
        return TextElement.text(meaning);
    }
}
