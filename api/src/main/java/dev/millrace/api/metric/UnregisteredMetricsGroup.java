package dev.millrace.api.metric;

import java.util.Map;

/// Creates metrics without registering them, for tests and for code outside of a job.
public class UnregisteredMetricsGroup implements MetricGroup {

    @Override
    public Counter counter(String name) {
        return new SimpleCounter();
    }

    @Override
    public <C extends Counter> C counter(String name, C counter) {
        return counter;
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        return gauge;
    }

    @Override
    public <M extends Meter> M meter(String name, M meter) {
        return meter;
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
        return histogram;
    }

    @Override
    public MetricGroup addGroup(String name) {
        return new UnregisteredMetricsGroup();
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
        return new UnregisteredMetricsGroup();
    }

    @Override
    public String[] getScopeComponents() {
        return new String[0];
    }

    @Override
    public Map<String, String> getAllVariables() {
        return Map.of();
    }

    @Override
    public String getMetricIdentifier(String metricName) {
        return metricName;
    }

    @Override
    public String getMetricIdentifier(String metricName, CharacterFilter filter) {
        return filter.filterCharacters(metricName);
    }

    /// Returns a group whose counters are not reported.
    public static OperatorMetricGroup createOperatorMetricGroup() {
        return new QuietOperatorGroup();
    }

    /// Returns a group whose counters are not reported.
    public static OperatorIOMetricGroup createOperatorIOMetricGroup() {
        return new QuietOperatorIOGroup();
    }

    /// Returns a group whose counters are not reported.
    public static SourceReaderMetricGroup createSourceReaderMetricGroup() {
        return new QuietSourceReaderGroup();
    }

    /// Returns a group that registers nothing.
    public static SplitEnumeratorMetricGroup createSplitEnumeratorMetricGroup() {
        return new QuietSplitEnumeratorGroup();
    }

    /// Returns a group that registers nothing.
    public static CacheMetricGroup createCacheMetricGroup() {
        return new QuietCacheGroup();
    }

    /// Returns a group whose counters are not reported.
    public static SinkWriterMetricGroup createSinkWriterMetricGroup() {
        return new QuietSinkWriterGroup();
    }

    /// Returns a group whose counters are not reported.
    public static SinkCommitterMetricGroup createSinkCommitterMetricGroup() {
        return new QuietSinkCommitterGroup();
    }

    private static class QuietOperatorGroup extends UnregisteredMetricsGroup implements OperatorMetricGroup {
        private final OperatorIOMetricGroup io = new QuietOperatorIOGroup();

        @Override
        public OperatorIOMetricGroup getIOMetricGroup() {
            return io;
        }
    }

    private static final class QuietOperatorIOGroup extends UnregisteredMetricsGroup implements OperatorIOMetricGroup {
        private final Counter numRecordsIn = new SimpleCounter();
        private final Counter numRecordsOut = new SimpleCounter();
        private final Counter numBytesIn = new SimpleCounter();
        private final Counter numBytesOut = new SimpleCounter();

        @Override
        public Counter getNumRecordsInCounter() {
            return numRecordsIn;
        }

        @Override
        public Counter getNumRecordsOutCounter() {
            return numRecordsOut;
        }

        @Override
        public Counter getNumBytesInCounter() {
            return numBytesIn;
        }

        @Override
        public Counter getNumBytesOutCounter() {
            return numBytesOut;
        }
    }

    private static final class QuietSourceReaderGroup extends QuietOperatorGroup implements SourceReaderMetricGroup {
        private final Counter numRecordsInErrors = new SimpleCounter();

        @Override
        public Counter getNumRecordsInErrorsCounter() {
            return numRecordsInErrors;
        }

        @Override
        public void setPendingBytesGauge(Gauge<Long> pendingBytesGauge) {}

        @Override
        public void setPendingRecordsGauge(Gauge<Long> pendingRecordsGauge) {}
    }

    private static final class QuietSinkWriterGroup extends QuietOperatorGroup implements SinkWriterMetricGroup {
        private final Counter numRecordsOutErrors = new SimpleCounter();
        private final Counter numRecordsSendErrors = new SimpleCounter();
        private final Counter numRecordsSend = new SimpleCounter();
        private final Counter numBytesSend = new SimpleCounter();

        @Override
        public Counter getNumRecordsOutErrorsCounter() {
            return numRecordsOutErrors;
        }

        @Override
        public Counter getNumRecordsSendErrorsCounter() {
            return numRecordsSendErrors;
        }

        @Override
        public Counter getNumRecordsSendCounter() {
            return numRecordsSend;
        }

        @Override
        public Counter getNumBytesSendCounter() {
            return numBytesSend;
        }

        @Override
        public void setCurrentSendTimeGauge(Gauge<Long> currentSendTimeGauge) {}
    }

    private static final class QuietSinkCommitterGroup extends QuietOperatorGroup implements SinkCommitterMetricGroup {
        private final Counter numCommittablesTotal = new SimpleCounter();
        private final Counter numCommittablesFailure = new SimpleCounter();
        private final Counter numCommittablesRetry = new SimpleCounter();
        private final Counter numCommittablesSuccess = new SimpleCounter();
        private final Counter numCommittablesAlreadyCommitted = new SimpleCounter();

        @Override
        public Counter getNumCommittablesTotalCounter() {
            return numCommittablesTotal;
        }

        @Override
        public Counter getNumCommittablesFailureCounter() {
            return numCommittablesFailure;
        }

        @Override
        public Counter getNumCommittablesRetryCounter() {
            return numCommittablesRetry;
        }

        @Override
        public Counter getNumCommittablesSuccessCounter() {
            return numCommittablesSuccess;
        }

        @Override
        public Counter getNumCommittablesAlreadyCommittedCounter() {
            return numCommittablesAlreadyCommitted;
        }

        @Override
        public void setCurrentPendingCommittablesGauge(Gauge<Integer> currentPendingCommittablesGauge) {}
    }

    private static final class QuietSplitEnumeratorGroup extends UnregisteredMetricsGroup
            implements SplitEnumeratorMetricGroup {

        @Override
        public <G extends Gauge<Long>> G setUnassignedSplitsGauge(G unassignedSplitsGauge) {
            return unassignedSplitsGauge;
        }
    }

    private static final class QuietCacheGroup extends UnregisteredMetricsGroup implements CacheMetricGroup {

        @Override
        public void hitCounter(Counter hitCounter) {}

        @Override
        public void missCounter(Counter missCounter) {}

        @Override
        public void loadCounter(Counter loadCounter) {}

        @Override
        public void numLoadFailuresCounter(Counter numLoadFailuresCounter) {}

        @Override
        public void latestLoadTimeGauge(Gauge<Long> latestLoadTimeGauge) {}

        @Override
        public void numCachedRecordsGauge(Gauge<Long> numCachedRecordsGauge) {}

        @Override
        public void numCachedBytesGauge(Gauge<Long> numCachedBytesGauge) {}
    }
}
