package dev.millrace.cluster.ledger;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.journal.JournalEntry;
import dev.millrace.cluster.journal.Journal;
import dev.millrace.graph.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Holds the state of a coordinator that survives a restart: accepted jobs, their newest snapshots, requested
/// parallelisms, and results of ended jobs. Not thread-safe.
///
/// Each method that changes the ledger writes to the journal before it returns. If the write fails, the method throws
/// and changes nothing here. A coordinator that takes over restores the same state by replay.
public final class Ledger {
    private static final long COMPACT_BYTES = 1 << 20;

    private final Journal journal;
    private final Supplier<List<JournalEntry>> others;
    private final Map<String, StoredJob> jobs = new LinkedHashMap<>();
    private final Map<String, SnapshotPointer> snapshots = new LinkedHashMap<>();
    private final Map<String, Map<String, Bounds>> bounds = new LinkedHashMap<>();
    private final Map<String, StoredJobResult> results = new LinkedHashMap<>();
    private long bytesWhenCompact;

    /// Replays the records of an opened journal. Records with types from 100 on belong to other owners and
    /// are skipped.
    ///
    /// @param others supplies the records that those owners need, when the journal is compacted
    /// @throws MillraceException [ClusterFaults#LEDGER_ENTRY]
    public Ledger(Journal.Opened opened, Supplier<List<JournalEntry>> others) {
        this.journal = opened.journal();
        this.others = others;
        for (JournalEntry entry : opened.entries()) {
            if (entry.type() < LedgerEntry.TYPES_END) apply(LedgerEntry.read(entry));
        }
        bytesWhenCompact = journal.bytes();
    }

    /// Returns the epoch in which the journal is written.
    public long epoch() {
        return journal.epoch();
    }

    /// Returns the jobs that must run, oldest first.
    public List<StoredJob> jobs() {
        return List.copyOf(jobs.values());
    }

    /// Returns the snapshot from which a job continues after a failure of the coordinator.
    public Optional<SnapshotPointer> newestSnapshot(String job) {
        return Optional.ofNullable(snapshots.get(job));
    }

    /// Returns the requested bounds of the parallelisms of a job's vertices, by vertex id.
    public Map<String, Bounds> bounds(String job) {
        return bounds.getOrDefault(job, Map.of());
    }

    /// Returns the results of ended jobs that have not been dropped, oldest first.
    public List<StoredJobResult> results() {
        return List.copyOf(results.values());
    }

    /// Returns a job that must run.
    public Optional<StoredJob> job(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /// Accepts a job. Its artifacts must be stored before.
    ///
    /// @throws MillraceException [ClusterFaults#LEDGER_RULE] if a job of that id runs or has ended
    public void add(StoredJob job) {
        if (jobs.containsKey(job.id()) || results.containsKey(job.id())) {
            throw ClusterFaults.LEDGER_RULE
                    .what("Job %s was submitted before.", job.id())
                    .why("The earlier job %s.", results.containsKey(job.id()) ? "has ended" : "is running")
                    .fix("Submit the job under another id.");
        }
        note(new LedgerEntry.Added(job));
    }

    /// Records a complete snapshot. A snapshot that is older than the newest changes nothing.
    public void point(String job, SnapshotPointer pointer) {
        checkRuns(job);
        SnapshotPointer before = snapshots.get(job);
        if (before == null || before.checkpoint() < pointer.checkpoint()) note(new LedgerEntry.Pointed(job, pointer));
    }

    /// Records the requested bounds of the parallelisms of a job's vertices.
    ///
    /// @param wanted the bounds by vertex id; other vertices keep the bounds recorded before
    public void require(String job, Map<String, Bounds> wanted) {
        checkRuns(job);
        Map<String, Bounds> all = new HashMap<>(bounds(job));
        all.putAll(wanted);
        if (!all.equals(bounds(job))) note(new LedgerEntry.Required(job, OrderedCopy.of(all)));
    }

    /// Records the result of a job, which will not run again. The result is not clean yet.
    public void end(StoredJobResult result) {
        checkRuns(result.job());
        note(new LedgerEntry.Ended(result));
    }

    /// Records that all resources of an ended job are deleted.
    public void cleaned(String job) {
        StoredJobResult result = results.get(job);
        if (result == null) throw unknown(job, "has not ended");
        if (!result.isClean()) note(new LedgerEntry.Cleaned(job));
    }

    /// Records that all resources of an ended job are deleted. Then drops the oldest clean results while there are
    /// more than `most` results.
    public void cleaned(String job, int most) {
        cleaned(job);
        for (StoredJobResult each : results()) {
            if (results.size() <= most) return;
            if (each.isClean()) drop(each.job());
        }
    }

    /// Drops a clean result.
    public void drop(String job) {
        StoredJobResult result = results.get(job);
        if (result == null || !result.isClean()) throw unknown(job, "has no clean result");
        note(new LedgerEntry.Dropped(job));
    }

    private void note(LedgerEntry entry) {
        JournalEntry written = entry.written(journal.epoch());
        journal.append(written.type(), written.payload());
        apply(entry);
        if (journal.bytes() > 2 * bytesWhenCompact + COMPACT_BYTES || journal.isFragmented()) compact();
    }

    private void apply(LedgerEntry entry) {
        switch (entry) {
            case LedgerEntry.Added(StoredJob job) -> jobs.put(job.id(), job);
            case LedgerEntry.Pointed(String job, SnapshotPointer pointer) -> snapshots.put(job, pointer);
            case LedgerEntry.Required(String job, Map<String, Bounds> wanted) -> bounds.put(job, wanted);
            case LedgerEntry.Ended(StoredJobResult result) -> results.put(result.job(), result);
            case LedgerEntry.Cleaned(String job) -> results.computeIfPresent(job, (_, result) -> result.cleaned());
            case LedgerEntry.Dropped(String job) -> results.remove(job);
        }
        if (entry instanceof LedgerEntry.Ended(StoredJobResult result)) {
            jobs.remove(result.job());
            bounds.remove(result.job());
        }
        if (entry instanceof LedgerEntry.Cleaned(String job)) snapshots.remove(job);
    }

    /// Replaces the records of the journal by the fewest records with the same meaning.
    public void compact() {
        List<JournalEntry> entries = new ArrayList<>();
        long epoch = journal.epoch();
        jobs.values().forEach(job -> entries.add(new LedgerEntry.Added(job).written(epoch)));
        snapshots.forEach((job, pointer) -> entries.add(new LedgerEntry.Pointed(job, pointer).written(epoch)));
        bounds.forEach((job, wanted) -> entries.add(new LedgerEntry.Required(job, wanted).written(epoch)));
        for (StoredJobResult result : results.values()) {
            entries.add(new LedgerEntry.Ended(result).written(epoch));
            if (result.isClean()) entries.add(new LedgerEntry.Cleaned(result.job()).written(epoch));
        }
        entries.addAll(others.get());
        journal.compact(entries);
        bytesWhenCompact = journal.bytes();
    }

    private void checkRuns(String job) {
        if (!jobs.containsKey(job)) throw unknown(job, "is none that must run");
    }

    private static MillraceException unknown(String job, String why) {
        return ClusterFaults.LEDGER_RULE
                .what("Job %s %s.", job, why)
                .fix("Report this error with the log of the coordinator.");
    }
}
