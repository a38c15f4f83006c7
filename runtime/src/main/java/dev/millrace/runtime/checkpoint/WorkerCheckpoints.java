package dev.millrace.runtime.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.checkpoint.subtask.CheckpointGateway;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.runtime.checkpoint.subtask.SubtaskCheckpoints;
import dev.millrace.runtime.checkpoint.subtask.SubtaskSnapshot;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.operator.OperatorSnapshot;
import dev.millrace.state.storage.Retries;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Manages the checkpoints of the subtasks in this process for a coordinator in another process. Snapshots are kept
/// until they are written and released. Carries out the calls to [RemoteSnapshots] in this process. Thread-safe.
public final class WorkerCheckpoints implements CheckpointGateway, SubtaskCheckpoints.Coordinator {

    /// Sends notifications to the coordinator in the given order. The methods correspond to coordinator methods of
    /// similar names. Thread-safe; calls return at once.
    public interface Line {
        /// Reports that a subtask has taken a checkpoint.
        ///
        /// @param stallNanos how long the subtask processed no records
        /// @param bytes the approximate size of its keyed state in memory
        /// @param isWhole true if no channel state will follow
        void taken(int member, long checkpoint, long stallNanos, long bytes, boolean isWhole);

        /// Reports that the channel state of a subtask is complete.
        void collected(int member, long checkpoint);

        void failed(int member, long checkpoint, Throwable thrown);

        /// Reports that a subtask has processed all input and now waits for its last checkpoint.
        void finished(int member);
    }

    private static final Logger LOG = LoggerFactory.getLogger(WorkerCheckpoints.class);

    private final Host host;
    private final CheckpointSettings settings;
    private final Retries retries;
    private final Line line;
    private final Map<Integer, CheckpointTarget> targets = new HashMap<>();
    private final TreeMap<Long, Held> held = new TreeMap<>();

    /// Holds the snapshot of a subtask, and the subtask that releases the snapshot.
    private record Taken(SubtaskSnapshot snapshot, CheckpointTarget target) {
        void release() {
            target.run(snapshot::release);
        }
    }

    /// Holds this process's part of one checkpoint.
    private static final class Held {
        final Map<Integer, Taken> taken = new LinkedHashMap<>();
        final List<OperatorSnapshot> inFlight = new ArrayList<>();
        boolean isWriting;
        /// True if a part was lost, so the rest must not count as complete.
        boolean isTorn;
        /// True if the checkpoint is no longer wanted; read by the writing thread.
        volatile boolean isOver;
    }

    /// Holds what is written for one checkpoint.
    private record Work(Held held, List<SubtaskSnapshot> subtasks, List<OperatorSnapshot> inFlight) {}

    /// Creates the checkpoints of a job in this process.
    ///
    /// @param retries the retry policy for writes
    public WorkerCheckpoints(Host host, CheckpointSettings settings, Retries retries, Line line) {
        this.host = host;
        this.settings = settings;
        this.retries = retries;
        this.line = line;
    }

    @Override
    public SubtaskCheckpoints subtask(int number, int subtask, Outbox outbox) {
        return new SubtaskCheckpoints(number, subtask, outbox, host.clock(), this, settings.isPeriodic());
    }

    @Override
    public boolean isOvertaking() {
        return settings.isOvertaking();
    }

    @Override
    public boolean isPeriodic() {
        return settings.isPeriodic();
    }

    /// Registers a new subtask.
    ///
    /// @param subtask receives the coordinator's calls
    /// @return the target that must receive the coordinator's calls instead of the subtask
    public CheckpointTarget join(int member, CheckpointTarget subtask) {
        synchronized (this) {
            targets.put(member, subtask);
        }
        return new Told(subtask);
    }

    @Override
    public void taken(int member, long checkpoint, SubtaskSnapshot snapshot, boolean isWhole) {
        synchronized (this) {
            CheckpointTarget target = targets.get(member);
            // If the subtask is gone, its memory is already released.
            if (target == null) return;
            held.computeIfAbsent(checkpoint, _ -> new Held()).taken.put(member, new Taken(snapshot, target));
        }
        line.taken(member, checkpoint, snapshot.stallNanos(), snapshot.bytes(), isWhole);
    }

    @Override
    public void collected(int member, long checkpoint, OperatorSnapshot inFlight) {
        synchronized (this) {
            Held known = held.get(checkpoint);
            if (known == null) return;
            known.inFlight.add(inFlight);
        }
        line.collected(member, checkpoint);
    }

    @Override
    public void failed(int member, long checkpoint, Throwable thrown) {
        line.failed(member, checkpoint, thrown);
    }

    @Override
    public void finished(int member) {
        line.finished(member);
    }

