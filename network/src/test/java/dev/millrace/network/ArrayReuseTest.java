package dev.millrace.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.exchange.Ring;
import dev.millrace.exchange.Sender;
import dev.millrace.network.Ends.Subtask;
import dev.millrace.network.wire.Compression;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests that the channels of a process reuse the arrays of rows and frames only when nobody needs them any more.
final class ArrayReuseTest {
    private static final int CHANNELS = 3;
    private static final int RECORDS = 40_000;
    private static final int HELD_MAX = 6;
    private static final long LOOK_NANOS = 200_000;

    private static NetworkSettings settings(Compression compression) {
        return new NetworkSettings(1, 64 << 10, 160 << 10, 1 << 20, compression, 20_000, 20_000, 10_000, null);
    }

    /// Returns a text of up to a few hundred bytes that no other record has.
    private static String text(int channel, int record) {
        return (channel + ":" + record + " ").repeat(record % 37);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void records_are_what_was_sent_though_their_arrays_are_used_again(Compression compression) throws Exception {
        try (DataPlane one = Ends.plane("one", settings(compression));
                DataPlane two = Ends.plane("two", settings(compression))) {
            InetSocketAddress toOne = Ends.listen(one);
            InetSocketAddress toTwo = Ends.listen(two);
            List<CompletableFuture<Integer>> received = new ArrayList<>();
            for (int channel = 0; channel < 2 * CHANNELS; channel++) {
                boolean isForth = channel < CHANNELS;
                Subtask from = Subtask.ofStrings(channel);
                Subtask to = Subtask.ofStrings(channel);
                send(from, (isForth ? one : two).remoteOutput(isForth ? toTwo : toOne, from.end), channel);
                received.add(
                        receive(to, (isForth ? two : one).remoteInput(to.end).ring(), channel));
            }

            for (CompletableFuture<Integer> each : received)
                assertThat(Ends.get(each)).isEqualTo(RECORDS);
        }
    }

    /// Sends records as a subtask does, while another thread reveals unpublished batches to the receiver.
    private static void send(Subtask from, RemoteOutput remoteOutput, int channel) {
        Outbox outbox = new Outbox(full -> drain(from, full));
        Sender sender = outbox.sender(remoteOutput.ring(), Batch.Keying.NONE);
        Thread sending = Thread.startVirtualThread(() -> {
            for (int i = 0; i < RECORDS; i++) {
                sender.send(text(channel, i), i);
                if (!outbox.isClear()) drain(from, outbox);
            }
            sender.send(Control.END);
            drain(from, outbox);
        });
        Thread.startVirtualThread(() -> {
            while (sending.isAlive()) {
                outbox.reveal();
                Host.real().threads().park(LOOK_NANOS);
            }
        });
    }

    private static void drain(Subtask from, Outbox outbox) {
        while (!outbox.drain()) if (!from.pause()) return;
    }

    /// Receives records. Takes several batches before it reads them in random order.
    ///
    /// @return the number of records received
    private static CompletableFuture<Integer> receive(Subtask to, Ring ring, int channel) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Random random = new Random(channel);
                    int count = 0;
                    boolean hasEnded = false;
                    while (!hasEnded) {
                        List<Batch> held = new ArrayList<>();
                        for (int more = random.nextInt(1, HELD_MAX); more > 0 && !hasEnded; more--) {
                            Batch batch = to.take(ring);
                            held.add(batch);
                            hasEnded = batch.control() instanceof Control.End;
                        }
                        Collections.shuffle(held, random);
                        for (Batch each : held) count += check(each, channel);
                    }
                    return count;
                },
                Thread::startVirtualThread);
    }

    private static int check(Batch batch, int channel) {
        for (int i = 0; i < batch.size(); i++) {
            int record = (int) batch.timestamps()[i];
            assertThat(batch.values()[i]).describedAs("record %d", record).isEqualTo(text(channel, record));
        }
        return batch.size();
    }
}
