package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines the processing guarantee of checkpoints.
public enum CheckpointingMode implements DescribedEnum {
    EXACTLY_ONCE("After recovery, state is as if each record had been seen exactly once."),
    AT_LEAST_ONCE("After recovery, some records may count twice; checkpoints never hold a channel back.");

    private final String meaning;

    CheckpointingMode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public InlineElement getDescription() {
        return TextElement.text(meaning);
    }

    /// Returns the given mode. Flink has an old and a new class of modes; Millrace has one.
    public static CheckpointingMode convertToCheckpointingMode(CheckpointingMode mode) {
        return mode;
    }

    /// Returns the given mode. Flink has an old and a new class of modes; Millrace has one.
    public static CheckpointingMode convertFromCheckpointingMode(CheckpointingMode mode) {
        return mode;
    }
}