    /// Writes the parts of a checkpoint in this process to one file, with retries. The call may be repeated
    /// until [#release].
    ///
    /// @return the file's size in bytes
    /// @throws IOException if the file cannot be written; no partial file is left
    /// @throws MillraceException if parts of the checkpoint are no longer here
    public long write(long checkpoint, SnapshotPlace file, boolean isIncremental) throws IOException {
        Work work = begin(checkpoint);
        boolean isWritten = false;
        try {
            long size = retries.run("writing " + file, () -> !work.held.isOver, () -> {
                try (SnapshotFileWriter writer = new SnapshotFileWriter(file)) {
                    for (SubtaskSnapshot each : work.subtasks) each.write(writer, isIncremental);
                    for (OperatorSnapshot each : work.inFlight) each.write(writer);
                    return writer.finish();
                }
            });
            isWritten = true;
            return size;
        } finally {
            // The coordinator has already deleted the checkpoint's files, so this late file is deleted here.
            if (end(checkpoint, work.held) && isWritten) delete(file);
        }
    }

    private synchronized Work begin(long checkpoint) {
        Held known = held.get(checkpoint);
        if (known == null) throw notHeld(checkpoint, "The process no longer has its part of the checkpoint.");
        if (known.isTorn) throw notHeld(checkpoint, "Subtasks that took the checkpoint have ended.");
        if (known.isWriting) throw notHeld(checkpoint, "The process is already writing its part.");
        known.isWriting = true;
        List<SubtaskSnapshot> subtasks = new ArrayList<>();
        for (Taken each : known.taken.values()) subtasks.add(each.snapshot);
        return new Work(known, subtasks, List.copyOf(known.inFlight));
    }

    private static MillraceException notHeld(long checkpoint, String why) {
        return CheckpointFaults.NOT_HELD
                .what("The process cannot write its part of checkpoint %d.", checkpoint)
                .why(why)
                .fix("Nothing to fix. The job takes another checkpoint.");
    }

    /// Ends a write, and releases the checkpoint if it was released meanwhile.
    ///
    /// @return whether the checkpoint was released
    private boolean end(long checkpoint, Held written) {
        synchronized (this) {
            written.isWriting = false;
            if (!written.isOver) return false;
            held.remove(checkpoint, written);
        }
        written.taken.values().forEach(Taken::release);
        return true;
    }

    private static void delete(SnapshotPlace file) {
        try {
            file.delete();
            SnapshotPlace directory = file.parent();
            if (directory != null && directory.exists() && directory.children().isEmpty()) directory.delete();
        } catch (IOException left) {
            LOG.warn("{} belongs to no checkpoint and could not be deleted", file, left);
        }
    }

    /// Releases the snapshots of a checkpoint, whether it succeeded or not. If a write is in progress, the release
    /// follows the write.
    public void release(long checkpoint) {
        Held over;
        synchronized (this) {
            over = held.get(checkpoint);
            if (over == null) return;
            over.isOver = true;
            if (over.isWriting) return;
            held.remove(checkpoint);
        }
        over.taken.values().forEach(Taken::release);
    }

    /// Returns whether a subtask's part of a checkpoint is here.
    synchronized boolean holds(long checkpoint, int member) {
        Held known = held.get(checkpoint);
        return known != null && known.taken.containsKey(member);
    }

    /// Releases a completed checkpoint and all earlier ones.
    private void releaseUpTo(long checkpoint) {
        List<Long> over;
        synchronized (this) {
            over = List.copyOf(held.headMap(checkpoint, true).keySet());
        }
        over.forEach(this::release);
    }

    /// Drops interrupted subtasks with their snapshots. Checkpoints that contain them can no longer be written,
    /// except one that is being written. Not called for subtasks that finished, because their snapshots stay valid.
    public synchronized void gone(Collection<Integer> members) {
        for (int member : members) {
            CheckpointTarget target = targets.remove(member);
            for (Held each : held.values()) {
                Taken taken = each.taken.get(member);
                if (taken == null || taken.target != target || each.isWriting) continue;
                each.taken.remove(member);
                each.isTorn = true;
            }
        }
    }

    /// Passes the coordinator's calls to a subtask, and releases snapshots that the calls make obsolete.
    private final class Told implements CheckpointTarget {
        private final CheckpointTarget subtask;

        Told(CheckpointTarget subtask) {
            this.subtask = subtask;
        }

        @Override
        public void announce(Control.Barrier barrier, boolean isLast) {
            subtask.announce(barrier, isLast);
        }

        @Override
        public void overtake(Control.Barrier barrier) {
            subtask.overtake(barrier);
        }

        @Override
        public void collect(long checkpoint) {
            subtask.collect(checkpoint);
        }

        @Override
        public void completed(long checkpoint) {
            releaseUpTo(checkpoint);
            subtask.completed(checkpoint);
        }

        @Override
        public void aborted(long checkpoint) {
            release(checkpoint);
            subtask.aborted(checkpoint);
        }

        @Override
        public void run(Runnable task) {
            subtask.run(task);
        }

        @Override
        public void drain() {
            subtask.drain();
        }

        @Override
        public void leave() {
            subtask.leave();
        }
    }
}
