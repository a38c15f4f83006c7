package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines how records move between the stages of a batch job.
public enum BatchShuffleMode implements DescribedEnum {
    ALL_EXCHANGES_PIPELINED("All stages run at once, as in streaming."),
    ALL_EXCHANGES_BLOCKING("A stage starts when the one before it has ended."),
    ALL_EXCHANGES_HYBRID_FULL("A stage may start while the one before it runs; all of its output is kept."),
    ALL_EXCHANGES_HYBRID_SELECTIVE("A stage may start while the one before it runs; output not yet read is kept.");

    private final String meaning;

    BatchShuffleMode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public InlineElement getDescription() {
        return TextElement.text(meaning);
    }
}
