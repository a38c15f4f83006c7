package dev.millrace.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.server.http.Programs;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests servers whose uploaded jars are in a file system that is not local.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RemoteJarsTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void install() {
        FileSystems.install(new Configuration(), List.of(MappedFileSystem.factory()), List.of());
    }

    @AfterEach
    void uninstall() {
        FileSystems.install(new Configuration(), List.of(), List.of());
    }

    /// Starts a server. All servers of a test share the directory of jars.
    private Running start(String name) throws IOException {
        String shared = MappedFileSystem.SCHEME + "://host" + directory.resolve("shared");
        SessionDispatcher dispatcher = new SessionDispatcher(Host.real(), Map.of(), null);
        RestSettings settings =
                RestSettings.of(directory.resolve(name), "127.0.0.1", 0, Map.of("web.upload.dir", shared));
        RestServer server = RestServer.start(dispatcher, Host.real(), settings);
        return new Running(
                dispatcher, server, new RestClient(Host.real(), server.address().replace("http://", "")));
    }

    private record Running(SessionDispatcher dispatcher, RestServer server, RestClient client)
            implements AutoCloseable {
        List<String> jars() {
            return client.get("/jars", JarMessages.Jars.class).files().stream()
                    .map(JarMessages.Jar::id)
                    .toList();
        }

        String run(String jar) {
            return client.run(jar, new JarMessages.Run(null, List.of("endless"), 1, null, null, null, null, null));
        }

        @Override
        public void close() {
            server.close();
            dispatcher.close();
        }
    }

    @Test
    void a_jar_that_one_server_received_runs_on_another_and_is_deleted_for_both() throws IOException {
        Path jar = Programs.jar(directory, "Program");
        try (Running first = start("first");
                Running second = start("second")) {
            assertThat(second.jars()).isEmpty();
            String id = first.client().upload(jar);
            assertThat(directory.resolve("shared").resolve(id)).hasSameBinaryContentAs(jar);
            assertThat(second.jars()).containsExactly(id).isEqualTo(first.jars());

            String job = second.run(id);
            second.client().cancel(job);
            second.client().awaitEnd(job);

            second.client().delete(id);
            assertThat(first.jars()).isEmpty();
            // The copy of the first server is still there, and does not count.
            assertThat(directory.resolve("first").resolve(id)).exists();
            assertThatThrownBy(() -> first.run(id)).hasMessageContaining("does not exist");
        }
    }

    @Test
    void a_refused_upload_leaves_nothing() throws IOException {
        Path text = Files.writeString(directory.resolve("text.jar"), "no jar");
        try (Running server = start("first")) {
            assertThatThrownBy(() -> server.client().upload(text)).hasMessageContaining("jar");
            assertThat(server.jars()).isEmpty();
        }
        assertThat(directory.resolve("shared")).doesNotExist();
        try (Stream<Path> left = Files.list(directory.resolve("first"))) {
            assertThat(left).isEmpty();
        }
    }
}
