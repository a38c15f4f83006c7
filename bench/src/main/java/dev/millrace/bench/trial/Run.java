package dev.millrace.bench.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Represents one run of one engine, which is one line of output.
///
/// @param kind the purpose of the run
/// @param seconds wall time from the first event to the end of the last sink; for `startup` the lifetime of
/// the process
/// @param cpuSeconds CPU time of the whole process in that interval
/// @param checksum of all results in any order, 16 hexadecimal digits; empty for `startup`
/// @param peakRssBytes of the process so far
/// @param latency for the workload `latency`
/// @param firstResultSeconds since the start of the process, for the workload `startup`
/// @param longestGapMillis between two records of a subtask, for the workload `checkpoint`
/// @param bytesPerKey of the heap, for the workload `memory`
/// @param growth for the workload `soak`
public record Run(
        String engine,
        String workload,
        String config,
        Kind kind,
        long events,
        double seconds,
        double cpuSeconds,
        double eventsPerS,
        long results,
        @Nullable String checksum,
        long peakRssBytes,
        @Nullable Latency latency,
        @Nullable Double firstResultSeconds,
        @Nullable Double longestGapMillis,
        @Nullable Double bytesPerKey,
        @Nullable Growth growth) {
    /// Names the purpose of a run.
    public enum Kind {
        /// A run with a fixed number of events, the same for each engine, whose checksums must be equal.
        @JsonProperty("verify")
        VERIFY,
        /// A run whose time is measured.
        @JsonProperty("measure")
        MEASURE
    }

    /// Creates a run without growth.
    public Run(
            String engine,
            String workload,
            String config,
            Kind kind,
            long events,
            double seconds,
            double cpuSeconds,
            double eventsPerS,
            long results,
            @Nullable String checksum,
            long peakRssBytes,
            @Nullable Latency latency,
            @Nullable Double firstResultSeconds,
            @Nullable Double longestGapMillis,
            @Nullable Double bytesPerKey) {
        this(
                engine,
                workload,
                config,
                kind,
                events,
                seconds,
                cpuSeconds,
                eventsPerS,
                results,
                checksum,
                peakRssBytes,
                latency,
                firstResultSeconds,
                longestGapMillis,
                bytesPerKey,
                null);
    }

    /// Returns events per CPU second, which vary less on a shared machine.
    public double eventsPerCpuSecond() {
        return events / cpuSeconds;
    }
}
