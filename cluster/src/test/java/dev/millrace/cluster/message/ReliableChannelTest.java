package dev.millrace.cluster.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.FencingToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests channels under faults. The faults of each run follow from its seed.
final class ReliableChannelTest {
    private static final int SEEDS = Integer.getInteger("millrace.mail.seeds", 90);
    private static final int EACH = 40;
    private static final Duration LONG = Duration.ofHours(5);
    private static final RetryPolicy IMPATIENT = new RetryPolicy(
            Duration.ofSeconds(2),
            Duration.ofMillis(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            7,
            10_000,
            1 << 20);

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static Fault fault(CompletableFuture<?> future) {
        return future.handle((_, failure) -> ((MillraceException) failure).fault())
                .join();
    }

    /// Sends messages with pauses in between, on a thread of its own.
    private static void send(
            Line line, MessageSender<TestMessage> outgoing, int sender, List<CompletableFuture<Void>> done) {
        line.stage.startBlocking("sender " + sender, () -> {
            for (int number = 0; number < EACH; number++) {
                outgoing.send(new TestMessage.Count(sender, number));
                if (line.stage.chance().nextInt(4) == 0)
                    line.pass(Duration.ofMillis(line.stage.chance().nextInt(3_000)));
            }
            done.add(outgoing.delivered());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 30, 60})
    void messages_come_once_and_in_order_whatever_happens_to_calls(int percent) {
        for (int seed = 0; seed < SEEDS / 3; seed++) {
            Line line = new Line(1_000L * percent + seed);
            line.faults.failEach(percent);
            // Sometimes the handler takes longer than the timeout of a call.
            line.acting = _ -> {
                if (line.stage.chance().nextInt(10) == 0)
                    line.pass(Duration.ofMillis(line.stage.chance().nextInt(5_000)));
            };
            line.accept();
            MessageSender<TestMessage> outgoing = line.outgoing(Line.RETRY_POLICY);
            List<CompletableFuture<Void>> done = new ArrayList<>();
            send(line, outgoing, 0, done);
            send(line, outgoing, 1, done);

            assertThat(line.stage.play(
                            LONG, () -> done.size() == 2 && done.stream().allMatch(CompletableFuture::isDone)))
                    .as("seed %d: all is delivered; received %s", seed, line.received)
                    .isTrue();
            assertThat(done).as("seed %d", seed).noneMatch(CompletableFuture::isCompletedExceptionally);
            line.stage.play(Duration.ofSeconds(30));
            assertThat(line.numbers(0)).as("seed %d", seed).isEqualTo(upTo(EACH));
            assertThat(line.numbers(1)).as("seed %d", seed).isEqualTo(upTo(EACH));
            assertThat(line.lostHere).as("seed %d", seed).isEmpty();
            assertThat(line.lostThere).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void what_queues_up_goes_in_batches() {
        Line line = new Line(1);
        line.accept();
        MessageSender<TestMessage> outgoing = line.outgoing(Line.RETRY_POLICY);
        for (int number = 0; number < 70; number++) outgoing.send(new TestMessage.Count(0, number));
        for (int number = 0; number < 6; number++) outgoing.send(new TestMessage.Parcel(new byte[4_000]));
        CompletableFuture<Void> delivered = outgoing.delivered();

        assertThat(line.stage.play(LONG, delivered::isDone)).isTrue();
        // Each call carries at most seven messages or 10,000 bytes; fewer if fewer were waiting.
        assertThat(line.faults.calls()).isBetween(13, 16);
        assertThat(line.numbers(0)).isEqualTo(upTo(70));
        assertThat(line.received).hasSize(76);
    }

    @Test
    void a_way_that_is_cut_loses_messages_once_after_a_while_and_what_came_was_the_beginning() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Line line = new Line(seed);
            line.faults.failEach(10);
            line.accept();
            MessageSender<TestMessage> outgoing = line.outgoing(IMPATIENT);
            List<CompletableFuture<Void>> done = new ArrayList<>();
            send(line, outgoing, 0, done);
            line.stage.play(Duration.ofMillis(line.stage.chance().nextInt(5_000)));
            if (seed % 2 == 0) line.faults.cut(Line.HERE, Line.THERE);
            else line.faults.cut(Line.THERE, Line.HERE);

            assertThat(line.stage.play(
                            LONG, () -> done.size() == 1 && done.getFirst().isDone()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(fault(done.getFirst())).as("seed %d", seed).isEqualTo(ClusterFaults.MESSAGES_LOST);
            line.stage.play(Duration.ofSeconds(30));
            assertThat(line.lostHere).as("seed %d", seed).hasSize(1);
            assertThat(line.lostHere.getFirst()).hasMessageContaining("job 7").hasMessageContaining("there:2");
            assertThat(line.numbers(0)).as("seed %d", seed).isEqualTo(upTo(line.received.size()));
            line.faults.mend();
            outgoing.send(new TestMessage.Text("too late"));
            line.stage.play(Duration.ofSeconds(30));
            assertThat(line.received).doesNotContain(new TestMessage.Text("too late"));
            assertThat(line.lostHere).hasSize(1);
        }
    }

    @Test
    void who_fails_to_act_on_a_message_loses_the_channel_and_both_sides_are_told_once() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Line line = new Line(seed);
            line.faults.failEach(30);
            AtomicInteger failures = new AtomicInteger();
            line.acting = letter -> {
                if (!letter.equals(new TestMessage.Count(0, 25))) return;
                failures.incrementAndGet();
                throw new IllegalStateException("planted");
            };
            line.accept();
            List<CompletableFuture<Void>> done = new ArrayList<>();
            send(line, line.outgoing(Line.RETRY_POLICY), 0, done);

            assertThat(line.stage.play(
                            LONG, () -> done.size() == 1 && done.getFirst().isDone()))
                    .as("seed %d", seed)
                    .isTrue();
            line.stage.play(Duration.ofSeconds(30));
            assertThat(failures).as("seed %d", seed).hasValue(1);
            assertThat(line.numbers(0)).as("seed %d", seed).isEqualTo(upTo(25));
            assertThat(line.lostHere).as("seed %d", seed).hasSize(1);
            assertThat(line.lostHere.getFirst().fault()).isEqualTo(ClusterFaults.MESSAGES_FAILED);
            assertThat(line.lostHere.getFirst()).hasMessageContaining("planted").hasMessageContaining("at there:2");
            assertThat(line.lostThere).as("seed %d", seed).hasSize(1);
            assertThat(line.lostThere.getFirst()).hasMessageContaining("planted");
        }
    }

    @Test
    void who_ends_after_the_last_message_leaves_no_sender_in_doubt() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Line line = new Line(seed);
            line.faults.failEach(50);
            AtomicInteger forgotten = new AtomicInteger();
            line.acting = letter -> {
                // The last message is in the handler, and not acknowledged yet.
                if (letter.equals(new TestMessage.Count(0, EACH - 1)))
                    line.stage.startBlocking("end", () -> {
                        while (line.received.size() < EACH) line.pass(Duration.ofMillis(1));
                        line.incoming.forget(line.channel);
                        forgotten.incrementAndGet();
                    });
            };
            line.accept();
            List<CompletableFuture<Void>> done = new ArrayList<>();
            MessageSender<TestMessage> outgoing = line.outgoing(Line.RETRY_POLICY);
            send(line, outgoing, 0, done);

            assertThat(line.stage.play(
                            LONG, () -> done.size() == 1 && done.getFirst().isDone()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(line.lostHere).as("seed %d", seed).isEmpty();
            assertThat(line.stage.play(LONG, () -> forgotten.get() == 1)).isTrue();
            outgoing.send(new TestMessage.Text("one more"));
            assertThat(line.stage.play(LONG, () -> !line.lostHere.isEmpty())).isTrue();
            assertThat(line.lostHere.getFirst().fault()).isEqualTo(ClusterFaults.MESSAGES_UNKNOWN);
            assertThat(line.lostThere).isEmpty();
        }
    }

    @Test
    void messages_for_a_process_that_was_started_again_is_lost_at_once() {
        Line line = new Line(1);
        line.accept();
        MessageSender<TestMessage> outgoing = line.outgoing(Line.RETRY_POLICY);
        outgoing.send(new TestMessage.Text("a"));
        assertThat(line.stage.play(LONG, () -> !line.received.isEmpty())).isTrue();
        Line successor = new Line(2);
        line.local.open(Line.THERE, successor.endpoint);
        outgoing.send(new TestMessage.Text("b"));

        assertThat(line.stage.play(Duration.ofSeconds(10), () -> !line.lostHere.isEmpty()))
                .isTrue();
        assertThat(line.lostHere.getFirst().fault()).isEqualTo(ClusterFaults.MESSAGES_UNKNOWN);
        assertThat(line.lostHere.getFirst()).hasMessageContaining("job 7");
    }

    @Test
    void a_message_that_is_missing_is_not_passed_over() {
        Line line = new Line(1);
        line.accept();
        Envelope late = new Envelope(
                line.channel.id(), "job 7", Line.FORM.mark(), 1, List.of(Line.FORM.written(new TestMessage.Text("b"))));
        var answer = line.faults.from(Line.HERE).send(Line.THERE, late, FencingToken.NONE, LONG);

        assertThat(line.stage.play(LONG, answer::isDone)).isTrue();
        assertThat(fault(answer)).isEqualTo(ClusterFaults.MESSAGES_GAP);
        assertThat(line.received).isEmpty();
    }

    @Test
    void who_knows_another_form_refuses() {
        Line line = new Line(1);
        line.accept();
        Envelope other = new Envelope(line.channel.id(), "job 7", Line.FORM.mark() + 1, 0, List.of(new byte[3]));
        var answer = line.faults.from(Line.HERE).send(Line.THERE, other, FencingToken.NONE, LONG);

        assertThat(line.stage.play(LONG, answer::isDone)).isTrue();
        assertThat(fault(answer)).isEqualTo(ClusterFaults.OTHER_FORM);
    }

    @Test
    void a_queue_that_grows_too_long_is_lost_and_takes_no_memory() {
        Line line = new Line(1);
        line.accept();
        line.faults.cut(Line.HERE, Line.THERE);
        MessageSender<TestMessage> outgoing = line.outgoing(Line.RETRY_POLICY);
        int sent = 0;
        for (; line.lostHere.isEmpty() && sent < 1_000; sent++) {
            outgoing.send(new TestMessage.Parcel(new byte[9_000]));
            line.stage.play(Duration.ofMillis(1));
        }

        // The limit of the queue is 1 MiB.
        assertThat(sent).isBetween(110, 117);
        assertThat(line.lostHere).hasSize(1);
        assertThat(line.lostHere.getFirst().fault()).isEqualTo(ClusterFaults.MESSAGES_FULL);
        assertThat(line.lostHere.getFirst()).hasMessageContaining("there:2 does not receive its messages");
    }

    @Test
    void many_small_messages_fill_a_queue_too() {
        Line line = new Line(1);
        line.faults.cut(Line.HERE, Line.THERE);
        MessageSender<TestMessage> outgoing = line.outgoing(Line.RETRY_POLICY);
        for (int sent = 0; sent < 20_000; sent++) outgoing.send(new TestMessage.Text(""));

        assertThat(line.stage.play(Duration.ofSeconds(1), () -> !line.lostHere.isEmpty()))
                .isTrue();
        assertThat(line.lostHere.getFirst().fault()).isEqualTo(ClusterFaults.MESSAGES_FULL);
    }

    @Test
    void who_is_slow_but_alive_is_waited_for() {
        Line line = new Line(1);
        line.acting = letter -> {
            if (letter.equals(new TestMessage.Text("long"))) line.pass(Duration.ofMinutes(5));
        };
        line.accept();
        MessageSender<TestMessage> outgoing = line.outgoing(IMPATIENT);
        outgoing.send(new TestMessage.Text("long"));
        outgoing.send(new TestMessage.Text("next"));
        CompletableFuture<Void> delivered = outgoing.delivered();

        assertThat(line.stage.play(LONG, delivered::isDone)).isTrue();
        assertThat(line.received).containsExactly(new TestMessage.Text("long"), new TestMessage.Text("next"));
        assertThat(line.lostHere).isEmpty();
    }

    @Test
    void an_hour_without_messages_or_of_suspension_is_nobodys_silence() {
        Line line = new Line(1);
        line.accept();
        MessageSender<TestMessage> outgoing = line.outgoing(IMPATIENT);
        outgoing.send(new TestMessage.Text("a"));
        line.stage.play(Duration.ofHours(1));
        line.faults.cut(Line.HERE, Line.THERE);
        outgoing.send(new TestMessage.Text("b"));
        line.stage.play(Duration.ofSeconds(5));
        line.stage.suspend(Duration.ofHours(1));
        line.stage.play(Duration.ofSeconds(5));
        line.faults.mend();
        CompletableFuture<Void> delivered = outgoing.delivered();

        assertThat(line.stage.play(Duration.ofMinutes(1), delivered::isDone)).isTrue();
        assertThat(line.lostHere).isEmpty();
        assertThat(line.received).containsExactly(new TestMessage.Text("a"), new TestMessage.Text("b"));
    }

    @Test
    void closing_while_a_call_is_under_way_ends_waiting_and_tells_nobody_else() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Line line = new Line(seed);
            line.faults.failEach(20);
            line.accept();
            MessageSender<TestMessage> outgoing = line.outgoing(IMPATIENT);
            List<CompletableFuture<Void>> done = new ArrayList<>();
            send(line, outgoing, 0, done);
            line.stage.play(Duration.ofMillis(line.stage.chance().nextInt(3_000)));
            outgoing.close();
            outgoing.close();
            CompletableFuture<Void> after = outgoing.delivered();
            line.faults.cut(Line.THERE, Line.HERE);
            line.stage.play(Duration.ofMinutes(2));

            assertThat(fault(after)).as("seed %d", seed).isEqualTo(ClusterFaults.MESSAGES_CLOSED);
            assertThat(done).as("seed %d", seed).hasSize(1).allMatch(CompletableFuture::isDone);
            assertThat(line.lostHere).as("seed %d", seed).isEmpty();
            assertThat(line.numbers(0)).as("seed %d", seed).isEqualTo(upTo(line.received.size()));
        }
    }

