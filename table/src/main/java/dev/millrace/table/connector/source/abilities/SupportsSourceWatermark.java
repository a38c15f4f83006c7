package dev.millrace.table.connector.source.abilities;

/// Is a source with watermarks of its own, which SOURCE_WATERMARK() means.
public interface SupportsSourceWatermark {

    /// Asks for the watermarks of the source.
    void applySourceWatermark();
}
