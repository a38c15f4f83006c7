package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines who owns the snapshot that a job starts from.
public enum RecoveryClaimMode implements DescribedEnum {
    /// The job owns the snapshot. The job deletes it when its own checkpoints replace it.
    CLAIM("The job owns it and deletes it when it is no longer needed."),
    /// The user owns the snapshot. The job does not need it after the first checkpoint, which is always full.
    NO_CLAIM("The job never deletes it, and soon does not need it any more."),
    /// The same as [#NO_CLAIM], unlike in Flink.
    LEGACY("The same as NO_CLAIM.");

    /// The mode that applies if no mode is set.
    public static final RecoveryClaimMode DEFAULT = NO_CLAIM;

    private final String meaning;

    RecoveryClaimMode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public InlineElement getDescription() {
        return TextElement.text(meaning);
    }
}