    @Test
    void a_message_that_is_too_large_is_refused_and_the_others_go_on() {
        Line line = new Line(1);
        line.accept();
        MessageSender<TestMessage> outgoing = line.outgoing(Line.RETRY_POLICY);
        outgoing.send(new TestMessage.Text("a"));
        assertThatThrownBy(() -> outgoing.send(new TestMessage.Parcel(new byte[10_001])))
                .hasMessageContaining(ClusterFaults.TOO_LARGE.code());
        outgoing.send(new TestMessage.Text("b"));
        CompletableFuture<Void> delivered = outgoing.delivered();

        assertThat(line.stage.play(LONG, delivered::isDone)).isTrue();
        assertThat(line.received).containsExactly(new TestMessage.Text("a"), new TestMessage.Text("b"));
    }

    @Test
    void a_leader_of_the_past_does_not_reach_who_has_heard_of_a_newer() {
        Line line = new Line(1);
        line.accept();
        MessageSender<TestMessage> old = line.outgoing(Line.RETRY_POLICY);
        old.send(new TestMessage.Text("old"));
        assertThat(line.stage.play(LONG, () -> !line.received.isEmpty())).isTrue();
        line.tokens.admit(FencingToken.of(2));
        old.send(new TestMessage.Text("older"));

        assertThat(line.stage.play(LONG, () -> !line.lostHere.isEmpty())).isTrue();
        assertThat(line.lostHere.getFirst().fault()).isEqualTo(ClusterFaults.STALE_EPOCH);
        assertThat(line.received).containsExactly(new TestMessage.Text("old"));
        assertThat(line.lostThere).isEmpty();
    }

    @Test
    void who_becomes_the_past_while_messages_wait_to_be_acted_on_is_stopped_between_them() {
        Line line = new Line(1);
        line.acting = letter -> {
            if (letter.equals(new TestMessage.Count(0, 2))) line.tokens.admit(new FencingToken(1, "job", 2));
        };
        line.accept();
        MessageSender<TestMessage> old = line.outgoing(Line.RETRY_POLICY);
        for (int number = 0; number < 6; number++) old.send(new TestMessage.Count(0, number));

        assertThat(line.stage.play(LONG, () -> !line.lostHere.isEmpty())).isTrue();
        assertThat(line.lostHere.getFirst().fault()).isEqualTo(ClusterFaults.STALE_ATTEMPT);
        assertThat(line.numbers(0)).isEqualTo(upTo(3));
    }
}
