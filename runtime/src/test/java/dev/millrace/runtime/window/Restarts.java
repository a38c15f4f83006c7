package dev.millrace.runtime.window;

import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.rows.KeyedChanges;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Runs a script with the subtasks of one operator, which fails now and then. After each failure, new subtasks restore
/// a snapshot, at another parallelism and with another number of key groups.
///
/// Most snapshots are incremental, and some checkpoints fail. The failed subtasks continue after their snapshot and
/// before the snapshot is written. Their later output is discarded, but changes to shared objects would become visible
/// in the snapshot.
final class Restarts {
    private static final int[] PARALLELISMS = {1, 2, 3, 7};
    private static final int[] GROUPS = {8, 128, 1_000, 128};
    private static final int CHECKPOINT_EVERY = 12;

    private final Script script;
    private final Harnesses harnesses;
    private final SplittableRandom random;
    /// The positions at which the script is cut, and the parallelism of each part.
    private final int[] cuts;
    private final int[] parallelisms;
    private final int[] groups;
    /// For each part and subtask, the number of events before the cut after which the subtask receives
    /// no watermark.
    private final int[][] lags;
    /// The number of events after a restart during which the watermark lags, and the decrease of the lag with
    /// each event.
    private final int returnEvents;
    private final int returnMillis;
    /// Computes the owners of keys; processes no records.
    private final WindowOperatorHarness hashing;
    private final List<String> lines = new ArrayList<>();
    private long dropped;

    /// Creates subtasks, and determines the inputs of records and watermarks.
    interface Harnesses {
        WindowOperatorHarness make(WindowOperatorHarness.Beginning beginning) throws Exception;

        int inputOf(Event event);

        Object shown(Event event);

        int inputs();
    }

    /// Creates a run with random cuts.
    ///
    /// @param isUneven whether subtasks have different watermarks when snapshots are taken
    Restarts(Script script, Harnesses harnesses, SplittableRandom random, boolean isUneven) throws Exception {
        this.script = script;
        this.harnesses = harnesses;
        this.random = random;
        this.hashing = harnesses.make(WindowOperatorHarness.Beginning.ALONE);
        int size = script.events().size();
        int first = random.nextInt(size);
        int second = first + random.nextInt(Math.min(size - first, 1 + random.nextInt(size)));
        this.cuts = new int[] {first, second, size};
        this.parallelisms = new int[cuts.length];
        this.groups = new int[cuts.length];
        this.lags = new int[cuts.length][];
        for (int part = 0; part < cuts.length; part++) {
            parallelisms[part] = PARALLELISMS[random.nextInt(PARALLELISMS.length)];
            groups[part] = GROUPS[random.nextInt(GROUPS.length)];
            lags[part] = new int[parallelisms[part]];
            if (isUneven) for (int i = 0; i < parallelisms[part]; i++) lags[part][i] = random.nextInt(40);
        }
        this.returnEvents = random.nextInt(40);
        this.returnMillis = random.nextInt(6);
    }

    int parts() {
        return cuts.length;
    }

    int cut(int part) {
        return cuts[part];
    }

    int parallelism(int part) {
        return parallelisms[part];
    }

    /// Returns the subtask that owns an event's key.
    int owner(Event event, int part) throws Exception {
        return hashing.owner(harnesses.inputOf(event), harnesses.shown(event), parallelisms[part], groups[part]);
    }

    /// Returns whether a subtask receives the watermark after an event.
    boolean sees(int part, int subtask, int event) {
        boolean isLast = part == cuts.length - 1;
        return isLast || event < cuts[part] - lags[part][subtask];
    }

    /// Returns the watermark after an event, or `Long.MIN_VALUE` for none.
    long watermark(int part, int at) {
        long scripted = script.events().get(at).watermark;
        if (part == 0 || scripted == Long.MIN_VALUE) return scripted;
        return scripted - (long) returnMillis * Math.max(0, returnEvents - (at - cuts[part - 1]));
    }

    List<String> lines() {
        return lines;
    }

    long dropped() {
        return dropped;
    }

