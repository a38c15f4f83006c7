package dev.millrace.sql.stream.time;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StreamFaults;

/// Creates a watermark after each batch from the last column, and removes the column. The watermark of the input ends
/// here, except the one after the last row, unless the table declares `SOURCE_WATERMARK()`.
///
/// @param timeColumn the index of the column with the event time, which must not be NULL
/// @param isOfSource whether the watermarks of the input count instead of the last column
/// @param idleMillis the time without rows after which the operators behind do not wait for this one any more, in
///     milliseconds; 0 for never
public record WatermarkColumnSpec(int timeColumn, boolean isOfSource, long idleMillis) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new Assigner(this, services);
    }

    private static final class Assigner implements ContinuousOperator {
        private final WatermarkColumnSpec spec;
        private final ContinuousServices services;
        private long highest = Long.MIN_VALUE;
        private long lastRows;
        private boolean isIdle;

        Assigner(WatermarkColumnSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.lastRows = services.millis();
            if (spec.idleMillis > 0) checkAt(lastRows + spec.idleMillis);
        }

        private void checkAt(long millis) {
            services.atMillis(millis, () -> {
                long idleAt = lastRows + spec.idleMillis;
                if (services.millis() < idleAt) {
                    checkAt(idleAt);
                    return;
                }
                isIdle = true;
                services.emitIdle(true);
            });
        }

        /// Notes that there are rows.
        private void awaken() {
            if (spec.idleMillis == 0) return;
            lastRows = services.millis();
            if (!isIdle) return;
            isIdle = false;
            services.emitIdle(false);
            checkAt(lastRows + spec.idleMillis);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            awaken();
            requireTime(batch.column(spec.timeColumn));
            int last = batch.width() - 1;
            int[] columns = new int[last];
            for (int i = 0; i < last; i++) columns[i] = i;
            services.emit(batch.project(columns));
            if (spec.isOfSource) return;
            LongColumn watermarks = (LongColumn) batch.column(last);
            long watermark = highest;
            for (int row = 0; row < batch.size(); row++) {
                if (!watermarks.isNull(row)) watermark = Math.max(watermark, watermarks.value(row));
            }
            if (watermark == highest) return;
            highest = watermark;
            services.emitWatermark(watermark);
        }

        @Override
        public boolean forwardsWatermarks() {
            return spec.isOfSource;
        }

        private void requireTime(Column times) {
            if (!times.hasNulls()) return;
            for (int row = 0; row < times.size(); row++) {
                if (!times.isNull(row)) continue;
                throw StreamFaults.NO_TIME
                        .what("The column with the event time of a row is NULL.")
                        .why("Without a time the row belongs to no window.")
                        .fix("Filter the rows out in a view, or compute the column so that it is never NULL.");
            }
        }
    }
}
