package dev.millrace.api.time.stream;

import org.jspecify.annotations.Nullable;

/// What is known of the records that follow. They come from sources whose enumerators
/// call [dev.millrace.api.source.SplitEnumeratorContext#setIsProcessingBacklog].
public class RecordAttributes extends StreamElement {
    /// What holds while nothing else was said.
    public static final RecordAttributes EMPTY_RECORD_ATTRIBUTES = new RecordAttributes(false);

    private final boolean isBacklog;

    /// @param isBacklog whether the records are old, so that nobody waits for their results
    public RecordAttributes(boolean isBacklog) {
        this.isBacklog = isBacklog;
    }

    /// Whether the records are old, so that nobody waits for their results.
    public boolean isBacklog() {
        return isBacklog;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordAttributes attributes && attributes.isBacklog == isBacklog;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(isBacklog);
    }

    @Override
    public String toString() {
        return "RecordAttributes{backlog=" + isBacklog + '}';
    }
}
