package dev.millrace.runtime.job.snapshot;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.runtime.checkpoint.restore.RecoveryRule;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.checkpoint.NewestRecord;
import dev.millrace.state.checkpoint.SnapshotDamage;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the snapshot from which a job continues after another process has left it. Obeys [RecoveryRule].
///
/// @param job the job's name
record SnapshotSearch(String job, RecoveryRule rule) {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSearch.class);

    /// Finds the snapshot that was stored last before sinks were told to commit.
    ///
    /// Newer checkpoints in the same directory are ignored. They were never stored as complete. Their writer may be
    /// an earlier leader, and the sinks of its successor have rolled back their transactions.
    ///
    /// @return empty if the snapshot is lost, no older one is left and the settings accept duplicates
    Optional<CheckpointDirectory.Complete> noted(SnapshotPlace noted) throws IOException {
        CheckpointDirectory.Complete known = null;
        try {
            known = CheckpointDirectory.open(noted);
            for (SnapshotFile each : CheckpointDirectory.files(known)) each.verify();
            return Optional.of(known);
        } catch (MillraceException unusable) {
            passOver(noted, unusable);
        }
        Optional<CheckpointDirectory.Complete> older = before(noted);
        rule.check(
                noted,
                damage(noted, known),
                older.map(each -> each.path().toString()).orElse("its beginning"));
        return older;
    }

    private static void passOver(SnapshotPlace place, MillraceException unusable) {
        LOG.warn("{} cannot be used and is skipped: {}", place, unusable.getMessage());
    }

    private static Optional<CheckpointDirectory.Complete> before(SnapshotPlace noted) throws IOException {
        OptionalLong number = CheckpointDirectory.numberOf(noted);
        SnapshotPlace root = noted.parent();
        // A savepoint is in another directory, so older checkpoints are unknown.
        if (number.isEmpty() || root == null) return Optional.empty();
        return new CheckpointDirectory(root).newestUpTo(number.getAsLong() - 1, SnapshotSearch::passOver);
    }

    /// Lists the damage of a snapshot.
    ///
    /// @param known the snapshot with its manifest; null if the manifest cannot be read
    private static List<String> damage(SnapshotPlace noted, CheckpointDirectory.@Nullable Complete known)
            throws IOException {
        if (known != null) return SnapshotDamage.of(known);
        SnapshotPlace root = noted.parent();
        Optional<NewestRecord> record = root == null ? Optional.empty() : recorded(new CheckpointDirectory(root));
        boolean isSame = record.isPresent()
                && CheckpointDirectory.numberOf(noted).orElse(-1)
                        == record.get().manifest().checkpoint();
        if (isSame)
            return SnapshotDamage.of(
                    new CheckpointDirectory.Complete(noted, record.get().manifest()));
        SnapshotPlace manifest = noted.resolve(CheckpointDirectory.MANIFEST);
        return List.of(manifest + (manifest.exists() ? " is damaged" : " is missing"));
    }

    private static Optional<NewestRecord> recorded(CheckpointDirectory directory) throws IOException {
        try {
            return directory.recorded();
        } catch (MillraceException damaged) {
            LOG.warn("The newest checkpoint in {} cannot be determined", directory.root(), damaged);
            return Optional.empty();
        }
    }

    /// Finds the newest checkpoint of a job of this name in a directory or one level below.
    ///
    /// @return empty if there is none
    Optional<CheckpointDirectory.Complete> byName(SnapshotPlace root) throws IOException {
        List<SnapshotPlace> candidates = new ArrayList<>(List.of(root));
        for (SnapshotPlace.Entry each : root.children()) if (each.isDirectory()) candidates.add(each.place());
        List<Line> lines = new ArrayList<>();
        for (SnapshotPlace each : candidates) line(each).ifPresent(lines::add);
        Optional<CheckpointDirectory.Complete> newest = lines.stream()
                .flatMap(each -> Stream.ofNullable(each.usable))
                .max(Comparator.comparingLong(each -> each.manifest().takenMillis()));
        Optional<Lost> lost =
                lines.stream().max(Comparator.comparingLong(Line::takenMillis)).map(Line::lost);
        if (lost.isPresent())
            rule.check(
                    lost.get().place,
                    lost.get().damage,
                    newest.map(each -> each.path().toString()).orElse("its beginning"));
        return newest;
    }

    /// Describes the checkpoints of one run of the job.
    ///
    /// @param usable the newest undamaged checkpoint; null if there is none
    /// @param lost the newest checkpoint that sinks may have committed, if newer than the usable one;
    /// otherwise null
    private record Line(
            CheckpointDirectory.@Nullable Complete usable,
            @Nullable Lost lost) {

        long takenMillis() {
            long whole = usable == null ? Long.MIN_VALUE : usable.manifest().takenMillis();
            return lost == null ? whole : Math.max(whole, lost.takenMillis);
        }
    }

    private record Lost(SnapshotPlace place, long takenMillis, List<String> damage) {}

    /// Reads the checkpoints of one directory.
    ///
    /// @return empty if the directory has no checkpoint of a job of this name
    private Optional<Line> line(SnapshotPlace place) throws IOException {
        CheckpointDirectory directory = new CheckpointDirectory(place);
        List<SnapshotPlace> refused = new ArrayList<>();
        CheckpointDirectory.Complete usable = directory
                .newest((path, unusable) -> {
                    passOver(path, unusable);
                    refused.add(path);
                })
                .orElse(null);
        Manifest record = recorded(directory).map(NewestRecord::manifest).orElse(null);
        boolean isOwn = usable != null && usable.manifest().job().equals(job);
        if (usable == null && record != null) isOwn = record.job().equals(job);
        return isOwn ? Optional.of(new Line(usable, lost(directory, usable, record, refused))) : Optional.empty();
    }

    private static @Nullable Lost lost(
            CheckpointDirectory directory,
            CheckpointDirectory.@Nullable Complete usable,
            @Nullable Manifest record,
            List<SnapshotPlace> refused)
            throws IOException {
        long whole = usable == null ? 0 : usable.manifest().checkpoint();
        if (record != null && record.checkpoint() > whole) {
            NewestRecord known = directory.recorded().orElseThrow();
            SnapshotPlace own = directory.of(record.checkpoint());
            List<String> damage = record.isSavepoint()
                    ? List.of("the job was to stop with the savepoint " + known.address())
                    : SnapshotDamage.of(new CheckpointDirectory.Complete(own, record));
            return new Lost(own, record.takenMillis(), damage);
        }
        // A checkpoint with a manifest was complete.
        for (SnapshotPlace each : refused) {
            if (CheckpointDirectory.numberOf(each).orElse(0) <= whole) continue;
            if (!each.resolve(CheckpointDirectory.MANIFEST).exists()) continue;
            return new Lost(each, Long.MIN_VALUE, damage(each, manifest(each)));
        }
        return null;
    }

    private static CheckpointDirectory.@Nullable Complete manifest(SnapshotPlace place) throws IOException {
        try {
            return CheckpointDirectory.open(place);
        } catch (MillraceException damaged) {
            return null;
        }
    }
}
