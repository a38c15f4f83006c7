package dev.millrace.cluster.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.SecurityOptions;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    @TempDir
    private Path directory;

    private Configuration keys(String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=somewhere.else",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret1",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        Configuration config = new Configuration();
        config.set(SecurityOptions.SSL_INTERNAL_ENABLED, true);
        config.set(SecurityOptions.SSL_INTERNAL_KEYSTORE, store.toString());
        config.set(SecurityOptions.SSL_KEYSTORE_PASSWORD, "secret1");
        config.set(SecurityOptions.SSL_TRUSTSTORE, store.toString());
        config.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_PASSWORD, "secret1");
        return config;
    }

    private static CompletableFuture<TestCall.Done> call(Tls caller, int port) {
        try (GrpcCalls calls = new GrpcCalls(Host.real(), Limits.USUAL, caller)) {
            var answer = calls.send(
                    new Address("localhost", port), new TestCall.Fail(true), FencingToken.NONE, Duration.ofSeconds(20));
            answer.handle((_, _) -> "").join();
            return answer;
        }
    }

    @Test
    void only_those_with_the_clusters_keys_are_answered() throws Exception {
        Configuration ours = keys("ours");
        Configuration theirs = keys("theirs");
        Endpoint endpoint = new Endpoint(Limits.USUAL);
        endpoint.answer(TestCall.Fail.class, (_, _) -> CompletableFuture.completedFuture(new TestCall.Done()));
        try (GrpcListener listener = new GrpcListener(
                Host.real(), new Address("127.0.0.1", 0), endpoint, Limits.USUAL, Tls.of(ours, Host.real()))) {
            int port = listener.port();

            assertThat(call(Tls.of(ours, Host.real()), port).join()).isEqualTo(new TestCall.Done());
            assertThatThrownBy(() -> call(Tls.of(theirs, Host.real()), port).join())
                    .hasMessageContaining(ClusterFaults.UNREACHABLE.code());
            assertThatThrownBy(() -> call(Tls.off(), port).join())
                    .hasMessageContaining(ClusterFaults.UNREACHABLE.code());
            // It trusts the listener, but the listener does not trust it.
            theirs.set(SecurityOptions.SSL_TRUSTSTORE, ours.get(SecurityOptions.SSL_TRUSTSTORE));
            assertThatThrownBy(() -> call(Tls.of(theirs, Host.real()), port).join())
                    .hasMessageContaining(ClusterFaults.UNREACHABLE.code());
            ours.set(SecurityOptions.SSL_INTERNAL_CERT_FINGERPRINT, "00:11");
            assertThatThrownBy(() -> call(Tls.of(ours, Host.real()), port).join())
                    .hasMessageContaining(ClusterFaults.UNREACHABLE.code());
        }
    }

    @Test
    void new_keys_hold_for_new_connections_while_the_process_runs() throws Exception {
        Configuration ours = keys("ours");
        Configuration next = keys("next");
        Endpoint endpoint = new Endpoint(Limits.USUAL);
        endpoint.answer(TestCall.Fail.class, (_, _) -> CompletableFuture.completedFuture(new TestCall.Done()));
        Tls callers = Tls.of(ours, Host.real());
        try (GrpcListener listener = new GrpcListener(
                Host.real(), new Address("127.0.0.1", 0), endpoint, Limits.USUAL, Tls.of(ours, Host.real()))) {
            int port = listener.port();
            assertThat(call(callers, port).join()).isEqualTo(new TestCall.Done());
            assertThatThrownBy(() -> call(Tls.of(next, Host.real()), port).join())
                    .hasMessageContaining(ClusterFaults.UNREACHABLE.code());
            // An incomplete file does not affect existing settings.
            Files.writeString(directory.resolve("ours.p12"), "half");
            assertThat(call(callers, port).join()).isEqualTo(new TestCall.Done());
            Files.move(
                    directory.resolve("next.p12"), directory.resolve("ours.p12"), StandardCopyOption.REPLACE_EXISTING);
            next.set(
                    SecurityOptions.SSL_INTERNAL_KEYSTORE,
                    directory.resolve("ours.p12").toString());
            next.set(
                    SecurityOptions.SSL_TRUSTSTORE,
                    directory.resolve("ours.p12").toString());

            long due = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (call(Tls.of(next, Host.real()), port).isCompletedExceptionally())
                assertThat(System.nanoTime()).isLessThan(due);
            // The existing caller uses the new keys, too.
            while (call(callers, port).isCompletedExceptionally())
                assertThat(System.nanoTime()).isLessThan(due);
        }
    }

    @Test
    void a_missing_store_and_a_wrong_password_are_told() throws Exception {
        Configuration config = keys("ours");
        config.set(SecurityOptions.SSL_KEYSTORE_PASSWORD, "wrong12");
        assertThatThrownBy(() -> Tls.of(config, Host.real())).hasMessageContaining(ClusterFaults.KEYS.code());
        config.removeConfig(SecurityOptions.SSL_INTERNAL_KEYSTORE);
        assertThatThrownBy(() -> Tls.of(config, Host.real())).hasMessageContaining("security.ssl.internal.keystore");
    }
}
