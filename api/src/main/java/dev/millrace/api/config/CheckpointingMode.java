package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// What a checkpoint promises about the records around it.
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

    /// The same mode: what Flink has as an old and a new class is one here.
    public static CheckpointingMode convertToCheckpointingMode(CheckpointingMode mode) {
        return mode;
    }

    /// The same mode: what Flink has as an old and a new class is one here.
    public static CheckpointingMode convertFromCheckpointingMode(CheckpointingMode mode) {
        return mode;
    }
}
