package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines whether Millrace keeps the checkpoints of a job that ends.
public enum ExternalizedCheckpointRetention implements DescribedEnum {
    DELETE_ON_CANCELLATION("Deleted when the job is cancelled, kept when it fails."),
    RETAIN_ON_CANCELLATION("Kept when the job is cancelled or fails; somebody has to delete them."),
    NO_EXTERNALIZED_CHECKPOINTS("Not kept once the job has ended.");

    private final String meaning;

    ExternalizedCheckpointRetention(String meaning) {
        this.meaning = meaning;
    }

    /// Returns whether Millrace deletes the checkpoints of a cancelled job.
    public boolean deleteOnCancellation() {
        return this == DELETE_ON_CANCELLATION;
    }

    @Override
    public InlineElement getDescription() {
        return TextElement.text(meaning);
    }
}
