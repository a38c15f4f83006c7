package dev.millrace.server.history;

import dev.millrace.base.host.Clock;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.ServerFaults;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Synchronizes the catalogue with the directories. Logs each problem of an archive or a directory once, and shows the
/// other archives nevertheless. Not thread-safe.
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /// The limit bounds memory.
    static final int SHOWN_MAX = 100_000;
    private static final int LINE_LENGTH_MAX = 16_384;

    private final Clock clock;
    private final Terms terms;
    private final PageStore store;
    private final Catalogue catalogue;

    /// Problems that were logged, by folder and archive, so that they are not logged again.
    private Map<Object, Archive> damaged = new HashMap<>();
    private Set<SnapshotPlace> silent = new HashSet<>();
    private final Set<Object> undeletable = new HashSet<>();
    private final Set<Object> unread = new HashSet<>();
    private boolean isFull;

    /// Holds the rules for all directories.
    ///
    /// @param followed kinds whose exhibits are removed when their archives have been deleted
    record Terms(List<Folder> folders, Retention retention, Set<ArchiveKind> followed) {
        Terms {
            folders = List.copyOf(folders);
        }
    }

    Rounds(Clock clock, Terms terms, PageStore store, Catalogue catalogue) {
        this.clock = clock;
        this.terms = terms;
        this.store = store;
        this.catalogue = catalogue;
    }

    /// Scans all directories.
    void round() {
        Map<Object, Archive> stillDamaged = new HashMap<>();
        Set<SnapshotPlace> stillSilent = new HashSet<>();
        for (Folder folder : terms.folders()) {
            try {
                Folder.Listing listing = folder.list();
                listing.failures().forEach((place, why) -> silent(place, why, stillSilent));
                List<Bundle> bundles = new ArrayList<>(listing.bundles());
                bundles.sort(Comparator.comparingLong(Bundle::modifiedMillis).reversed());
                Set<Archive> there = new HashSet<>();
                for (Bundle bundle : retained(bundles)) {
                    for (Archive archive : bundle.archives()) {
                        there.add(archive);
                        show(folder, bundle, archive, stillDamaged);
                    }
                }
                follow(folder, there);
            } catch (IOException | RuntimeException failed) {
                silent(folder.place(), failed, stillSilent);
            }
        }
        damaged = stillDamaged;
        silent = stillSilent;
    }

    private void silent(SnapshotPlace place, Exception why, Set<SnapshotPlace> stillSilent) {
        if (stillSilent.add(place) && !silent.contains(place))
            LOG.warn("Archives in {} cannot be listed", place.address(), why);
    }

    /// Deletes the bundles that exceed the retention.
    private List<Bundle> retained(List<Bundle> newestFirst) {
        List<Bundle> kept = new ArrayList<>();
        Map<ArchiveKind, Integer> newer = new EnumMap<>(ArchiveKind.class);
        long now = clock.millis();
        for (Bundle each : newestFirst) {
            int before = newer.merge(each.kind(), 1, Integer::sum) - 1;
            if (terms.retention().keeps(each, before, now)) {
                kept.add(each);
                continue;
            }
            delete(each);
        }
        return kept;
    }

    private void delete(Bundle bundle) {
        Archive first = bundle.archives().getFirst();
        try {
            for (Archive each : bundle.archives()) forget(each);
            bundle.delete();
            undeletable.remove(first.file());
            LOG.info("Deleted the archive of {}", first.id());
        } catch (IOException failed) {
            if (undeletable.add(first.file())) LOG.warn("The archive {} cannot be deleted", first.file(), failed);
        }
    }

    private void forget(Archive archive) throws IOException {
        Catalogue.Exhibit shown = catalogue.find(archive.kind(), archive.id());
        if (shown != null && shown.archive().file().equals(archive.file())) remove(shown);
    }

    private void remove(Catalogue.Exhibit exhibit) throws IOException {
        catalogue.remove(exhibit);
        store.remove(exhibit.pages());
    }

    /// Removes the exhibits of archives that were deleted.
    private void follow(Folder folder, Collection<Archive> there) throws IOException {
        Set<Object> files = new HashSet<>();
        for (Archive each : there) files.add(each.file());
        for (Catalogue.Exhibit each : catalogue.all()) {
            boolean isGone =
                    each.folder() == folder && !files.contains(each.archive().file());
            if (isGone && terms.followed().contains(each.bundle())) remove(each);
        }
    }

    private void show(Folder folder, Bundle bundle, Archive archive, Map<Object, Archive> stillDamaged) {
        Catalogue.Exhibit shown = catalogue.find(archive.kind(), archive.id());
        // If several archives describe the same job, the one that was seen first is shown.
        boolean isOther = shown != null && !shown.archive().file().equals(archive.file());
        if (isOther || shown != null && shown.archive().isSame(archive)) return;
        Archive told = damaged.get(archive.file());
        if (told != null && told.isSame(archive)) {
            stillDamaged.put(archive.file(), archive);
            return;
        }
        if (shown == null && isFull()) return;
        try {
            take(folder, bundle, archive);
            unread.remove(archive.file());
        } catch (IOException failed) {
            // The next round tries again.
            if (unread.add(archive.file())) tell(archive, failed, "Correct the cause. The history server tries again.");
        } catch (RuntimeException wrong) {
            stillDamaged.put(archive.file(), archive);
            tell(archive, wrong, "Delete the archive. The history server reads it again when it changes.");
        }
    }

    private static void tell(Archive archive, Exception why, String fix) {
        LOG.warn(
                "{}",
                ServerFaults.ARCHIVE
                        .what("The archive %s is not shown.", archive.file())
                        .cause(why)
                        .fix(fix)
                        .getMessage());
    }

    private boolean isFull() {
        boolean isNow = catalogue.size() >= SHOWN_MAX;
        if (isNow && !isFull)
            LOG.warn("Only {} archives are shown; see historyserver.archive.retained-jobs", SHOWN_MAX);
        isFull = isNow;
        return isNow;
    }

    private void take(Folder folder, Bundle bundle, Archive archive) throws IOException {
        Catalogue.@Nullable Line[] line = new Catalogue.Line[1];
        var pages = store.keep(filling -> archive.read(page -> {
            if (page.path().equals(archive.kind().overview())) line[0] = line(archive, page.json());
            else if (archive.kind().holds(page.path(), archive.id())) filling.add(page);
        }));
        Catalogue.Line found = line[0];
        if (found == null) {
            store.remove(pages);
            throw new IllegalArgumentException(
                    "The archive has no " + archive.kind().overview() + ".");
        }
        Catalogue.Exhibit before = catalogue.put(new Catalogue.Exhibit(archive, bundle.kind(), folder, found, pages));
        if (before != null) store.remove(before.pages());
    }

    private static Catalogue.Line line(Archive archive, String overview) {
        if (!(JsonRecords.object(overview).get(archive.kind().list) instanceof List<?> lines))
            throw new IllegalArgumentException("The overview of the archive has no " + archive.kind().list + ".");
        for (Object each : lines) {
            if (!(each instanceof Map<?, ?> line) || !archive.id().equals(line.get(archive.kind().id))) continue;
            String json = JsonRecords.write(line);
            if (json.length() > LINE_LENGTH_MAX)
                throw new IllegalArgumentException("The overview of the archive is too long.");
            Object state = line.get(archive.kind() == ArchiveKind.JOB ? "state" : "status");
            long start = line.get("start-time") instanceof Number number ? number.longValue() : 0;
            return new Catalogue.Line(String.valueOf(state), start, json);
        }
        throw new IllegalArgumentException("The overview of the archive does not belong to " + archive.id() + ".");
    }
}
