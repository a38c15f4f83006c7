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

/// What a history server shows: of each archive where its pages are, and its line in the overview. Any thread.
final class Catalogue {
    private final Map<ArchiveKind, Map<String, Exhibit>> byKind =
            Map.of(ArchiveKind.JOB, new HashMap<>(), ArchiveKind.APPLICATION, new HashMap<>());

    /// Made when somebody asks, until something changes. Nobody changes what is in them.
    private final Map<ArchiveKind, byte[]> overviews = new EnumMap<>(ArchiveKind.class);

    /// An archive that is shown.
    ///
    /// @param bundle the kind of what it is kept and deleted with
    /// @param folder where it was found
    /// @param pages its file in the store
    record Exhibit(Archive archive, ArchiveKind bundle, Folder folder, Line line, Path pages) {}

    /// How an overview tells of a job or application.
    ///
    /// @param json all of it
    record Line(String state, long startMillis, String json) {}

    private Map<String, Exhibit> of(ArchiveKind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    synchronized @Nullable Exhibit find(ArchiveKind kind, String id) {
        return of(kind).get(id);
    }

    /// The overview of all, in the order in which they began.
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

    /// For others to go through while it changes.
    synchronized Collection<Exhibit> all() {
        return byKind.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    synchronized int size() {
        return byKind.values().stream().mapToInt(Map::size).sum();
    }

    /// @return what was shown instead, or null
    synchronized @Nullable Exhibit put(Exhibit exhibit) {
        overviews.remove(exhibit.archive().kind());
        return of(exhibit.archive().kind()).put(exhibit.archive().id(), exhibit);
    }

    synchronized void remove(Exhibit exhibit) {
        overviews.remove(exhibit.archive().kind());
        of(exhibit.archive().kind()).remove(exhibit.archive().id(), exhibit);
    }
}
