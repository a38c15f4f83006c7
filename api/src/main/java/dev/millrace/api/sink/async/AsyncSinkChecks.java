package dev.millrace.api.sink.async;

/// Checks that the settings of a configuration are consistent.
final class AsyncSinkChecks {
    private AsyncSinkChecks() {}

    static void check(AsyncSinkWriterConfiguration configuration) {
        checkPositive(configuration.getMaxBatchSize(), "entries of a batch");
        checkPositive(configuration.getMaxBufferedRequests(), "waiting entries");
        checkPositive(configuration.getMaxBatchSizeInBytes(), "bytes of a batch");
        checkPositive(configuration.getMaxRecordSizeInBytes(), "bytes of an entry");
        checkPositive(configuration.getMaxTimeInBufferMS(), "milliseconds an entry may wait");
        checkPositive(configuration.getMaxInFlightRequests(), "requests under way");
        if (configuration.getMaxBufferedRequests() <= configuration.getMaxBatchSize()) {
            throw new IllegalArgumentException("A batch may have " + configuration.getMaxBatchSize()
                    + " entries; more than that must be allowed to wait.");
        }
        if (configuration.getMaxBatchSizeInBytes() < configuration.getMaxRecordSizeInBytes()) {
            throw new IllegalArgumentException("An entry may have " + configuration.getMaxRecordSizeInBytes()
                    + " bytes; a batch must be allowed as many.");
        }
    }

    private static void checkPositive(long number, String what) {
        if (number <= 0) throw new IllegalArgumentException("The number of " + what + " is " + number + ".");
    }

    static void checkSize(long size, AsyncSinkWriterConfiguration configuration) {
        if (size > configuration.getMaxRecordSizeInBytes()) {
            throw new IllegalArgumentException("An entry has " + size + " bytes; " //
                    + configuration.getMaxRecordSizeInBytes() + " are allowed.");
        }
    }
}
