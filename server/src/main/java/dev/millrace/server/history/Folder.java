package dev.millrace.server.history;

import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A directory of archives: of jobs, named by their ids, and of applications as clusters of Flink 2.3 write them, in
/// `CLUSTER/applications/APPLICATION`. Other files and directories in it are none of its business. For one thread.
final class Folder {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String APPLICATIONS = "applications";
    private static final String SUMMARY = "application-summary";
    private static final String JOBS = "jobs";

    private final SnapshotPlace place;

    /// An application's archives are written once: those that were seen whole are not looked at again. By the
    /// directories of their clusters.
    private Map<SnapshotPlace, Map<SnapshotPlace, Bundle>> applications = Map.of();

    /// What was found.
    ///
    /// @param bundles all that are there now
    /// @param failures directories that could not be looked at, and why; what was in them before counts as there
    record Listing(List<Bundle> bundles, Map<SnapshotPlace, IOException> failures) {}

    Folder(SnapshotPlace place) {
        this.place = place;
    }

    SnapshotPlace place() {
        return place;
    }

    /// Looks what is there.
    Listing list() throws IOException {
        List<Bundle> all = new ArrayList<>();
        Map<SnapshotPlace, IOException> failures = new HashMap<>();
        Map<SnapshotPlace, Map<SnapshotPlace, Bundle>> seen = new HashMap<>();
        for (SnapshotPlace.Entry each : place.children()) {
            if (!isId(each)) continue;
            if (!each.isDirectory()) {
                all.add(new Bundle(
                        ArchiveKind.JOB,
                        List.of(archive(ArchiveKind.JOB, each.place().name(), each)),
                        List.of()));
                continue;
            }
            Map<SnapshotPlace, Bundle> known = applications.getOrDefault(each.place(), Map.of());
            Map<SnapshotPlace, Bundle> now = applications(each.place(), known, failures);
            seen.put(each.place(), now);
            all.addAll(now.values());
        }
        applications = seen;
        return new Listing(all, failures);
    }

    private static Map<SnapshotPlace, Bundle> applications(
            SnapshotPlace cluster, Map<SnapshotPlace, Bundle> known, Map<SnapshotPlace, IOException> failures) {
        Map<SnapshotPlace, Bundle> now = new HashMap<>();
        try {
            for (SnapshotPlace.Entry each : cluster.resolve(APPLICATIONS).children()) {
                if (!each.isDirectory() || !isId(each)) continue;
                Bundle before = known.get(each.place());
                Bundle bundle = before != null ? before : application(each.place(), failures);
                if (bundle != null) now.put(each.place(), bundle);
            }
            return now;
        } catch (IOException failed) {
            failures.put(cluster, failed);
            return known;
        }
    }

    private static @Nullable Bundle application(SnapshotPlace directory, Map<SnapshotPlace, IOException> failures) {
        try {
            return application(directory);
        } catch (IOException failed) {
            failures.put(directory, failed);
            return null;
        }
    }

    private static boolean isId(SnapshotPlace.Entry entry) {
        return ID.matcher(entry.place().name()).matches();
    }

    private static Archive archive(ArchiveKind kind, String id, SnapshotPlace.Entry file) {
        return new Archive(kind, id, file.place(), file.size(), file.modifiedMillis());
    }

    /// Null as long as it is being written: what tells of the application comes last.
    private static @Nullable Bundle application(SnapshotPlace directory) throws IOException {
        SnapshotPlace summary = directory.resolve(SUMMARY);
        if (!summary.exists()) return null;
        SnapshotPlace jobs = directory.resolve(JOBS);
        List<Archive> archives = new ArrayList<>();
        archives.add(archive(ArchiveKind.APPLICATION, directory.name(), summary.entry()));
        for (SnapshotPlace.Entry each : jobs.children()) {
            if (!each.isDirectory() && isId(each))
                archives.add(archive(ArchiveKind.JOB, each.place().name(), each));
        }
        return new Bundle(ArchiveKind.APPLICATION, archives, List.of(jobs, directory));
    }
}
