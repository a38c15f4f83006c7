package dev.millrace.server.history;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/// Provides a directory of archives and a history server that scans it.
abstract class WithArchives {
    static final String FIRST = "00000000000000000000000000000001";
    static final String SECOND = "00000000000000000000000000000002";
    static final String THIRD = "00000000000000000000000000000003";
    static final String CLUSTER = "c".repeat(32);
    static final String APPLICATION = "a".repeat(32);
    static final long MINUTE_MILLIS = 60_000;

    @TempDir
    Path directory;

    final Catalogue catalogue = new Catalogue();
    long nowMillis = 1_000 * MINUTE_MILLIS;

    final Clock clock = new Clock() {
        @Override
        public long nanos() {
            return nowMillis * 1_000_000;
        }

        @Override
        public long millis() {
            return nowMillis;
        }
    };

    Path archives() {
        return directory.resolve("archives");
    }

    PageStore store() {
        return new PageStore(Host.real().disk(), directory.resolve("own"));
    }

    Rounds rounds(Map<String, String> settings, Set<ArchiveKind> followed) {
        Folder folder = new Folder(SnapshotPlace.of(Host.real().disk(), archives()));
        Retention retention = Retention.of(Configuration.fromMap(settings));
        return new Rounds(clock, new Rounds.Terms(List.of(folder), retention, followed), store(), catalogue);
    }

    static String entry(String path, String json) {
        return "{\"path\":\"%s\",\"json\":\"%s\"}".formatted(path, json.replace("\"", "\\\""));
    }

    static String archive(String... entries) {
        return "{\"archive\":[" + String.join(",", entries) + "]}";
    }

    static String overview(String job) {
        return entry(
                "/jobs/overview", "{\"jobs\":[{\"jid\":\"" + job + "\",\"state\":\"FINISHED\",\"start-time\":1}]}");
    }

    static String whole(String job) {
        return archive(overview(job), entry("/jobs/" + job, "{\"jid\":\"" + job + "\"}"));
    }

    void write(Path file, String content, long modifiedMillis) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMillis));
    }

    void job(String id, long agoMinutes) throws IOException {
        write(archives().resolve(id), whole(id), nowMillis - agoMinutes * MINUTE_MILLIS);
    }

    List<String> shown(ArchiveKind kind) {
        return catalogue.all().stream()
                .map(Catalogue.Exhibit::archive)
                .filter(each -> each.kind() == kind)
                .map(Archive::id)
                .sorted()
                .toList();
    }

    @Nullable
    String page(ArchiveKind kind, String id, String path) throws IOException {
        Catalogue.Exhibit exhibit = catalogue.find(kind, id);
        if (exhibit == null) return null;
        try (InputStream page = store().page(exhibit.pages(), path)) {
            return page == null ? null : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    List<String> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    Path application(String id) {
        return archives().resolve(CLUSTER).resolve("applications").resolve(id);
    }

    void writeApplication(String id, long agoMinutes, String... jobs) throws IOException {
        long at = nowMillis - agoMinutes * MINUTE_MILLIS;
        for (String job : jobs) write(application(id).resolve("jobs").resolve(job), whole(job), at);
        String line = "{\"applications\":[{\"id\":\"" + id + "\",\"status\":\"FINISHED\",\"start-time\":1}]}";
        String all = archive(entry("/applications/overview", line), entry("/applications/" + id, "{\"id\":1}"));
        write(application(id).resolve("application-summary"), all, at);
    }
}