    void run() throws Exception {
        List<SnapshotFile> from = List.of();
        for (int part = 0; part < cuts.length; part++) {
            int before = groups[Math.max(0, part - 1)];
            List<WindowOperatorHarness> subtasks = new ArrayList<>();
            for (int i = 0; i < parallelisms[part]; i++) {
                subtasks.add(harnesses.make(
                        new WindowOperatorHarness.Beginning(i, parallelisms[part], groups[part], before, from, true)));
            }
            boolean goesOn = before == groups[part] && random.nextBoolean();
            Checkpoints checkpoints = new Checkpoints(subtasks, goesOn ? from : List.of());
            int begin = part == 0 ? 0 : cuts[part - 1];
            for (int at = begin; at < cuts[part]; at++) {
                play(subtasks, part, at);
                if (random.nextInt(CHECKPOINT_EVERY) == 0) checkpoints.take();
            }
            boolean isLast = part == cuts.length - 1;
            if (isLast) end(subtasks);
            List<KeyedSnapshot<Object>> snapshots = new ArrayList<>();
            for (WindowOperatorHarness harness : subtasks) {
                harness.lines().forEach(line -> lines.add(line.startsWith("side ") ? line.substring(5) : line));
                dropped += harness.dropped();
                if (!isLast) snapshots.add(harness.snapshot());
            }
            if (isLast) return;
            doMore(subtasks, part);
            from = checkpoints.with(snapshots);
        }
    }

    /// Takes consecutive checkpoints, some of which fail.
    private final class Checkpoints {
        private final List<WindowOperatorHarness> subtasks;
        private final List<KeyedChanges> untold = new ArrayList<>();
        private List<SnapshotFile> chain;

        /// Starts a series of checkpoints.
        ///
        /// @param chain the files on which the first checkpoint builds; if empty, the first checkpoint is full
        Checkpoints(List<WindowOperatorHarness> subtasks, List<SnapshotFile> chain) {
            this.subtasks = subtasks;
            this.chain = chain;
        }

        void take() throws Exception {
            List<KeyedSnapshot<Object>> snapshots = new ArrayList<>();
            for (WindowOperatorHarness harness : subtasks) snapshots.add(harness.snapshot());
            List<KeyedChanges> changes =
                    snapshots.stream().map(KeyedSnapshot::changes).toList();
            if (random.nextInt(3) == 0) {
                snapshots.forEach(KeyedSnapshot::release);
                return;
            }
            chain = with(snapshots);
            untold.addAll(changes);
            // Subtasks may learn late that a checkpoint is complete.
            if (random.nextBoolean()) return;
            untold.forEach(KeyedChanges::complete);
            untold.clear();
        }

        List<SnapshotFile> with(List<KeyedSnapshot<Object>> snapshots) throws Exception {
            List<SnapshotFile> files = new ArrayList<>(chain);
            files.add(written(snapshots, !chain.isEmpty()));
            return files;
        }
    }

    private void play(List<WindowOperatorHarness> subtasks, int part, int at) throws Exception {
        record(subtasks, part, at);
        long watermark = watermark(part, at);
        if (watermark == Long.MIN_VALUE) return;
        for (int i = 0; i < subtasks.size(); i++) {
            if (sees(part, i, at)) advance(subtasks.get(i), watermark);
        }
    }

    private void record(List<WindowOperatorHarness> subtasks, int part, int at) throws Exception {
        Event event = script.events().get(at);
        // Use a copy, because reductions may change records.
        Object shown = harnesses.shown(new Event(event.id, event.key, event.time, event.watermark));
        int input = harnesses.inputOf(event);
        int owner = subtasks.getFirst().owner(input, shown, subtasks.size(), groups[part]);
        subtasks.get(owner).record(input, shown, event.time);
    }

    private void advance(WindowOperatorHarness harness, long watermark) {
        for (int input = 0; input < harnesses.inputs(); input++) harness.watermark(input, watermark);
    }

    private void end(List<WindowOperatorHarness> subtasks) {
        for (WindowOperatorHarness harness : subtasks) advance(harness, Long.MAX_VALUE);
    }

    private void doMore(List<WindowOperatorHarness> subtasks, int part) throws Exception {
        int more = Math.min(script.events().size(), cuts[part] + random.nextInt(60));
        for (int at = cuts[part]; at < more; at++) {
            record(subtasks, part, at);
            long watermark = watermark(part, at);
            if (watermark != Long.MIN_VALUE) for (WindowOperatorHarness harness : subtasks) advance(harness, watermark);
        }
        if (random.nextBoolean()) end(subtasks);
    }

    /// Writes full snapshots to one file, and releases them.
    static SnapshotFile written(List<KeyedSnapshot<Object>> snapshots) throws Exception {
        return written(snapshots, false);
    }

    /// Writes snapshots to one file, and releases them.
    ///
    /// @param isIncremental whether the file contains only changes
    static SnapshotFile written(List<KeyedSnapshot<Object>> snapshots, boolean isIncremental) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnapshotFileWriter writer = new SnapshotFileWriter(bytes)) {
            for (KeyedSnapshot<Object> each : snapshots) {
                each.write(writer, isIncremental);
                each.release();
            }
            writer.finish();
        }
        return SnapshotFile.of(bytes.toByteArray());
    }
}
