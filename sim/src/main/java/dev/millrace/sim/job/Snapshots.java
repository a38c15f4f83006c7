package dev.millrace.sim.job;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the snapshots on the disk from which a job can start.
///
/// @param disk the disk as the current life sees it
public record Snapshots(Disk disk, Scene scene) {

    /// Returns the newest usable checkpoint or savepoint. A savepoint is not usable if the job went back to an
    /// older checkpoint later.
    public Optional<CheckpointDirectory.Complete> newest() throws IOException {
        List<CheckpointDirectory.Complete> all = savepoints();
        all.removeIf(each -> scene.isPassedOver(directory(each), number(each)));
        for (Path root : scene.roots())
            new CheckpointDirectory(disk, root).newest((_, _) -> {}).ifPresent(all::add);
        return all.stream().max(Comparator.comparingLong(Snapshots::number));
    }

    /// Returns all usable checkpoints, newest first.
    public List<CheckpointDirectory.Complete> checkpoints() throws IOException {
        List<SnapshotPlace> directories = new ArrayList<>();
        for (Path root : scene.roots()) directories.addAll(new CheckpointDirectory(disk, root).all());
        return usable(directories);
    }

    /// Returns all usable savepoints, newest first.
    public List<CheckpointDirectory.Complete> savepoints() throws IOException {
        List<SnapshotPlace> directories = new ArrayList<>();
        for (Disk.Entry each : disk.list(scene.savepoints()))
            if (each.isDirectory()) directories.add(SnapshotPlace.of(disk, each.path()));
        return usable(directories);
    }

    private List<CheckpointDirectory.Complete> usable(List<SnapshotPlace> directories) throws IOException {
        List<CheckpointDirectory.Complete> usable = new ArrayList<>();
        for (SnapshotPlace directory : directories) {
            try {
                CheckpointDirectory.Complete complete = CheckpointDirectory.open(directory);
                for (SnapshotFile file : CheckpointDirectory.files(complete)) file.verify();
                usable.add(complete);
            } catch (MillraceException unusable) {
                // A job cannot start from this snapshot.
            }
        }
        usable.sort(Comparator.comparingLong(Snapshots::number).reversed());
        return usable;
    }

    /// Returns the directory of a snapshot on the simulated disk.
    public static Path directory(CheckpointDirectory.Complete snapshot) {
        return Path.of(URI.create(snapshot.path().address()));
    }

    /// Returns the number of a checkpoint or savepoint.
    public static long number(CheckpointDirectory.Complete snapshot) {
        return snapshot.manifest().checkpoint();
    }
}
