package dev.millrace.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalProfilerTest {
    @TempDir
    private Path directory;

    private LocalProfiler profiler(Map<String, String> more) {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.putIfAbsent("rest.profiling.dir", directory.resolve("profiles").toString());
        return new LocalProfiler(Host.real(), "worker/../1", settings);
    }

    private static Profile awaitEnd(LocalProfiler profiler) {
        while (profiler.profiles().getFirst().state() == Profile.State.RUNNING)
            Host.real().threads().park(5_000_000);
        return profiler.profiles().getFirst();
    }

    private static String text(LocalProfiler profiler, String file, long from) throws IOException {
        try (InputStream page = profiler.open(file, from)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("profiles"))) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void each_mode_ends_with_a_page_and_leaves_nothing_else() throws IOException {
        LocalProfiler profiler = profiler(Map.of());
        for (Profile.Mode each : Profile.Mode.values()) {
            Profile begun = profiler.begin(each, 1);
            assertThat(begun.state()).isEqualTo(Profile.State.RUNNING);
            assertThat(begun.file()).isEmpty();
            Profile ended = awaitEnd(profiler);
            assertThat(ended.state()).as(ended.message()).isEqualTo(Profile.State.FINISHED);
            assertThat(ended.endedMillis() - ended.begunMillis()).isGreaterThanOrEqualTo(1_000);
            assertThat(ended.file()).startsWith("worker-..-1_" + each + "_").endsWith(".html");
            assertThat(text(profiler, ended.file(), 0))
                    .startsWith("<!DOCTYPE html>")
                    .contains("\"mode\":\"" + each);
            assertThat(text(profiler, ended.file(), 5)).startsWith("TYPE html>");
        }
        assertThat(profiler.profiles()).extracting(Profile::mode).startsWith(Profile.Mode.ITIMER, Profile.Mode.WALL);
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(
                        profiler.profiles().stream().map(Profile::file).toList());
    }

    @Test
    void a_second_one_is_refused_until_the_first_has_ended() {
        LocalProfiler profiler = profiler(Map.of());
        profiler.begin(Profile.Mode.WALL, 1);
        assertThatThrownBy(() -> profiler.begin(Profile.Mode.CPU, 1))
                .hasMessageContaining("MR-5487")
                .hasMessageContaining("is already taking a profile of the mode WALL");
        awaitEnd(profiler);
        profiler.begin(Profile.Mode.WALL, 1);
        assertThat(awaitEnd(profiler).state()).isEqualTo(Profile.State.FINISHED);
        assertThat(profiler.profiles()).hasSize(2);
    }

    @Test
    void it_takes_no_longer_than_it_may() {
        LocalProfiler profiler = profiler(Map.of("rest.profiling.duration-max", "2 s"));
        for (int each : new int[] {-1, 0, 3, Integer.MAX_VALUE})
            assertThatThrownBy(() -> profiler.begin(Profile.Mode.WALL, each))
                    .hasMessageContaining("MR-5488")
                    .hasMessageContaining("at most 2");
        assertThat(profiler.profiles()).isEmpty();
    }

    @Test
    void only_the_newest_are_kept() throws IOException {
        LocalProfiler profiler = profiler(Map.of("rest.profiling.history-size", "2"));
        profiler.begin(Profile.Mode.WALL, 1);
        String first = awaitEnd(profiler).file();
        assertThat(files()).containsExactly(first);
        for (int i = 0; i < 2; i++) {
            profiler.begin(Profile.Mode.WALL, 1);
            awaitEnd(profiler);
        }
        assertThat(profiler.profiles()).hasSize(2).extracting(Profile::file).doesNotContain(first);
        assertThat(files()).hasSize(2).doesNotContain(first);
        assertThat(profiler.open(first, 0)).isNull();
    }

    @Test
    void names_lead_nowhere_else() throws IOException {
        LocalProfiler profiler = profiler(Map.of());
        Files.createDirectories(directory.resolve("profiles"));
        Files.writeString(directory.resolve("secret"), "of others");
        Files.writeString(directory.resolve("profiles").resolve("other.html"), "of others");
        profiler.begin(Profile.Mode.WALL, 1);
        Profile ended = awaitEnd(profiler);
        for (String each : List.of("../secret", directory.resolve("secret").toString(), "other.html", "", ".", ".."))
            assertThat(profiler.open(each, 0)).as(each).isNull();
        Files.delete(directory.resolve("profiles").resolve(ended.file()));
        assertThat(profiler.open(ended.file(), 0)).isNull();
    }

    @Test
    void what_goes_wrong_is_told_and_does_not_keep_others_from_being_taken() throws IOException {
        Path place = Files.writeString(directory.resolve("profiles"), "a file where the directory should be");
        LocalProfiler profiler = profiler(Map.of());
        profiler.begin(Profile.Mode.WALL, 1);
        Profile failed = awaitEnd(profiler);
        assertThat(failed.state()).isEqualTo(Profile.State.FAILED);
        assertThat(failed.message()).contains("Exception").contains("profiles");
        assertThat(failed.file()).isEmpty();
        assertThat(profiler.open("", 0)).isNull();
        Files.delete(place);
        profiler.begin(Profile.Mode.WALL, 1);
        assertThat(awaitEnd(profiler).state()).isEqualTo(Profile.State.FINISHED);
    }
}
