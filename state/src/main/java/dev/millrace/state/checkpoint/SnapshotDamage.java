package dev.millrace.state.checkpoint;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/// Finds the missing and damaged files of a snapshot, so that a user can restore them.
public final class SnapshotDamage {
    private SnapshotDamage() {}

    /// Lists the missing and damaged files of a snapshot. Reads all files.
    ///
    /// @param known the snapshot's content when it was complete
    /// @return empty if the snapshot is undamaged
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

    /// Returns the damage of a file.
    ///
    /// @return empty if the file is undamaged
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
