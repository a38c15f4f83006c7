package dev.millrace.api.time.extractor;

import dev.millrace.api.time.stream.Watermark;
import java.io.Serializable;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Timestamps of records that come in order of time.
///
/// @deprecated use `WatermarkStrategy.forMonotonousTimestamps`
@Deprecated
public abstract class AscendingTimestampExtractor<T> implements AssignerWithPeriodicWatermarks<T> {
    private static final long serialVersionUID = 1L;

    private long highestMillis = Long.MIN_VALUE;
    private MonotonyViolationHandler violationHandler = new LoggingHandler();

    /// Logs records that come late.
    public AscendingTimestampExtractor() {}

    /// The time of a record, milliseconds since 1970-01-01T00:00Z.
    public abstract long extractAscendingTimestamp(T element);

    /// Says what happens when a record comes late.
    public AscendingTimestampExtractor<T> withViolationHandler(MonotonyViolationHandler handler) {
        this.violationHandler = Objects.requireNonNull(handler, "the violation handler");
        return this;
    }

    @Override
    public final long extractTimestamp(T element, long recordTimestamp) {
        long timestamp = extractAscendingTimestamp(element);
        if (timestamp >= highestMillis) highestMillis = timestamp;
        else violationHandler.handleViolation(timestamp, highestMillis);
        return timestamp;
    }

    @Override
    public final Watermark getCurrentWatermark() {
        return new Watermark(highestMillis == Long.MIN_VALUE ? Long.MIN_VALUE : highestMillis - 1);
    }

    /// Hears of records that come late.
    public interface MonotonyViolationHandler extends Serializable {

        /// A record's time lies before that of the newest so far.
        void handleViolation(long elementTimestamp, long lastTimestamp);
    }

    /// Takes late records as they are.
    public static final class IgnoringHandler implements MonotonyViolationHandler {
        private static final long serialVersionUID = 1L;

        /// A handler.
        public IgnoringHandler() {}

        @Override
        public void handleViolation(long elementTimestamp, long lastTimestamp) {}
    }

    /// Ends the job at a late record.
    public static final class FailingHandler implements MonotonyViolationHandler {
        private static final long serialVersionUID = 1L;

        /// A handler.
        public FailingHandler() {}

        @Override
        public void handleViolation(long elementTimestamp, long lastTimestamp) {
            throw new RuntimeException("A record of " + elementTimestamp + " came after one of " + lastTimestamp
                    + ", but the times were said to ascend.");
        }
    }

    /// Logs late records as warnings.
    public static final class LoggingHandler implements MonotonyViolationHandler {
        private static final long serialVersionUID = 1L;
        private static final Logger LOG = LoggerFactory.getLogger(AscendingTimestampExtractor.class);

        /// A handler.
        public LoggingHandler() {}

        @Override
        public void handleViolation(long elementTimestamp, long lastTimestamp) {
            LOG.warn("a record of {} came after one of {}, out of order", elementTimestamp, lastTimestamp);
        }
    }
}
