package dev.millrace.runtime.checkpoint;

import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.base.machine.StateMachine;
import dev.millrace.exchange.Control;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.storage.SnapshotPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Represents a checkpoint that is not complete. Called by the coordinator's thread only, unless stated otherwise.
final class PendingCheckpoint {
    final long id;
    /// The start by the wall clock and by the monotonic clock.
    final long startedMillis;

    final long startedNanos;
    final @Nullable Savepoint savepoint;
    /// All subtasks at the start of the checkpoint, by number. Others may replace them before the checkpoint ends.
    final SortedMap<Integer, CheckpointCoordinator.Member> members;

    /// The barrier that overtakes records when no older checkpoint waits for its barriers.
    Control.@Nullable Barrier overtaking;

    /// The failure or the reason why the checkpoint was aborted; null if there is none.
    @Nullable
    Throwable failure;

    /// True if the enumerator of a source caused the failure.
    boolean isFailedInEnumerator;

    /// The written checkpoint; null until the checkpoint is written.
    CheckpointDirectory.@Nullable Complete complete;

    private final StateMachine<CheckpointState, CheckpointState.Event, CheckpointState.Action> machine =
            new StateMachine<>(CheckpointState.TABLE);
    private final Set<Integer> missing = new HashSet<>();
    private final Set<String> missingSources = new HashSet<>();
    /// The subtasks whose channel state is still missing.
    private final Set<Integer> overtaken = new HashSet<>();

    private final List<OperatorSnapshot> inFlight = new ArrayList<>();
    private final Map<Integer, SubtaskSnapshot> taken = new LinkedHashMap<>();
    /// How long subtasks of other processes were stalled, by number.
    private final Map<Integer, Long> elsewhere = new LinkedHashMap<>();
    private final Map<String, byte[]> sources = new LinkedHashMap<>();

    /// Describes a requested savepoint.
    ///
    /// @param target the directory
    /// @param stops true if the job stops with the savepoint
    /// @param done completes with the directory or the failure
    record Savepoint(SnapshotPlace target, boolean stops, CompletableFuture<SnapshotPlace> done) {}

    PendingCheckpoint(
            long id,
            long startedMillis,
            long startedNanos,
            @Nullable Savepoint savepoint,
            SortedMap<Integer, CheckpointCoordinator.Member> members) {
        this.id = id;
        this.startedMillis = startedMillis;
        this.startedNanos = startedNanos;
        this.savepoint = savepoint;
        this.members = members;
    }

    /// Changes the state of the checkpoint.
    ///
    /// @return what the coordinator does next, in this order
    List<CheckpointState.Action> on(CheckpointState.Event event) {
        return machine.on(event).actions();
    }

    /// Returns whether the checkpoint is being written and was not aborted. Thread-safe.
    boolean isWriting() {
        return machine.state() == CheckpointState.WRITING;
    }

    private CheckpointCoordinator.Member member(int number) {
        return Check.present(members.get(number), "a subtask of the checkpoint");
    }

    CheckpointTarget target(int member) {
        return member(member).target();
    }

    Collection<CheckpointCoordinator.Member> all() {
        return members.values();
    }

    boolean isStopping() {
        return savepoint != null && savepoint.stops();
    }

    void await(int member) {
        missing.add(member);
    }

    void await(String source) {
        missingSources.add(source);
    }

    /// Adds the snapshot of a subtask.
    ///
    /// @param isWhole true if no channel state will follow
    void taken(int member, SubtaskSnapshot snapshot, boolean isWhole) {
        missing.remove(member);
        if (!isWhole) overtaken.add(member);
        taken.put(member, snapshot);
    }

    /// Adds a subtask whose snapshot is in another process.
    void takenElsewhere(int member, long stallNanos, boolean isWhole) {
        missing.remove(member);
        if (!isWhole) overtaken.add(member);
        elsewhere.put(member, stallNanos);
    }

    void taken(String source, byte[] state) {
        missingSources.remove(source);
        sources.put(source, state);
    }

    /// Notes that a subtask has ended, so its part is not needed.
    void ended(int member) {
        missing.remove(member);
        overtaken.remove(member);
    }

    void collected(int member, OperatorSnapshot what) {
        overtaken.remove(member);
        inFlight.add(what);
    }

    void collectedElsewhere(int member) {
        overtaken.remove(member);
    }

    boolean isWhole() {
        return missing.isEmpty() && missingSources.isEmpty() && overtaken.isEmpty();
    }

    /// Returns whether all barriers have arrived, and some channel state is missing.
    boolean lacksOnlyChannelState() {
        return missing.isEmpty() && !overtaken.isEmpty();
    }

    /// Returns the subtasks whose channel state is missing.
    Set<Integer> toCollect() {
        return OrderedCopy.of(overtaken);
    }

    /// Returns the subtasks that have not taken the checkpoint.
    Set<Integer> missingMembers() {
        return OrderedCopy.of(missing);
    }

    /// Returns the number of missing answers.
    int missing() {
        return missing.size() + missingSources.size() + overtaken.size();
    }

    /// Returns the snapshots by the subtask's number.
    Map<Integer, SubtaskSnapshot> taken() {
        return taken;
    }

    /// Returns the longest time for which a subtask was stalled.
    long longestStallNanos() {
        LongStream here = taken.values().stream().mapToLong(SubtaskSnapshot::stallNanos);
        LongStream there = elsewhere.values().stream().mapToLong(Long::longValue);
        return LongStream.concat(here, there).max().orElse(0);
    }

    /// Returns the other processes with subtasks, whether they have taken the checkpoint or not.
    Collection<RemoteSnapshots> remoteSnapshots() {
        TreeMap<String, RemoteSnapshots> all = new TreeMap<>();
        for (CheckpointCoordinator.Member each : members.values()) {
            RemoteSnapshots remoteSnapshots = each.remoteSnapshots();
            if (remoteSnapshots != null) all.put(remoteSnapshots.name(), remoteSnapshots);
        }
        return all.values();
    }

    /// Returns the parts of other processes, in the order of their names.
    List<Share> shares() {
        TreeMap<String, Share> shares = new TreeMap<>();
        for (int number : elsewhere.keySet()) {
            RemoteSnapshots remoteSnapshots =
                    Check.present(member(number).remoteSnapshots(), "where a subtask is that is elsewhere");
            shares.computeIfAbsent(remoteSnapshots.name(), _ -> new Share(remoteSnapshots, new TreeSet<>()))
                    .members()
                    .add(number);
        }
        return List.copyOf(shares.values());
    }

    /// Describes the part of another process.
    ///
    /// @param members the subtasks whose snapshots that process holds
    record Share(RemoteSnapshots remoteSnapshots, Set<Integer> members) {}

    /// Returns the channel state.
    List<OperatorSnapshot> inFlight() {
        return inFlight;
    }

    /// Returns the states of enumerators, by the source's operator.
    Map<String, byte[]> sources() {
        return sources;
    }
}
