package dev.millrace.server.history;

import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists a directory of archives. Archives of jobs are named by their ids. Archives of applications lie in
/// `CLUSTER/applications/APPLICATION`, as Flink 2.3 writes them. Ignores other files and directories. Not thread-safe.
final class Folder {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String APPLICATIONS = "applications";
    private static final String SUMMARY = "application-summary";
    private static final String JOBS = "jobs";

    private final SnapshotPlace place;

    /// Caches complete applications by the directory of their cluster. An application's archives are written once, so a
    /// complete application is not listed again.
    private Map<SnapshotPlace, Map<SnapshotPlace, Bundle>> applications = Map.of();

    /// Holds the result of a listing.
    ///
    /// @param bundles all bundles that exist now
    /// @param failures directories that could not be listed, and why; their previous content counts as existing
    record Listing(List<Bundle> bundles, Map<SnapshotPlace, IOException> failures) {}

    Folder(SnapshotPlace place) {
        this.place = place;
    }

    SnapshotPlace place() {
        return place;
    }

    /// Lists the directory.
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

    /// Returns the bundle of an application; null while it is being written. The summary is written last.
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
