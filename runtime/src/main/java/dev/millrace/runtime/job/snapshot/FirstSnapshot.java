package dev.millrace.runtime.job.snapshot;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RecoveryClaimMode;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.graph.ChainLink;
import dev.millrace.graph.Exit;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.checkpoint.Checkpoints;
import dev.millrace.runtime.checkpoint.restore.RecoveryRule;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.JobFaults;
import dev.millrace.runtime.job.RuntimeOptions;
import dev.millrace.runtime.job.deploy.Workers;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the savepoint or checkpoint that a job starts from, and checks that the job can use it.
///
/// @param continued what an earlier process left; null if the job is new
public record FirstSnapshot(
        JobGraph graph,
        Configuration configuration,
        SnapshotPlaces places,
        @Nullable Continued continued) {
    private static final Logger LOG = LoggerFactory.getLogger(FirstSnapshot.class);
    /// The checkpoint numbers to skip per leader epoch, because earlier leaders may have started checkpoints that are
    /// not recorded.
    private static final long NUMBERS_LEFT_OUT = 1_000;

    /// Describes a job that another process has left.
    ///
    /// @param snapshot the address of the newest stored snapshot; null if there was none
    public record Continued(@Nullable String snapshot) {}

    /// Returns all operators of a job in the form of manifest entries.
    public static List<Manifest.OperatorEntry> operators(JobGraph graph) {
        List<Manifest.OperatorEntry> all = new ArrayList<>();
        for (Vertex vertex : graph.vertices()) add(vertex.head(), vertex, all);
        return all;
    }

    private static void add(ChainLink link, Vertex vertex, List<Manifest.OperatorEntry> to) {
        to.add(new Manifest.OperatorEntry(
                link.uid(), link.step().name(), vertex.parallelism(), vertex.maxParallelism()));
        for (Exit exit : link.exits()) if (exit instanceof Exit.Chained chained) add(chained.next(), vertex, to);
    }

    /// Finds and opens the snapshot.
    ///
    /// @return null if the job starts without a snapshot
    @Nullable
    public Restored find() throws IOException {
        Restored own = continued == null ? null : goOn(continued);
        if (own != null) return own;
        String asked = configuration.get(StateRecoveryOptions.SAVEPOINT_PATH);
        if (asked == null) return configuration.get(RuntimeOptions.RESUME) ? newest() : null;
        SnapshotPlace path = places.place(asked, StateRecoveryOptions.SAVEPOINT_PATH.key());
        SnapshotPlace above = path.name().equals(CheckpointDirectory.MANIFEST) ? path.parent() : null;
        if (above != null) path = above;
        if (!path.exists()) {
            throw JobFaults.NO_SNAPSHOT
                    .what("The snapshot %s, from which job '%s' should start, does not exist.", path, graph.name())
                    .fix("Check the path. Use the directory of a savepoint, or a directory chk-… of a job's"
                            + " checkpoints.");
        }
        Restored restored = Restored.open(CheckpointDirectory.open(path));
        check(restored);
        return restored;
    }

    /// Opens the snapshot that was stored last; returns null if none was stored, because then no sink has committed.
    private @Nullable Restored goOn(Continued left) throws IOException {
        String address = left.snapshot();
        if (address == null) return null;
        SnapshotPlace noted = places.place(address, "the newest snapshot of the job");
        return opened(search().noted(noted));
    }

    private SnapshotSearch search() {
        return new SnapshotSearch(graph.name(), rule());
    }

    /// Returns whether the job may start from a checkpoint that is older than one that its sinks may have committed.
    RecoveryRule rule() {
        return RecoveryRule.of(graph.name(), configuration);
    }

    private @Nullable Restored opened(Optional<CheckpointDirectory.Complete> found) throws IOException {
        if (found.isEmpty()) return null;
        Restored restored = Restored.open(found.get());
        check(restored);
        return restored;
    }

    /// Returns whether the job resumes its newest checkpoint and therefore owns the checkpoint directory.
    boolean isResumed() {
        return configuration.get(RuntimeOptions.RESUME)
                && configuration.get(StateRecoveryOptions.SAVEPOINT_PATH) == null;
    }

    /// Returns where the job's checkpoints are stored, and who owns the snapshot that the job starts from.
    ///
    /// @param found the result of [#find]
    /// @param where notified of completed checkpoints
    public Checkpoints.Storage storage(@Nullable Restored found, boolean takesCheckpoints, Workers where)
            throws IOException {
        boolean isClaimed = configuration.get(StateRecoveryOptions.RESTORE_MODE) == RecoveryClaimMode.CLAIM;
        CheckpointDirectory directory = null;
        if (takesCheckpoints) {
            boolean isOwn = isClaimed || isResumed() || continued != null;
            SnapshotPlace root =
                    found != null && isResumed() ? found.checkpoint().root() : places.checkpoints();
            SnapshotPlaces.checkWritable(root);
            directory =
                    found == null || isOwn ? new CheckpointDirectory(root) : new CheckpointDirectory(root, found.id());
        }
        boolean isFirstClaimed = isClaimed && !isResumed() && continued == null;
        // The snapshot is stored, so that a later leader starts from it and not from a newer checkpoint of the same
        // job name.
        if (found != null && isResumed())
            where.complete(found.id(), found.checkpoint().path());
        return new Checkpoints.Storage(
                directory, found, isFirstClaimed, othersUpTo(directory, where.epoch()), where::complete, rule());
    }

    /// Earlier leaders that are still alive may be writing checkpoints that are not visible yet. A greater epoch skips
    /// more numbers, so that no two leaders write the same checkpoint.
    private long othersUpTo(@Nullable CheckpointDirectory directory, long epoch) throws IOException {
        return directory == null || continued == null ? 0 : directory.greatestNumber() + NUMBERS_LEFT_OUT * epoch;
    }

    /// Returns the newest usable checkpoint of a job of this name; null if there is none.
    private @Nullable Restored newest() throws IOException {
        String named = configuration
                .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                .orElseThrow(() -> JobFaults.NO_SNAPSHOT
                        .what("Job '%s' cannot resume because its checkpoint directory is unknown.", graph.name())
                        .fix("Set " + CheckpointingOptions.CHECKPOINTS_DIRECTORY.key()));
        SnapshotPlace root = places.place(named, CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
        Optional<CheckpointDirectory.Complete> found = search().byName(root);
        if (found.isEmpty())
            LOG.info("Job '{}' has no checkpoint under {} and starts without state", graph.name(), root);
        return opened(found);
    }

    private void check(Restored restored) {
        tellKeyGroups(restored);
        Map<String, String> now = new LinkedHashMap<>();
        for (Manifest.OperatorEntry each : operators(graph)) now.put(each.id(), each.name());
        Map<String, String> names = new TreeMap<>();
        for (Manifest.OperatorEntry each : restored.checkpoint().manifest().operators())
            names.put(each.id(), each.name());
        Map<String, List<String>> dropped = new TreeMap<>();
        Map<String, List<String>> kept = new TreeMap<>();
        for (Map.Entry<String, List<String>> each : states(restored.files()).entrySet()) {
            String id = each.getKey();
            boolean isThere = now.containsKey(id);
            String name = "'%s' (%s)".formatted(isThere ? now.get(id) : names.getOrDefault(id, "?"), id);
            (isThere ? kept : dropped).put(name, each.getValue());
        }
        LOG.info(
                "Job '{}' starts from {}: it continues with {}",
                graph.name(),
                restored.checkpoint().path(),
                kept);
        if (dropped.isEmpty()) return;
        if (!configuration.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE)) {
            throw JobFaults.UNCLAIMED
                    .what(
                            "%s has state of operators that job '%s' does not have: %s.",
                            restored.checkpoint().path(), graph.name(), dropped)
                    .why("The operators were removed, or they have no uid and the job has changed.")
                    .fix("Restore uid(…) or setUidHash(…) of these operators, or drop their state with"
                            + " --allowNonRestoredState.");
        }
        LOG.warn("Job '{}' drops the state of {}", graph.name(), dropped);
    }

    /// Logs changed maximum parallelisms. The keyed state is assigned to the new key groups while it is read.
    private void tellKeyGroups(Restored restored) {
        Map<String, Manifest.OperatorEntry> now = new LinkedHashMap<>();
        for (Manifest.OperatorEntry each : operators(graph)) now.put(each.id(), each);
        for (Manifest.OperatorEntry before : restored.checkpoint().manifest().operators()) {
            Manifest.OperatorEntry after = now.get(before.id());
            if (after == null || after.maxParallelism() == before.maxParallelism()) continue;
            LOG.info(
                    "The maximum parallelism of '{}' was {} and is now {}",
                    after.name(),
                    before.maxParallelism(),
                    after.maxParallelism());
        }
    }

    /// Returns the names of states, by operator.
    private static Map<String, List<String>> states(List<SnapshotFile> files) {
        Map<String, List<String>> all = new TreeMap<>();
        for (SnapshotFile file : files) {
            for (Section section : file.sections()) {
                List<String> names = all.computeIfAbsent(section.operator(), _ -> new ArrayList<>());
                if (!names.contains(section.name())) names.add(section.name());
            }
        }
        return all;
    }
}
