package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines whether a job runs as a streaming job or as a batch job.
public enum RuntimeExecutionMode implements DescribedEnum {
    STREAMING("Results come as records arrive, with checkpoints and watermarks."),
    BATCH("The input is bounded: stages may run one after another, and keyed results come once, at the end."),
    AUTOMATIC("BATCH if every source is bounded, else STREAMING.");

    private final String meaning;

    RuntimeExecutionMode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public InlineElement getDescription() {
        return TextElement.text(meaning);
    }
}
