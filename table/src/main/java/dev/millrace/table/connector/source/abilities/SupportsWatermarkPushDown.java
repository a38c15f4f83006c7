package dev.millrace.table.connector.source.abilities;

import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.table.data.RowData;

/// Is a source that computes watermarks itself, for example for each partition.
public interface SupportsWatermarkPushDown {

    /// Says how to compute watermarks.
    void applyWatermark(WatermarkStrategy<RowData> watermarkStrategy);
}
