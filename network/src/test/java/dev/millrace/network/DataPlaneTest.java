package dev.millrace.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.network.Ends.Received;
import dev.millrace.network.Ends.Subtask;
import dev.millrace.network.codec.BatchCodec;
import dev.millrace.network.wire.Compression;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DataPlaneTest {
    private final List<DataPlane> planes = new ArrayList<>();

    private DataPlane plane(String name) {
        return plane(name, Ends.SETTINGS);
    }

    private DataPlane plane(String name, NetworkSettings settings) {
        DataPlane plane = Ends.plane(name, settings);
        planes.add(plane);
        return plane;
    }

    @AfterEach
    void close() {
        planes.forEach(DataPlane::close);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void many_records_arrive_once_and_in_order_on_each_of_many_channels_in_both_directions(Compression compression)
            throws Exception {
        long count = 300_000;
        NetworkSettings settings = Ends.settings(compression, 20_000, 20_000, null);
        DataPlane one = plane("one", settings);
        DataPlane two = plane("two", settings);
        InetSocketAddress toOne = Ends.listen(one);
        InetSocketAddress toTwo = Ends.listen(two);
        List<CompletableFuture<Received>> received = new ArrayList<>();
        for (int channel = 0; channel < 6; channel++) {
            boolean isForth = channel % 2 == 0;
            Subtask from = Subtask.ofLongs(channel);
            Subtask to = Subtask.ofLongs(channel);
            // Some receivers open before their senders, others after them.
            RemoteInput early = channel < 3 ? (isForth ? two : one).remoteInput(to.end) : null;
            from.sendLongs((isForth ? one : two).remoteOutput(isForth ? toTwo : toOne, from.end), count);
            RemoteInput remoteInput = early != null ? early : (isForth ? two : one).remoteInput(to.end);
            received.add(to.receiveLongs(remoteInput.ring()));
        }

        for (CompletableFuture<Received> each : received) {
            assertThat(Ends.get(each)).isEqualTo(new Received(count, true));
        }
        Ends.get(one.drained());
        Ends.get(two.drained());
        assertThat(one.connections())
                .describedAs("for all channels to a process")
                .isEqualTo(1);
        assertThat(two.connections()).isEqualTo(1);
    }

    @Test
    void keys_and_controls_arrive_as_they_were() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        BatchCodec codec = BatchCodec.of(LongSerializer.INSTANCE, StringSerializer.INSTANCE);
        Subtask from = new Subtask(Ends.id(0), codec);
        Subtask to = new Subtask(Ends.id(0), codec);
        RemoteOutput remoteOutput = one.remoteOutput(Ends.listen(two), from.end);
        RemoteInput remoteInput = two.remoteInput(to.end);
        Batch byLong = Batch.small(Batch.Keying.LONG);
        byLong.addByLong(1L, 5, 77, 99);
        byLong.end(new Control.Barrier(3, 4, true));
        Batch byObject = Batch.small(Batch.Keying.OBJECT);
        byObject.addByObject(2L, 6, "key", 11);
        for (Batch batch : List.of(byLong, byObject, Batch.of(new Control.Watermark(8)), Batch.of(Control.IDLE)))
            assertThat(from.offer(remoteOutput.ring(), batch)).isTrue();

        Batch first = to.take(remoteInput.ring());
        assertThat(first.longKeys()[0]).isEqualTo(77);
        assertThat(first.hashes()[0]).isEqualTo(99);
        assertThat(first.control()).isEqualTo(new Control.Barrier(3, 4, true));
        Batch second = to.take(remoteInput.ring());
        assertThat(second.objectKeys()[0]).isEqualTo("key");
        assertThat(second.values()[0]).isEqualTo(2L);
        assertThat(to.take(remoteInput.ring()).control()).isEqualTo(new Control.Watermark(8));
        assertThat(to.take(remoteInput.ring()).control()).isEqualTo(Control.IDLE);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void records_larger_than_frames_and_receive_windows_arrive(Compression compression) throws Exception {
        NetworkSettings settings = Ends.settings(compression, 20_000, 20_000, null);
        DataPlane one = plane("one", settings);
        DataPlane two = plane("two", settings);
        Subtask from = Subtask.ofStrings(0);
        Subtask to = Subtask.ofStrings(0);
        int count = 40;
        // Records have from 0 to 800 KiB, and the receive window is at most 256 KiB.
        from.sendTexts(one.remoteOutput(Ends.listen(two), from.end), count, i -> text(i));
        RemoteInput remoteInput = two.remoteInput(to.end);

        for (int i = 0; i < count; i++) {
            assertThat(to.take(remoteInput.ring()).values()[0].equals(text(i)))
                    .describedAs("record %d", i)
                    .isTrue();
        }
        assertThat(to.take(remoteInput.ring()).control()).isEqualTo(Control.END);
    }

    private static String text(int i) {
        return (i + " abc ").repeat(i * i * 80);
    }

    @Test
    void a_receiver_that_takes_nothing_holds_up_nobody_else_and_its_memory_is_bounded() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        InetSocketAddress toTwo = Ends.listen(two);
        Subtask stuckFrom = Subtask.ofLongs(0);
        Subtask stuckTo = Subtask.ofLongs(0);
        CompletableFuture<Void> stuckSender = stuckFrom.sendLongs(one.remoteOutput(toTwo, stuckFrom.end), 1_000_000);
        RemoteInput stuck = two.remoteInput(stuckTo.end);
        Subtask from = Subtask.ofLongs(1);
        Subtask to = Subtask.ofLongs(1);
        from.sendLongs(one.remoteOutput(toTwo, from.end), 500_000);

        assertThat(Ends.get(to.receiveLongs(two.remoteInput(to.end).ring()))).isEqualTo(new Received(500_000, true));
        assertThat(stuckSender).isNotDone();
        assertThat(stuck.mostQueued()).isBetween(1L, (long) Ends.SETTINGS.receiveWindowMax());
        assertThat(Ends.get(stuckTo.receiveLongs(stuck.ring()))).isEqualTo(new Received(1_000_000, true));
        assertThat(stuck.mostQueued()).isBetween(1L, (long) Ends.SETTINGS.receiveWindowMax());
    }

    @Test
    void a_receiver_that_wants_nothing_more_lets_its_sender_end() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        Subtask from = Subtask.ofLongs(0);
        Subtask to = Subtask.ofLongs(0);
        RemoteOutput remoteOutput = one.remoteOutput(Ends.listen(two), from.end);
        CompletableFuture<Void> sender = from.sendLongs(remoteOutput, 2_000_000);
        RemoteInput remoteInput = two.remoteInput(to.end);
        to.take(remoteInput.ring());

        remoteInput.ring().abandon();

        Ends.get(sender);
        Ends.get(remoteOutput.done());
        assertThat(from.failed).isNotDone();
    }

    @Test
    void a_sender_that_gives_up_fails_its_receiver() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        Subtask from = Subtask.ofLongs(0);
        Subtask to = Subtask.ofLongs(0);
        RemoteOutput remoteOutput = one.remoteOutput(Ends.listen(two), from.end);
        RemoteInput remoteInput = two.remoteInput(to.end);
        from.sendLongs(remoteOutput, 1_000_000);
        to.take(remoteInput.ring());

        remoteOutput.close();

        assertThat(Ends.get(to.failed))
                .hasMessageContaining("MR-5406")
                .hasMessageContaining("one")
                .hasMessageContaining("gave up");
        assertThat(from.failed).isNotDone();
    }

    @Test
    void a_record_that_cannot_be_written_fails_both_ends_and_no_other_channel() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        InetSocketAddress toTwo = Ends.listen(two);
        Subtask from = Subtask.ofStrings(0);
        Subtask to = Subtask.ofStrings(0);
        Subtask otherFrom = Subtask.ofLongs(1);
        Subtask otherTo = Subtask.ofLongs(1);
        RemoteOutput remoteOutput = one.remoteOutput(toTwo, from.end);
        two.remoteInput(to.end);
        Batch wrong = Batch.small(Batch.Keying.NONE);
        wrong.add(17, 0);
        remoteOutput.ring().offer(wrong);

        assertThat(Ends.get(from.failed)).hasMessageContaining("MR-5430").hasMessageContaining("java.lang.Integer");
        assertThat(Ends.get(to.failed)).hasMessageContaining("MR-5406").hasMessageContaining("MR-5430");
        otherFrom.sendLongs(one.remoteOutput(toTwo, otherFrom.end), 1000);
        assertThat(Ends.get(otherTo.receiveLongs(two.remoteInput(otherTo.end).ring())))
                .isEqualTo(new Received(1000, true));
    }

    @Test
    void a_sender_of_an_older_attempt_is_refused() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        InetSocketAddress toTwo = Ends.listen(two);
        BatchCodec codec = BatchCodec.of(LongSerializer.INSTANCE);
        Subtask waiting = new Subtask(Ends.id(0, 1), codec);
        two.remoteInput(waiting.end);

        two.fence(Ends.JOB, 0, Ends.attemptId(2));

        assertThat(Ends.get(waiting.failed)).hasMessageContaining("MR-5403");
        Subtask late = new Subtask(Ends.id(1, 1), codec);
        RemoteOutput remoteOutput = one.remoteOutput(toTwo, late.end);
        assertThat(Ends.get(late.failed))
                .hasMessageContaining("MR-5403")
                .hasMessageContaining("attempt 2 of epoch 1 of this region has started");
        assertThatThrownBy(() -> Ends.get(remoteOutput.done())).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> two.remoteInput(new Subtask(Ends.id(2, 1), codec).end))
                .hasMessageContaining("MR-5403");
        Subtask from = new Subtask(Ends.id(1, 2), codec);
        Subtask to = new Subtask(Ends.id(1, 2), codec);
        from.sendLongs(one.remoteOutput(toTwo, from.end), 10);
        assertThat(Ends.get(to.receiveLongs(two.remoteInput(to.end).ring()))).isEqualTo(new Received(10, true));
    }

    @Test
    void a_sender_of_an_older_leaders_attempt_never_meets_a_receiver_of_a_newer_leaders_of_the_same_number()
            throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        InetSocketAddress toTwo = Ends.listen(two);
        BatchCodec codec = BatchCodec.of(LongSerializer.INSTANCE);
        Subtask stale = new Subtask(new ChannelId(Ends.JOB, 0, new AttemptId(1, 0), 3, 0, 0), codec);
        Subtask to = new Subtask(new ChannelId(Ends.JOB, 0, new AttemptId(2, 0), 3, 0, 0), codec);
        Subtask from = new Subtask(to.end.id(), codec);
        CompletableFuture<Received> received =
                to.receiveLongs(two.remoteInput(to.end).ring());

        stale.sendLongs(one.remoteOutput(toTwo, stale.end), 7);
        assertThat(Ends.get(stale.failed)).hasMessageContaining("MR-5403");
        from.sendLongs(one.remoteOutput(toTwo, from.end), 10);

        assertThat(Ends.get(received)).isEqualTo(new Received(10, true));
    }

    @Test
    void channels_that_run_fail_when_a_newer_attempt_begins() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        Subtask from = Subtask.ofLongs(0);
        Subtask to = Subtask.ofLongs(0);
        from.sendLongs(one.remoteOutput(Ends.listen(two), from.end), 1_000_000);
        to.take(two.remoteInput(to.end).ring());

        two.fence(Ends.JOB, 0, Ends.attemptId(2));

        assertThat(Ends.get(to.failed)).hasMessageContaining("MR-5403");
        assertThat(Ends.get(from.failed)).hasMessageContaining("MR-5403");
    }

    @Test
    void a_channel_is_opened_once() {
        DataPlane one = plane("one");
        one.remoteInput(Subtask.ofLongs(0).end);
        assertThatThrownBy(() -> one.remoteInput(Subtask.ofLongs(0).end)).hasMessageContaining("MR-5404");
    }

    @Test
    void a_second_sender_of_a_channel_is_refused() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        InetSocketAddress toTwo = Ends.listen(two);
        Subtask to = Subtask.ofLongs(0);
        RemoteInput remoteInput = two.remoteInput(to.end);
        Subtask first = Subtask.ofLongs(0);
        first.sendLongs(one.remoteOutput(toTwo, first.end), 100_000);
        to.take(remoteInput.ring());
        Subtask second = Subtask.ofLongs(0);
        one.remoteOutput(toTwo, second.end);

        assertThat(Ends.get(second.failed)).hasMessageContaining("MR-5404");
        assertThat(first.failed).isNotDone();
        assertThat(to.failed).isNotDone();
    }

    @Test
    void a_sender_whose_receiver_never_appears_fails() throws Exception {
        DataPlane one = plane("one", Ends.settings(Compression.NONE, 20_000, 50, null));
        DataPlane two = plane("two");
        Subtask from = Subtask.ofLongs(0);
        one.remoteOutput(Ends.listen(two), from.end);

        assertThat(Ends.get(from.failed)).hasMessageContaining("MR-5405").hasMessageContaining("two at");
    }

    @Test
    void a_process_that_listens_later_is_found() throws Exception {
        DataPlane one = plane("one");
        DataPlane gone = plane("gone");
        InetSocketAddress address = Ends.listen(gone);
        gone.close();
        Subtask from = Subtask.ofLongs(0);
        from.sendLongs(one.remoteOutput(address, from.end), 1000);
        DataPlane two = plane("two");
        two.listen(address);
        Subtask to = Subtask.ofLongs(0);

        assertThat(Ends.get(to.receiveLongs(two.remoteInput(to.end).ring()))).isEqualTo(new Received(1000, true));
    }

    @Test
    void a_process_that_never_listens_is_told_with_address_and_channels() throws Exception {
        DataPlane one = plane("one", Ends.settings(Compression.NONE, 100, 20_000, null));
        DataPlane gone = plane("gone");
        InetSocketAddress address = Ends.listen(gone);
        gone.close();
        Subtask from = Subtask.ofLongs(7);
        one.remoteOutput(address, from.end);

        assertThat(Ends.get(from.failed))
                .hasMessageContaining("MR-5401")
                .hasMessageContaining(String.valueOf(address.getPort()))
                .hasMessageContaining("edge 3 from 7 to 0");
    }

    @Test
    void what_is_closed_says_so() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        Subtask from = Subtask.ofLongs(0);
        Subtask to = Subtask.ofLongs(0);
        Subtask waiting = Subtask.ofLongs(1);
        InetSocketAddress address = Ends.listen(two);
        from.sendLongs(one.remoteOutput(address, from.end), 1_000_000);
        to.take(two.remoteInput(to.end).ring());
        two.remoteInput(waiting.end);

        two.close();

        assertThat(Ends.get(to.failed)).hasMessageContaining("MR-5411");
        assertThat(Ends.get(waiting.failed)).hasMessageContaining("MR-5411");
        assertThat(Ends.get(from.failed))
                .describedAs("it heard why, if that came before the end of the connection")
                .hasMessageContaining("two at")
                .hasMessageFindingMatch("MR-5402|MR-5406[^$]*MR-5411");
        assertThatThrownBy(() -> two.remoteInput(Subtask.ofLongs(2).end)).hasMessageContaining("MR-5411");
        assertThatThrownBy(() -> two.remoteOutput(address, Subtask.ofLongs(3).end))
                .hasMessageContaining("MR-5411");
    }

    @Test
    void subtasks_outlive_the_network() throws Exception {
        DataPlane one = plane("one");
        DataPlane two = plane("two");
        Subtask from = Subtask.ofLongs(0);
        Subtask to = Subtask.ofLongs(0);
        RemoteOutput remoteOutput = one.remoteOutput(Ends.listen(two), from.end);
        RemoteInput remoteInput = two.remoteInput(to.end);
        remoteOutput.ring().offer(Batch.of(Control.IDLE));
        to.take(remoteInput.ring());

        one.close();
        two.close();

        assertThat(Ends.get(from.failed)).hasMessageContaining("MR-5411");
        for (int i = 0; i < 10; i++) remoteOutput.ring().offer(Batch.of(Control.IDLE));
        remoteOutput.close();
        remoteInput.close();
        remoteInput.ring().abandon();
    }
}
