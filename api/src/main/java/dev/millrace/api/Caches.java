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

/// The cached streams of an environment. Each is a step that hands on what it is given: by the step that is cached, or,
/// once a job has kept that step's results, by a source that reads them.
final class Caches {
    private final List<Entry<?>> entries = new ArrayList<>();
    private final List<Writing> writings = new ArrayList<>();
    private final IntSupplier ids;

    /// @param ids gives numbers to steps
    Caches(IntSupplier ids) {
        this.ids = ids;
    }

    /// A cached stream.
    ///
    /// @param readId the number of the source, which must be below that of the handing step
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

    /// What the next job is to keep.
    private record Writing(CachedResults<?> results, Path place) {}

    int newId() {
        return ids.getAsInt();
    }

    <T> void add(Step<T> original, int readId, Step<T> handing, CachedResults<T> results) {
        entries.add(new Entry<>(original, readId, handing, results));
    }

    /// Lets each cached stream be read from where its records are now.
    void route() {
        entries.forEach(Entry::route);
    }

    /// Steps that keep what cached streams among these steps are computed.
    List<Step<?>> writers(Collection<Step<?>> reached) {
        List<Step<?>> writers = new ArrayList<>();
        for (Entry<?> entry : entries) {
            if (!reached.contains(entry.handing()) || entry.results().areComplete()) continue;
            // What does not end would fill the disk, and would never be read.
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

    /// The job with the last writers was started.
    void started(JobClient client) {
        for (Writing writing : writings) writing.results().started(writing.place(), client.getJobExecutionResult());
        writings.clear();
    }

    /// The job with the last writers could not be started.
    void failed() {
        for (Writing writing : writings) writing.results().delete(writing.place());
        writings.clear();
    }

    /// The streams whose results are kept now.
    Set<AbstractID> complete() {
        Set<AbstractID> ids = new HashSet<>();
        for (Entry<?> entry : entries)
            if (entry.results().areComplete()) ids.add(entry.results().id());
        return ids;
    }

    /// Forgets all results.
    void forget() {
        for (Entry<?> entry : entries) entry.results().forget();
    }
}
