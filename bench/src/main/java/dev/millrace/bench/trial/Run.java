package dev.millrace.bench.trial;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One line of output: one run of one engine.
///
/// @param kind what the run is for
/// @param seconds wall time from the first event to the end of the last sink; for `startup` the life of the process
/// @param cpuSeconds the CPU time of the whole process in that interval
/// @param checksum of all results in any order, 16 hexadecimal digits; none for `startup`
/// @param peakRssBytes of the process so far
/// @param latency in the workload `latency`
/// @param firstResultSeconds since the start of the process, in the workload `startup`
/// @param longestGapMillis between two records of a subtask, in the workload `checkpoint`
/// @param bytesPerKey of the heap, in the workload `memory`
/// @param growth in the workload `soak`
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
    /// What a run is for.
    public enum Kind {
        /// A fixed number of events, the same for each engine, so that checksums must be equal.
        @JsonProperty("verify")
        VERIFY,
        /// A run whose time counts.
        @JsonProperty("measure")
        MEASURE
    }

    /// A run without growth.
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

    /// Events per CPU second, the steadier figure on a shared machine.
    public double eventsPerCpuSecond() {
        return events / cpuSeconds;
    }
}
