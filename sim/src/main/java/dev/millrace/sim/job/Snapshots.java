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

/// What somebody finds on the disk who wants to start a job again.
///
/// @param disk of his life
public record Snapshots(Disk disk, Scene scene) {

    /// The newest checkpoint or savepoint that can be used. A savepoint that the job went back behind later is none.
    public Optional<CheckpointDirectory.Complete> newest() throws IOException {
        List<CheckpointDirectory.Complete> all = savepoints();
        all.removeIf(each -> scene.isPassedOver(directory(each), number(each)));
        for (Path root : scene.roots())
            new CheckpointDirectory(disk, root).newest((_, _) -> {}).ifPresent(all::add);
        return all.stream().max(Comparator.comparingLong(Snapshots::number));
    }

    /// All checkpoints that can be used, the newest first.
    public List<CheckpointDirectory.Complete> checkpoints() throws IOException {
        List<SnapshotPlace> directories = new ArrayList<>();
        for (Path root : scene.roots()) directories.addAll(new CheckpointDirectory(disk, root).all());
        return usable(directories);
    }

    /// All savepoints that can be used, the newest first.
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
                // Nobody can start with it.
            }
        }
        usable.sort(Comparator.comparingLong(Snapshots::number).reversed());
        return usable;
    }

    /// Where a snapshot of the simulated disk lies.
    public static Path directory(CheckpointDirectory.Complete snapshot) {
        return Path.of(URI.create(snapshot.path().address()));
    }

    /// Of a checkpoint or savepoint.
    public static long number(CheckpointDirectory.Complete snapshot) {
        return snapshot.manifest().checkpoint();
    }
}
