package dev.millrace.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.network.Ends.Received;
import dev.millrace.network.Ends.Subtask;
import dev.millrace.network.wire.Compression;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecurityTest {
    private static final String PASSWORD = "secret-word";

    @TempDir
    static Path directory;

    @BeforeAll
    static void make_keys() throws Exception {
        makeKey("ours", "PKCS12");
        makeKey("strange", "PKCS12");
        makeKey("old", "JKS");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("ours"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        Key key = store.getKey("it", PASSWORD.toCharArray());
        String pem = block("PRIVATE KEY", key.getEncoded())
                + block("CERTIFICATE", store.getCertificate("it").getEncoded());
        Files.writeString(directory.resolve("ours.pem"), pem);
    }

    private static void makeKey(String name, String type) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-keystore",
                directory.resolve(name).toString(),
                "-storetype",
                type,
                "-storepass",
                PASSWORD,
                "-keypass",
                PASSWORD);
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    private static String block(String title, byte[] content) {
        return "-----BEGIN " + title + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + title + "-----\n";
    }

    private static Security.Store store(String name) {
        return new Security.Store(directory.resolve(name), null, name.endsWith("pem") ? null : PASSWORD, null);
    }

    private static NetworkSettings with(String keys, String trust) {
        Security security = new Security(store(keys), store(trust), "TLSv1.3", 10_000);
        return Ends.settings(Compression.NONE, 20_000, 20_000, security);
    }

    @Test
    void processes_that_trust_each_other_exchange_records() throws Exception {
        exchange(with("ours", "ours"), with("ours", "ours"));
    }

    @Test
    void keys_may_be_text_or_in_the_old_form_of_java() throws Exception {
        exchange(with("ours.pem", "ours.pem"), with("ours", "ours.pem"));
        exchange(with("old", "old"), with("old", "old"));
    }

    @Test
    void new_keys_hold_for_new_connections() throws Exception {
        makeKey("replaced", "PKCS12");
        makeKey("next", "PKCS12");
        try (DataPlane two = Ends.plane("two", with("replaced", "replaced"))) {
            InetSocketAddress address = Ends.listen(two);
            assertThat(connects(1, with("replaced", "replaced"), two, address)).isTrue();
            assertThat(connects(2, with("next", "next"), two, address)).isFalse();
            Files.copy(directory.resolve("next"), directory.resolve("replaced"), StandardCopyOption.REPLACE_EXISTING);
            long due = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            for (int channel = 3; !connects(channel, with("next", "next"), two, address); channel++)
                assertThat(System.nanoTime()).isLessThan(due);
        }
    }

    private static boolean connects(int channel, NetworkSettings from, DataPlane to, InetSocketAddress address)
            throws Exception {
        try (DataPlane one = Ends.plane("one", from)) {
            Subtask sender = Subtask.ofLongs(channel);
            Subtask receiver = Subtask.ofLongs(channel);
            CompletableFuture<Received> received =
                    receiver.receiveLongs(to.remoteInput(receiver.end).ring());
            sender.sendLongs(one.remoteOutput(address, sender.end), 10);
            CompletableFuture<Object> first = CompletableFuture.anyOf(received, sender.failed);
            return Ends.get(first) instanceof Received;
        }
    }

    private static void exchange(NetworkSettings from, NetworkSettings to) throws Exception {
        try (DataPlane one = Ends.plane("one", from);
                DataPlane two = Ends.plane("two", to)) {
            Subtask sender = Subtask.ofLongs(0);
            Subtask receiver = Subtask.ofLongs(0);
            sender.sendLongs(one.remoteOutput(Ends.listen(two), sender.end), 50_000);
            assertThat(Ends.get(
                            receiver.receiveLongs(two.remoteInput(receiver.end).ring())))
                    .isEqualTo(new Received(50_000, true));
        }
    }

    @Test
    void a_process_with_another_key_is_refused() throws Exception {
        assertThat(refused(with("strange", "ours"), with("ours", "ours"))).hasMessageContaining("MR-5407");
    }

    @Test
    void a_process_that_shows_another_certificate_is_refused() throws Exception {
        assertThat(refused(with("ours", "ours"), with("strange", "ours")))
                .hasMessageContaining("MR-5407")
                .hasMessageContaining("truststore");
    }

    private static MillraceException refused(NetworkSettings from, NetworkSettings to) throws Exception {
        try (DataPlane one = Ends.plane("one", from);
                DataPlane two = Ends.plane("two", to)) {
            Subtask sender = Subtask.ofLongs(0);
            Subtask receiver = Subtask.ofLongs(0);
            two.remoteInput(receiver.end);
            InetSocketAddress address = Ends.listen(two);
            one.remoteOutput(address, sender.end);
            MillraceException refused = Ends.get(sender.failed);
            assertThat(receiver.failed).describedAs("nobody came").isNotDone();
            return refused;
        }
    }

    @Test
    void who_speaks_openly_is_not_heard() throws Exception {
        try (DataPlane one = Ends.plane("one", Ends.settings(Compression.NONE, 200, 20_000, null));
                DataPlane two = Ends.plane("two", with("ours", "ours"))) {
            Subtask sender = Subtask.ofLongs(0);
            Subtask receiver = Subtask.ofLongs(0);
            two.remoteInput(receiver.end);
            one.remoteOutput(Ends.listen(two), sender.end);

            assertThat(Ends.get(sender.failed)).isNotNull();
            assertThat(receiver.failed).isNotDone();
        }
    }

    @Test
    void the_options_are_those_of_flink() throws Exception {
        Configuration options = new Configuration();
        options.setString("security.ssl.internal.enabled", "true");
        options.setString(
                "security.ssl.internal.keystore", directory.resolve("ours").toString());
        options.setString("security.ssl.internal.keystore-password", PASSWORD);
        options.setString("security.ssl.internal.key-password", PASSWORD);
        options.setString(
                "security.ssl.internal.truststore", directory.resolve("ours").toString());
        options.setString("security.ssl.internal.truststore-password", PASSWORD);
        options.setString("taskmanager.network.compression.codec", "LZ4");

        NetworkSettings settings = NetworkSettings.of(options);

        assertThat(settings.compression()).isEqualTo(Compression.LZ4);
        exchange(settings, settings);
    }

    @Test
    void it_is_off_unless_asked_for() {
        @Nullable Security none = NetworkSettings.of(new Configuration()).security();
        assertThat(none).isNull();
    }

    @Test
    void wrong_files_and_passwords_are_told() {
        Security nowhere = new Security(store("nowhere"), store("ours"), "TLSv1.3", 1000);
        assertThatThrownBy(() -> Ends.plane("one", Ends.settings(Compression.NONE, 1, 1, nowhere)))
                .hasMessageContaining("MR-5408")
                .hasMessageContaining("nowhere");
        Security.Store locked = new Security.Store(directory.resolve("ours"), "PKCS12", "wrong", null);
        Security wrong = new Security(locked, store("ours"), "TLSv1.3", 1000);
        assertThatThrownBy(() -> Ends.plane("one", Ends.settings(Compression.NONE, 1, 1, wrong)))
                .hasMessageContaining("MR-5408")
                .hasMessageContaining("password");
        Configuration half = new Configuration();
        half.setString("security.ssl.internal.enabled", "true");
        assertThatThrownBy(() -> NetworkSettings.of(half))
                .hasMessageContaining("MR-5408")
                .hasMessageContaining("security.ssl.internal.keystore");
    }
}
