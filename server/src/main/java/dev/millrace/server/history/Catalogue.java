package dev.millrace.server.history;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Indexes what a history server shows: the pages and the overview line of each archive. Thread-safe.
final class Catalogue {
    private final Map<ArchiveKind, Map<String, Exhibit>> byKind =
            Map.of(ArchiveKind.JOB, new HashMap<>(), ArchiveKind.APPLICATION, new HashMap<>());

    /// Caches the overviews until an archive changes. The arrays are never modified.
    private final Map<ArchiveKind, byte[]> overviews = new EnumMap<>(ArchiveKind.class);

    /// Describes a shown archive.
    ///
    /// @param bundle the kind of the bundle to which the archive belongs
    /// @param folder the directory where the archive was found
    /// @param pages the archive's file in the page store
    record Exhibit(Archive archive, ArchiveKind bundle, Folder folder, Line line, Path pages) {}

    /// Holds the entry of a job or application in an overview.
    ///
    /// @param json the whole entry
    record Line(String state, long startMillis, String json) {}

    private Map<String, Exhibit> of(ArchiveKind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    synchronized @Nullable Exhibit find(ArchiveKind kind, String id) {
        return of(kind).get(id);
    }

    /// Returns the overview of all archives of a kind, ordered by start time.
    synchronized byte[] overview(ArchiveKind kind) {
        byte[] known = overviews.get(kind);
        if (known != null) return known;
        String lines = of(kind).values().stream()
                .map(Exhibit::line)
                .sorted(Comparator.comparingLong(Line::startMillis))
                .map(Line::json)
                .collect(Collectors.joining(","));
        byte[] all = ("{\"" + kind.list + "\":[" + lines + "]}").getBytes(StandardCharsets.UTF_8);
        overviews.put(kind, all);
        return all;
    }

    /// Returns a copy of all exhibits.
    synchronized Collection<Exhibit> all() {
        return byKind.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    synchronized int size() {
        return byKind.values().stream().mapToInt(Map::size).sum();
    }

    /// @return the exhibit that was replaced, or null
    synchronized @Nullable Exhibit put(Exhibit exhibit) {
        overviews.remove(exhibit.archive().kind());
        return of(exhibit.archive().kind()).put(exhibit.archive().id(), exhibit);
    }

    synchronized void remove(Exhibit exhibit) {
        overviews.remove(exhibit.archive().kind());
        of(exhibit.archive().kind()).remove(exhibit.archive().id(), exhibit);
    }
}
