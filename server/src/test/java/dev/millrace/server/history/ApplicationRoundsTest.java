package dev.millrace.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.http.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Tests which archives of applications each round shows, retains and deletes.
final class ApplicationRoundsTest extends WithArchives {
    @Test
    void of_two_archives_of_a_job_one_is_read_once() throws IOException {
        job(FIRST, 1);
        writeApplication(APPLICATION, 1, FIRST);
        Rounds rounds = rounds(Map.of(), Set.of());
        rounds.round();
        Catalogue.Exhibit before = catalogue.find(ArchiveKind.JOB, FIRST);
        rounds.round();
        assertThat(catalogue.find(ArchiveKind.JOB, FIRST)).isNotNull().isSameAs(before);
        assertThat(files(directory.resolve("own"))).hasSize(2);
    }

    @Test
    void archives_of_applications_are_shown_with_their_jobs_and_kept_with_them() throws IOException {
        String other = "b".repeat(32);
        writeApplication(APPLICATION, 2, FIRST, SECOND);
        writeApplication(other, 1, THIRD);
        Files.createDirectories(application("d".repeat(32)).resolve("jobs"));
        rounds(Map.of(), Set.of()).round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST, SECOND, THIRD);
        assertThat(shown(ArchiveKind.APPLICATION)).containsExactly(APPLICATION, other);
        assertThat(page(ArchiveKind.APPLICATION, APPLICATION, "/applications/" + APPLICATION))
                .isEqualTo("{\"id\":1}");
        Map<String, String> few =
                Map.of("historyserver.archive.retained-applications", "1", "historyserver.archive.retained-jobs", "1");
        rounds(few, Set.of()).round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(THIRD);
        assertThat(shown(ArchiveKind.APPLICATION)).containsExactly(other);
        assertThat(application(APPLICATION)).doesNotExist();
        assertThat(application(other).resolve("jobs").resolve(THIRD)).exists();
    }

    @Test
    void what_of_a_directory_cannot_be_listed_is_told_of_once_and_hides_nothing_else() throws IOException {
        String broken = "b".repeat(32);
        Path jobs = Files.createDirectories(application(broken)).resolve("jobs");
        Files.writeString(application(broken).resolve("application-summary"), "");
        Files.writeString(jobs, "no directory");
        Path applications =
                Files.createDirectories(archives().resolve("d".repeat(32))).resolve("applications");
        Files.writeString(applications, "no directory");
        job(FIRST, 2);
        writeApplication(APPLICATION, 1, SECOND);
        Rounds rounds = rounds(Map.of(), Set.of());
        try (CapturedLog log = new CapturedLog(Rounds.class.getName())) {
            rounds.round();
            rounds.round();
            assertThat(log.lines())
                    .hasSize(2)
                    .allMatch(each -> each.contains("cannot be listed"))
                    .anyMatch(each -> each.contains(broken))
                    .anyMatch(each -> each.contains("d".repeat(32)));
        }
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST, SECOND);
        assertThat(shown(ArchiveKind.APPLICATION)).containsExactly(APPLICATION);
        Files.delete(jobs);
        writeApplication(broken, 0, THIRD);
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST, SECOND, THIRD);
        assertThat(shown(ArchiveKind.APPLICATION)).containsExactly(APPLICATION, broken);
    }

    @Test
    void applications_of_a_cluster_that_cannot_be_listed_any_more_are_not_taken_for_deleted() throws IOException {
        writeApplication(APPLICATION, 1, FIRST);
        Rounds rounds = rounds(Map.of(), Set.of(ArchiveKind.JOB, ArchiveKind.APPLICATION));
        rounds.round();
        Path applications = archives().resolve(CLUSTER).resolve("applications");
        Path moved = Files.move(applications, directory.resolve("moved"));
        Files.writeString(applications, "no directory");
        rounds.round();
        assertThat(shown(ArchiveKind.APPLICATION)).containsExactly(APPLICATION);
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST);
        Files.delete(applications);
        Files.move(moved, applications);
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).containsExactly(FIRST);
        Files.move(applications, moved);
        rounds.round();
        assertThat(shown(ArchiveKind.JOB)).describedAs("now they are deleted").isEmpty();
    }

    @Test
    void an_archive_that_cannot_be_deleted_is_told_of_once_and_not_shown() throws IOException {
        writeApplication(APPLICATION, 20, FIRST);
        job(SECOND, 1);
        Files.writeString(application(APPLICATION).resolve("of-somebody-else"), "");
        Rounds rounds = rounds(Map.of("historyserver.archive.retained-ttl", "10 min"), Set.of());
        try (CapturedLog log = new CapturedLog(Rounds.class.getName())) {
            rounds.round();
            rounds.round();
            assertThat(log.lines().stream().filter(each -> each.contains("cannot be deleted")))
                    .hasSize(1);
        }
        assertThat(shown(ArchiveKind.JOB)).containsExactly(SECOND);
        assertThat(shown(ArchiveKind.APPLICATION)).isEmpty();
    }
}
