package dev.millrace.processor;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Rewrites snapshots of one process as if several processes had written them.
final class ManyFiles {
    private ManyFiles() {}

    /// Copies a snapshot, and divides each of its files into several.
    ///
    /// @return the copy's path
    static String of(String snapshot, Path target, int processes) throws IOException {
        Disk disk = Host.real().disk();
        CheckpointDirectory.Complete old = CheckpointDirectory.open(disk, Path.of(snapshot.replaceFirst("^file:", "")));
        List<SnapshotFile> files = CheckpointDirectory.files(disk, old);
        List<Manifest.StateFile> written = new ArrayList<>();
        for (int link = 0; link < files.size(); link++) {
            for (int process = 0; process < processes; process++) {
                String name = link + "/state-" + process;
                disk.makeDirectories(target.resolve("" + link));
                try (SnapshotFileWriter writer = new SnapshotFileWriter(disk, target.resolve(name))) {
                    int own = process;
                    for (Section section : files.get(link).sections())
                        writer.copy(files.get(link), section, number -> number % processes == own);
                    written.add(new Manifest.StateFile(name, writer.finish()));
                }
            }
        }
        Manifest manifest = old.manifest();
        CheckpointDirectory.completeSavepoint(
                disk,
                target,
                new Manifest(
                        manifest.checkpoint(),
                        manifest.takenMillis(),
                        true,
                        manifest.job(),
                        written,
                        manifest.operators()));
        return target.toString();
    }
}
