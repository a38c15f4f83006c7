package dev.millrace.api.time.stream;

import org.jspecify.annotations.Nullable;

/// Describes the records that follow in the stream. Attributes originate at sources whose enumerators call
/// [dev.millrace.api.source.SplitEnumeratorContext#setIsProcessingBacklog]. Immutable.
public class RecordAttributes extends StreamElement {
    /// The attributes of a stream before its first record attributes: the records are no backlog.
    public static final RecordAttributes EMPTY_RECORD_ATTRIBUTES = new RecordAttributes(false);

    private final boolean isBacklog;

    /// Creates attributes.
    ///
    /// @param isBacklog whether the records are backlog, whose results may arrive late
    public RecordAttributes(boolean isBacklog) {
        this.isBacklog = isBacklog;
    }

    /// Tells whether the records are backlog, whose results may arrive late.
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
