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

/// The checkpoints of the subtasks in this process, whose coordinator is in another: keeps what they took until it
/// is written and nobody asks for it any more, and passes on the news. What an [RemoteSnapshots] is told there is done
/// here. Any thread.
public final class WorkerCheckpoints implements CheckpointGateway, SubtaskCheckpoints.Coordinator {

    /// Where the news go: to the coordinator's methods of nearly the same names, in this order. Any thread;
    /// returns at once.
    public interface Line {
        /// @param stallNanos for how long the subtask did nothing else
        /// @param isWhole whether nothing was on its way to the subtask
        void taken(int member, long checkpoint, long stallNanos, boolean isWhole);

        /// All that was on its way to the subtask is there too.
        void collected(int member, long checkpoint);

        void failed(int member, long checkpoint, Throwable thrown);

        /// All input has been processed; what is left to do waits for a checkpoint.
        void finished(int member);
    }

    private static final Logger LOG = LoggerFactory.getLogger(WorkerCheckpoints.class);

    private final Host host;
    private final CheckpointSettings settings;
    private final Retries retries;
    private final Line line;
    private final Map<Integer, CheckpointTarget> targets = new HashMap<>();
    private final TreeMap<Long, Held> held = new TreeMap<>();

    /// A subtask's snapshot, and who releases it.
    private record Taken(SubtaskSnapshot snapshot, CheckpointTarget target) {
        void release() {
            target.run(snapshot::release);
        }
    }

    /// What is here of one checkpoint.
    private static final class Held {
        final Map<Integer, Taken> taken = new LinkedHashMap<>();
        final List<OperatorSnapshot> inFlight = new ArrayList<>();
        boolean isWriting;
        /// Some of it is gone, so that what is left must not be taken for all.
        boolean isTorn;
        /// Nobody waits for it any more. Read by who writes it.
        volatile boolean isOver;
    }

    /// What is written of one checkpoint.
    private record Work(Held held, List<SubtaskSnapshot> subtasks, List<OperatorSnapshot> inFlight) {}

    /// @param retries of its writing
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

    /// A subtask is there, which has taken nothing yet.
    ///
    /// @param subtask itself
    /// @return who is to get what the coordinator tells the subtask
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
            // Its subtask is gone, and so is all it held.
            if (target == null) return;
            held.computeIfAbsent(checkpoint, _ -> new Held()).taken.put(member, new Taken(snapshot, target));
        }
        line.taken(member, checkpoint, snapshot.stallNanos(), isWhole);
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

    /// Writes all that is here of a checkpoint into one file, as often as that may be tried. It may be asked for
    /// again until the checkpoint is [released][#release].
    ///
    /// @return the file's size in bytes
    /// @throws IOException if it cannot be written; nothing is left of it then
    /// @throws MillraceException if not all of it is here any more
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
            // Who has given it up has deleted what there was, and does not know of this.
            if (end(checkpoint, work.held) && isWritten) delete(file);
        }
    }

    private synchronized Work begin(long checkpoint) {
        Held known = held.get(checkpoint);
        if (known == null) throw notHeld(checkpoint, "it has none of it, or no longer");
        if (known.isTorn) throw notHeld(checkpoint, "subtasks that took it are gone");
        if (known.isWriting) throw notHeld(checkpoint, "it is writing it already");
        known.isWriting = true;
        List<SubtaskSnapshot> subtasks = new ArrayList<>();
        for (Taken each : known.taken.values()) subtasks.add(each.snapshot);
        return new Work(known, subtasks, List.copyOf(known.inFlight));
    }

    private static MillraceException notHeld(long checkpoint, String why) {
        return CheckpointFaults.NOT_HELD
                .what("a process was asked for its part of checkpoint %d and cannot write it", checkpoint)
                .why(why)
                .fix("nothing to fix: the job takes another checkpoint");
    }

    /// @return whether nobody wants it any more
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
            LOG.warn("{} belongs to no checkpoint and was not deleted", file, left);
        }
    }

    /// What subtasks took of a checkpoint is not needed any more, however it ended; what is being written, not
    /// after that.
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

    /// Whether what a subtask took of a checkpoint is here.
    synchronized boolean holds(long checkpoint, int member) {
        Held known = held.get(checkpoint);
        return known != null && known.taken.containsKey(member);
    }

    /// A checkpoint is complete, so all before it are over too.
    private void releaseUpTo(long checkpoint) {
        List<Long> over;
        synchronized (this) {
            over = List.copyOf(held.headMap(checkpoint, true).keySet());
        }
        over.forEach(this::release);
    }

    /// Subtasks were cut short, and all that they held is gone with them; checkpoints that they took cannot be
    /// written any more, but for one that is being written. Not for subtasks that have come to their end: what
    /// they took counts.
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

    /// What the coordinator tells a subtask: by that it tells what is not needed any more.
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
