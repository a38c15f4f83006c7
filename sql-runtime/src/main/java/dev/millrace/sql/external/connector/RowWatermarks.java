package dev.millrace.sql.external.connector;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.time.Watermark;
import dev.millrace.api.time.WatermarkGenerator;
import dev.millrace.api.time.WatermarkGeneratorSupplier;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.sql.connector.ScanWatermarks;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.utils.ProjectedRowData;
import dev.millrace.table.factories.FactoryUtil;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Computes the watermarks that a connector emits for each part of its source.
///
/// @param watermarks the watermark after a row, from the wanted columns
/// @param indexes the field of the rows of the connector for each wanted column
/// @param isOnEvent whether a watermark is emitted after each row instead of at intervals
record RowWatermarks(ScanWatermarks watermarks, int[] indexes, boolean isOnEvent)
        implements WatermarkGeneratorSupplier<RowData> {

    /// Returns the strategy for a table.
    ///
    /// @param options the options of the table
    static WatermarkStrategy<RowData> strategy(ScanWatermarks watermarks, int[] indexes, Map<String, String> options) {
        Configuration table = Configuration.fromMap(options);
        boolean isOnEvent = table.get(FactoryUtil.WATERMARK_EMIT_STRATEGY).isOnEvent();
        WatermarkStrategy<RowData> strategy =
                WatermarkStrategy.forGenerator(new RowWatermarks(watermarks, indexes, isOnEvent));
        Duration idle =
                table.getOptional(FactoryUtil.SOURCE_IDLE_TIMEOUT).orElse(Duration.ofMillis(watermarks.idleMillis()));
        if (!idle.isZero()) strategy = strategy.withIdleness(idle);
        String group = table.getOptional(FactoryUtil.WATERMARK_ALIGNMENT_GROUP).orElse(null);
        Duration drift =
                table.getOptional(FactoryUtil.WATERMARK_ALIGNMENT_MAX_DRIFT).orElse(null);
        return group == null || drift == null
                ? strategy
                : strategy.withWatermarkAlignment(
                        group, drift, table.get(FactoryUtil.WATERMARK_ALIGNMENT_UPDATE_INTERVAL));
    }

    @Override
    public WatermarkGenerator<RowData> createWatermarkGenerator(Context context) {
        return new Highest(watermarks.ofRow(), ProjectedRowData.from(indexes), isOnEvent);
    }

    private static final class Highest implements WatermarkGenerator<RowData> {
        private final ToLongFunction<RowData> ofRow;
        private final ProjectedRowData wanted;
        private final boolean isOnEvent;
        private long highest = Long.MIN_VALUE;

        Highest(ToLongFunction<RowData> ofRow, ProjectedRowData wanted, boolean isOnEvent) {
            this.ofRow = ofRow;
            this.wanted = wanted;
            this.isOnEvent = isOnEvent;
        }

        @Override
        public void onEvent(RowData row, long eventTimestamp, WatermarkOutput output) {
            long watermark = ofRow.applyAsLong(wanted.replaceRow(row));
            if (watermark <= highest) return;
            highest = watermark;
            if (isOnEvent) output.emitWatermark(new Watermark(watermark));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (!isOnEvent && highest > Long.MIN_VALUE) output.emitWatermark(new Watermark(highest));
        }
    }
}
