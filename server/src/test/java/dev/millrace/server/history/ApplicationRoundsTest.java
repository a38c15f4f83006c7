package dev.millrace.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.http.Overheard;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is shown, kept and deleted of archives of applications, round by round.
final class ApplicationRoundsTest extends WithArchives {
    @Test
    void of_two_archives_of_a_job_one_is_read_once() throws IOException {
        job(FIRST, 1);
        writeApplication(APPLICATION, 1, FIRST);
        Rounds rounds = rounds(Map.of(), Set.of());
        rounds.round();
        Catalogue.Exhibit before = catalogue.find(Kind.JOB, FIRST);
        rounds.round();
        assertThat(catalogue.find(Kind.JOB, FIRST)).isNotNull().isSameAs(before);
        assertThat(files(directory.resolve("own"))).hasSize(2);
    }

    @Test
    void archives_of_applications_are_shown_with_their_jobs_and_kept_with_them() throws IOException {
        String other = "b".repeat(32);
        writeApplication(APPLICATION, 2, FIRST, SECOND);
        writeApplication(other, 1, THIRD);
        Files.createDirectories(application("d".repeat(32)).resolve("jobs"));
        rounds(Map.of(), Set.of()).round();
        assertThat(shown(Kind.JOB)).containsExactly(FIRST, SECOND, THIRD);
        assertThat(shown(Kind.APPLICATION)).containsExactly(APPLICATION, other);
        assertThat(page(Kind.APPLICATION, APPLICATION, "/applications/" + APPLICATION))
                .isEqualTo("{\"id\":1}");
        Map<String, String> few =
                Map.of("historyserver.archive.retained-applications", "1", "historyserver.archive.retained-jobs", "1");
        rounds(few, Set.of()).round();
        assertThat(shown(Kind.JOB)).containsExactly(THIRD);
        assertThat(shown(Kind.APPLICATION)).containsExactly(other);
        assertThat(application(APPLICATION)).doesNotExist();
        assertThat(application(other).resolve("jobs").resolve(THIRD)).exists();
    }

    @Test
    void an_archive_that_cannot_be_deleted_is_told_of_once_and_not_shown() throws IOException {
        writeApplication(APPLICATION, 20, FIRST);
        job(SECOND, 1);
        Files.writeString(application(APPLICATION).resolve("of-somebody-else"), "");
        Rounds rounds = rounds(Map.of("historyserver.archive.retained-ttl", "10 min"), Set.of());
        try (Overheard log = new Overheard(Rounds.class.getName())) {
            rounds.round();
            rounds.round();
            assertThat(log.lines().stream().filter(each -> each.contains("cannot be deleted")))
                    .hasSize(1);
        }
        assertThat(shown(Kind.JOB)).containsExactly(SECOND);
        assertThat(shown(Kind.APPLICATION)).isEmpty();
    }
}
