package dev.millrace.api.time.extractor;

import dev.millrace.api.time.stream.Watermark;
import java.io.Serializable;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Extracts timestamps that ascend, and generates watermarks 1 ms behind the highest timestamp.
///
/// @deprecated use `WatermarkStrategy.forMonotonousTimestamps`
@Deprecated
public abstract class AscendingTimestampExtractor<T> implements AssignerWithPeriodicWatermarks<T> {
    private static final long serialVersionUID = 1L;

    private long highestMillis = Long.MIN_VALUE;
    private MonotonyViolationHandler violationHandler = new LoggingHandler();

    /// Creates an extractor that logs each record whose timestamp is lower than the highest so far.
    public AscendingTimestampExtractor() {}

    /// Returns the timestamp of a record in milliseconds since the epoch.
    public abstract long extractAscendingTimestamp(T element);

    /// Sets the handler of records whose timestamp is lower than the highest so far.
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

    /// Handles a record whose timestamp is lower than the highest so far.
    public interface MonotonyViolationHandler extends Serializable {

        /// Called for each such record.
        ///
        /// @param elementTimestamp the timestamp of the record in milliseconds since the epoch
        /// @param lastTimestamp the highest timestamp so far
        void handleViolation(long elementTimestamp, long lastTimestamp);
    }

    /// Ignores violations.
    public static final class IgnoringHandler implements MonotonyViolationHandler {
        private static final long serialVersionUID = 1L;

        public IgnoringHandler() {}

        @Override
        public void handleViolation(long elementTimestamp, long lastTimestamp) {}
    }

    /// Fails the job at the first violation.
    public static final class FailingHandler implements MonotonyViolationHandler {
        private static final long serialVersionUID = 1L;

        public FailingHandler() {}

        @Override
        public void handleViolation(long elementTimestamp, long lastTimestamp) {
            throw new RuntimeException("A record of " + elementTimestamp + " came after one of " + lastTimestamp
                    + ", but the times were said to ascend.");
        }
    }

    /// Logs each violation as a warning.
    public static final class LoggingHandler implements MonotonyViolationHandler {
        private static final long serialVersionUID = 1L;
        private static final Logger LOG = LoggerFactory.getLogger(AscendingTimestampExtractor.class);

        public LoggingHandler() {}

        @Override
        public void handleViolation(long elementTimestamp, long lastTimestamp) {
            LOG.warn(
                    "A record with timestamp {} is out of order: it follows a record with timestamp {}",
                    elementTimestamp,
                    lastTimestamp);
        }
    }
}
