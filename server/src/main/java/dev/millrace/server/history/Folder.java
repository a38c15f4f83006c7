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

    /// An application's archives are written once: those that were seen whole are not looked at again.
    private Map<SnapshotPlace, Bundle> applications = Map.of();

    Folder(SnapshotPlace place) {
        this.place = place;
    }

    /// For people.
    String address() {
        return place.address();
    }

    /// All that are there now.
    List<Bundle> list() throws IOException {
        List<Bundle> all = new ArrayList<>();
        Map<SnapshotPlace, Bundle> seen = new HashMap<>();
        for (SnapshotPlace.Entry each : place.children()) {
            if (!isId(each)) continue;
            if (!each.isDirectory()) {
                all.add(new Bundle(
                        Kind.JOB, List.of(archive(Kind.JOB, each.place().name(), each)), List.of()));
                continue;
            }
            for (SnapshotPlace.Entry application :
                    each.place().resolve(APPLICATIONS).children()) {
                if (!application.isDirectory() || !isId(application)) continue;
                Bundle known = applications.get(application.place());
                Bundle bundle = known != null ? known : application(application.place());
                if (bundle == null) continue;
                seen.put(application.place(), bundle);
                all.add(bundle);
            }
        }
        applications = seen;
        return all;
    }

    private static boolean isId(SnapshotPlace.Entry entry) {
        return ID.matcher(entry.place().name()).matches();
    }

    private static Archive archive(Kind kind, String id, SnapshotPlace.Entry file) {
        return new Archive(kind, id, file.place(), file.size(), file.modifiedMillis());
    }

    /// Null as long as it is being written: what tells of the application comes last.
    private static @Nullable Bundle application(SnapshotPlace directory) throws IOException {
        SnapshotPlace summary = directory.resolve(SUMMARY);
        if (!summary.exists()) return null;
        SnapshotPlace jobs = directory.resolve(JOBS);
        List<Archive> archives = new ArrayList<>();
        archives.add(archive(Kind.APPLICATION, directory.name(), summary.entry()));
        for (SnapshotPlace.Entry each : jobs.children()) {
            if (!each.isDirectory() && isId(each))
                archives.add(archive(Kind.JOB, each.place().name(), each));
        }
        return new Bundle(Kind.APPLICATION, archives, List.of(jobs, directory));
    }
}
