package dev.millrace.api;

import dev.millrace.api.cache.CachedResults;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.AbstractID;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/// Manages the cached streams of an environment. Each cached stream is a step that forwards its input. The input is the
/// original step at first. When a job has kept the results of the original step, the input is a source that reads them.
final class Caches {
    private final List<Entry<?>> entries = new ArrayList<>();
    private final List<Writing> writings = new ArrayList<>();
    private final IntSupplier ids;

    /// @param ids assigns numbers to steps
    Caches(IntSupplier ids) {
        this.ids = ids;
    }

    /// Describes a cached stream.
    ///
    /// @param readId the number of the source, which must be less than the number of the forwarding step
    private record Entry<T>(Step<T> original, int readId, Step<T> handing, CachedResults<T> results) {
        void route() {
            boolean isKept = results.areComplete();
            boolean isReading = handing.inputs().getFirst() != original;
            if (isKept == isReading) return;
            handing.reroute(isKept ? reading() : original);
        }

        private Step<T> reading() {
            Operation read = new Operation.Read(results.source(), WatermarkStrategy.noWatermarks());
            Step<T> step = new Step<>(readId, "Source: Cached " + original.name(), read, List.of(), original::type);
            step.parallelism(original.parallelism());
            return step;
        }
    }

    /// Describes the results that the next job keeps.
    private record Writing(CachedResults<?> results, Path place) {}

    int newId() {
        return ids.getAsInt();
    }

    <T> void add(Step<T> original, int readId, Step<T> handing, CachedResults<T> results) {
        entries.add(new Entry<>(original, readId, handing, results));
    }

    /// Connects each cached stream to the original step or to the source of kept records.
    void route() {
        entries.forEach(Entry::route);
    }

    /// Returns the steps that write the records of the cached streams that these steps compute.
    List<Step<?>> writers(Collection<Step<?>> reached) {
        List<Step<?>> writers = new ArrayList<>();
        for (Entry<?> entry : entries) {
            if (!reached.contains(entry.handing()) || entry.results().areComplete()) continue;
            // A stream without an end would fill the disk, and no job would read its records.
            if (doesEnd(entry.original())) writers.add(writer(entry));
        }
        return writers;
    }

    private static boolean doesEnd(Step<?> step) {
        if (step.operation() instanceof Operation.Read read) {
            return read.source().getBoundedness() == Boundedness.BOUNDED;
        }
        return step.inputs().stream().allMatch(Caches::doesEnd);
    }

    private <T> Step<T> writer(Entry<T> entry) {
        Path place = entry.results().newDirectory();
        writings.add(new Writing(entry.results(), place));
        Operation write = new Operation.Write(entry.results().sink(place));
        Step<T> original = entry.original();
        Step<T> step = new Step<>(newId(), "Cache " + original.name(), write, List.of(original), original::type);
        step.parallelism(original.parallelism());
        return step;
    }

    /// Called when the job with the last writers has started.
    void started(JobClient client) {
        for (Writing writing : writings) writing.results().started(writing.place(), client.getJobExecutionResult());
        writings.clear();
    }

    /// Called when the job with the last writers failed to start.
    void failed() {
        for (Writing writing : writings) writing.results().delete(writing.place());
        writings.clear();
    }

    /// Returns the ids of the streams whose results are kept now.
    Set<AbstractID> complete() {
        Set<AbstractID> ids = new HashSet<>();
        for (Entry<?> entry : entries)
            if (entry.results().areComplete()) ids.add(entry.results().id());
        return ids;
    }

    /// Deletes all kept results.
    void forget() {
        for (Entry<?> entry : entries) entry.results().forget();
    }
}
