package dev.millrace.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.network.Ends.Received;
import dev.millrace.network.Ends.Subtask;
import dev.millrace.network.wire.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokenConnectionTest {
    private static final long COUNT = 200_000;

    private final DataPlane one = Ends.plane("one", Ends.SETTINGS);
    private final DataPlane two = Ends.plane("two", Ends.SETTINGS);
    private final InetSocketAddress toTwo = Ends.listen(two);
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 5_000, 100_000})
    void a_cut_fails_exactly_the_channels_on_it(long position) throws Exception {
        try (Proxy proxy = new Proxy(toTwo, 512, (_, length, at) -> isOpen() && at + length < position)) {
            faults(proxy, "MR-5402", "MR-5402");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 5_000, 100_000})
    void a_changed_byte_fails_exactly_the_channels_on_it(long position) throws Exception {
        try (Proxy proxy = new Proxy(toTwo, 512, (bytes, length, at) -> {
            if (position >= at && position < at + length) bytes[(int) (position - at)] ^= 4;
            return isOpen();
        })) {
            faults(proxy, "MR-5402", "MR-5420");
        }
    }

    /// Waits until all channels have been added to their connections. Otherwise a connection could be cut before the
    /// second channel is added.
    private boolean isOpen() {
        return opened.join();
    }

    /// Runs three channels, two of them through the proxy.
    private void faults(Proxy proxy, String atSender, String atReceiver) throws Exception {
        List<Subtask> senders = new ArrayList<>();
        List<Subtask> receivers = new ArrayList<>();
        List<CompletableFuture<Received>> received = new ArrayList<>();
        List<RemoteOutput> outputs = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            Subtask from = Subtask.ofLongs(channel);
            Subtask to = Subtask.ofLongs(channel);
            senders.add(from);
            receivers.add(to);
            received.add(to.receiveLongs(two.remoteInput(to.end).ring()));
            outputs.add(one.remoteOutput(channel < 2 ? proxy.address() : toTwo, from.end));
        }
        opened.complete(true);
        for (int channel = 0; channel < 3; channel++) senders.get(channel).sendLongs(outputs.get(channel), COUNT);

        for (int channel = 0; channel < 2; channel++) {
            MillraceException sent = Ends.get(senders.get(channel).failed);
            MillraceException lost = Ends.get(receivers.get(channel).failed);
            assertThat(sent)
                    .hasMessageContaining(atSender)
                    .hasMessageContaining("2 channels")
                    .hasMessageContaining("edge 3 from 0 to 0")
                    .hasMessageContaining("edge 3 from 1 to 0");
            assertThat(lost)
                    .hasMessageContaining("MR-5402")
                    .hasMessageContaining(atReceiver)
                    .hasMessageContaining("one at");
            Received prefix = Ends.get(received.get(channel));
            assertThat(prefix.hasEnded()).isFalse();
            assertThat(prefix.count()).isLessThan(COUNT);
        }
        assertThat(Ends.get(received.get(2))).isEqualTo(new Received(COUNT, true));
        assertThat(senders.get(2).failed).isNotDone();
        assertThat(receivers.get(2).failed).isNotDone();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void a_connection_that_brings_a_few_bytes_at_a_time_is_as_good(Compression compression) throws Exception {
        try (DataPlane sender = Ends.plane("sender", Ends.settings(compression, 20_000, 20_000, null));
                Proxy proxy = new Proxy(toTwo, 7, (_, _, _) -> true)) {
            Subtask from = Subtask.ofLongs(0);
            Subtask to = Subtask.ofLongs(0);
            from.sendLongs(sender.remoteOutput(proxy.address(), from.end), 5_000);
            assertThat(Ends.get(to.receiveLongs(two.remoteInput(to.end).ring())))
                    .isEqualTo(new Received(5_000, true));
        }
    }

    @Test
    void after_a_lost_connection_a_new_one_is_made_for_new_channels() throws Exception {
        try (Proxy proxy = new Proxy(toTwo, 512, (_, length, at) -> at + length < 20_000)) {
            Subtask from = Subtask.ofLongs(0);
            Subtask to = Subtask.ofLongs(0);
            two.remoteInput(to.end);
            from.sendLongs(one.remoteOutput(proxy.address(), from.end), COUNT);
            Ends.get(from.failed);
            Ends.get(to.failed);
            Subtask again = Subtask.ofLongs(1);
            Subtask toAgain = Subtask.ofLongs(1);
            again.sendLongs(one.remoteOutput(proxy.address(), again.end), 100);
            assertThat(Ends.get(
                            toAgain.receiveLongs(two.remoteInput(toAgain.end).ring())))
                    .isEqualTo(new Received(100, true));
        }
    }

    @Test
    void a_stranger_is_shown_the_door() throws IOException {
        try (Socket stranger = new Socket(toTwo.getAddress(), toTwo.getPort())) {
            OutputStream out = stranger.getOutputStream();
            out.write("GET / HTTP/1.1\r\n\r\n".getBytes());
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        }
    }
}
