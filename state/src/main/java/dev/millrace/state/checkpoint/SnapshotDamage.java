package dev.millrace.state.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/// Finds out which files of a snapshot are missing or damaged, so that a person can restore them.
public final class SnapshotDamage {
    private SnapshotDamage() {}

    /// Lists the files of a snapshot that are missing or damaged; nothing if the snapshot is whole. Reads all files.
    ///
    /// @param known what the snapshot consisted of when it was complete
    public static List<String> of(CheckpointDirectory.Complete known) throws IOException {
        List<String> damaged = new ArrayList<>();
        try {
            CheckpointDirectory.open(known.path());
        } catch (MillraceException unusable) {
            SnapshotPlace manifest = known.path().resolve(CheckpointDirectory.MANIFEST);
            damaged.add(manifest + (manifest.exists() ? " is damaged" : " is missing"));
        }
        for (Manifest.StateFile each : known.manifest().files()) {
            SnapshotPlace file = known.root().resolve(each.path());
            String why = damage(file, each.size());
            if (!why.isEmpty()) damaged.add(file + why);
        }
        return damaged;
    }

    /// @return empty if the file is whole
    private static String damage(SnapshotPlace file, long size) throws IOException {
        try {
            long found = file.entry().size();
            if (found != size) return " has %d bytes instead of %d".formatted(found, size);
            SnapshotFile.open(file).verify();
            return "";
        } catch (NoSuchFileException missing) {
            return " is missing";
        } catch (MillraceException damaged) {
            return " is damaged";
        }
    }
}
