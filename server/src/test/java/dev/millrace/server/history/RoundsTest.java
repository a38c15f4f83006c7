package dev.millrace.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.server.http.CapturedLog;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tests which archives each round shows, retains and deletes.
final class RoundsTest extends WithArchives {
    @Test
    void so_many_archives_are_kept_as_is_set_the_newest() throws IOException {
        job(FIRST, 3);
        job(SECOND, 2);
        job(THIRD, 1);
        Rounds rounds = rounds(Map.of("historyserver.archive.retained-jobs", "2"), Set.of());
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(SECOND, THIRD);
        assertThat(files(archives())).containsExactly(SECOND, THIRD);
        job(FIRST, 0);
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST, THIRD);
        assertThat(files(archives())).containsExactly(FIRST, THIRD);
        assertThat(files(directory.resolve("own"))).hasSize(2);
    }

    @Test
    void archives_are_kept_for_as_long_as_is_set() throws IOException {
        job(FIRST, 8);
        job(SECOND, 2);
        Rounds rounds = rounds(Map.of("historyserver.archive.retained-ttl", "10 min"), Set.of());
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST, SECOND);
        nowMillis += 3 * MINUTE_MILLIS;
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(SECOND);
        assertThat(files(archives())).containsExactly(SECOND);
        nowMillis += 100 * MINUTE_MILLIS;
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).isEmpty();
        assertThat(files(archives())).isEmpty();
    }

    @Test
    void settings_that_would_keep_nothing_are_refused() {
        for (String count : List.of("0", "-2")) {
            assertThatThrownBy(() -> rounds(Map.of("historyserver.archive.retained-jobs", count), Set.of()))
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining("MR-8170")
                    .hasMessageContaining("historyserver.archive.retained-jobs has the value " + count);
        }
        assertThatThrownBy(() -> rounds(Map.of("historyserver.archive.retained-ttl", "0 s"), Set.of()))
                .hasMessageContaining("historyserver.archive.retained-ttl");
    }

    @Test
    void what_somebody_has_deleted_goes_if_that_is_set() throws IOException {
        for (boolean isFollowed : new boolean[] {false, true}) {
            job(FIRST, 2);
            job(SECOND, 1);
            Rounds rounds = rounds(Map.of(), isFollowed ? Set.of(ArchiveKind.JOB) : Set.of());
            rounds.round();
            Files.delete(archives().resolve(FIRST));
            rounds.round();
            assertThat(shown(ArchiveKind.JOB).contains(FIRST)).isEqualTo(!isFollowed);
            for (Catalogue.Exhibit each : catalogue.all()) catalogue.remove(each);
        }
    }

    @Test
    void a_directory_that_cannot_be_listed_is_told_of_once_and_forgets_nothing() throws IOException {
        job(FIRST, 1);
        Rounds rounds = rounds(Map.of(), Set.of(ArchiveKind.JOB));
        rounds.round();
        Files.delete(archives().resolve(FIRST));
        Files.delete(archives());
        Files.writeString(archives(), "no directory");
        try (CapturedLog log = new CapturedLog(Rounds.class.getName())) {
            rounds.round();
            rounds.round();
            assertThat(log.lines()).singleElement().asString().contains("cannot be listed");
        }
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST);
    }

    @Test
    void damaged_archives_are_told_of_once_and_keep_no_other_from_being_shown() throws IOException {
        List<String> damaged = List.of(
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"archive\":{}}",
                "{\"archive\":[null]}",
                "{\"archive\":[1]}",
                archive("{\"path\":\"/jobs/overview\"}"),
                archive(entry("/jobs/" + FIRST, "{}")),
                archive(overview(SECOND)),
                archive(entry("/jobs/overview", "no JSON")),
                archive(entry("/jobs/overview", "{\"jobs\":3}")),
                whole(FIRST).substring(0, whole(FIRST).length() - 3));
        job(SECOND, 1);
        Rounds rounds = rounds(Map.of(), Set.of());
        for (String content : damaged) {
            nowMillis += MINUTE_MILLIS;
            write(archives().resolve(FIRST), content, nowMillis);
            try (CapturedLog log = new CapturedLog(Rounds.class.getName())) {
                rounds.round();
                rounds.round();
                assertThat(log.lines())
                        .describedAs(content)
                        .singleElement()
                        .asString()
                        .contains("MR-8171")
                        .contains(FIRST);
            }
            assertThat(shown(ArchiveKind.JOB)).describedAs(content).containsExactly(SECOND);
            assertThat(files(directory.resolve("own"))).hasSize(1);
        }
        nowMillis += MINUTE_MILLIS;
        job(FIRST, 0);
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST, SECOND);
    }

    @Test
    void an_archive_for_which_there_was_no_room_is_tried_again() throws IOException {
        job(FIRST, 1);
        Path own = Files.writeString(directory.resolve("own"), "no directory");
        Rounds rounds = rounds(Map.of(), Set.of());
        try (CapturedLog log = new CapturedLog(Rounds.class.getName())) {
            rounds.round();
            rounds.round();
            assertThat(log.lines()).singleElement().asString().contains("MR-8171");
        }
        assertThat(shown(ArchiveKind.JOB)).isEmpty();
        Files.delete(own);
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST);
    }

    @Test
    void an_archive_that_has_changed_is_read_again() throws IOException {
        job(FIRST, 2);
        Rounds rounds = rounds(Map.of(), Set.of());
        rounds.round();
        String other = archive(overview(FIRST), entry("/jobs/" + FIRST, "{\"a\":1}"));
        write(archives().resolve(FIRST), other, nowMillis);
        rounds.round();
        assertThat(page(ArchiveKind.JOB, FIRST, "/jobs/" + FIRST)).isEqualTo("{\"a\":1}");
        assertThat(files(directory.resolve("own"))).hasSize(1);
    }

    @Test
    void of_an_archive_only_its_own_job_s_pages_are_taken() throws IOException {
        String own = "/jobs/" + FIRST;
        String all = archive(
                entry("/jobs/" + SECOND, "{}"),
                entry("/config", "{}"),
                entry("/applications/" + APPLICATION, "{}"),
                entry(own + "x", "{}"),
                entry(own + "/../../../../evil", "{}"),
                entry("../../../../evil", "{}"),
                entry(own + "/plan", "{\"first\":1}"),
                overview(FIRST),
                entry(own + "/plan", "{\"last\":1}"));
        write(archives().resolve(FIRST), all, nowMillis);
        write(archives().resolve("not-an-id"), whole(SECOND), nowMillis);
        write(archives().resolve(THIRD + ".unfinished"), whole(THIRD), nowMillis);
        rounds(Map.of(), Set.of()).round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST);
        assertThat(page(ArchiveKind.JOB, FIRST, own + "/plan")).isEqualTo("{\"last\":1}");
        for (String none : List.of("/jobs/" + SECOND, "/config", own + "x", own, ""))
            assertThat(page(ArchiveKind.JOB, FIRST, none)).describedAs(none).isNull();
        assertThat(files(directory)).containsExactly("archives", "own");
        assertThat(files(directory.resolve("own"))).hasSize(1);
    }

    @Test
    void of_two_directories_with_one_job_the_first_is_shown() throws IOException {
        Path second = directory.resolve("second");
        String own = "/jobs/" + FIRST;
        write(archives().resolve(FIRST), archive(overview(FIRST), entry(own, "{\"in\":1}")), nowMillis);
        write(second.resolve(FIRST), archive(overview(FIRST), entry(own, "{\"in\":2}")), nowMillis);
        List<Folder> folders = Stream.of(archives(), second)
                .map(each -> new Folder(SnapshotPlace.of(Host.real().disk(), each)))
                .toList();
        Retention all = Retention.of(new Configuration());
        Rounds rounds = new Rounds(clock, new Rounds.Terms(folders, all, Set.of(ArchiveKind.JOB)), store(), catalogue);
        rounds.round();
        rounds.round();
        assertThat(page(ArchiveKind.JOB, FIRST, own)).isEqualTo("{\"in\":1}");
        Files.delete(archives().resolve(FIRST));
        rounds.round();
        assertThat(page(ArchiveKind.JOB, FIRST, own)).isEqualTo("{\"in\":2}");
    }

    @Test
    void an_archive_that_is_too_large_is_not_read() {
        SnapshotPlace file = SnapshotPlace.of(Host.real().disk(), archives().resolve(FIRST));
        Archive large = new Archive(ArchiveKind.JOB, FIRST, file, Archive.BYTES_MAX + 1, nowMillis);
        assertThatThrownBy(() -> large.read(_ -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than " + Archive.BYTES_MAX);
    }

    @Test
    void each_of_many_pages_is_found_by_itself() throws IOException {
        PageStore store = store();
        Path file = store.keep(filling -> {
            for (int i = 0; i < 3_000; i++) filling.add(new Page("/jobs/x/" + i, "ü".repeat(i % 7) + i));
        });
        for (int i = 0; i < 3_000; i += 7) {
            try (InputStream page = store.page(file, "/jobs/x/" + i)) {
                assertThat(page).isNotNull();
                assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("ü".repeat(i % 7) + i);
            }
        }
        assertThat(store.page(file, "/jobs/x/3000")).isNull();
        Path empty = store.keep(_ -> {});
        assertThat(store.page(empty, "/jobs/x/1")).isNull();
    }
}
