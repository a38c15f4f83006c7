package dev.millrace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.Batch.Keying;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests which records a receiver can take before the sender has published them.
final class UnpublishedBatchesTest {
    private final AtomicInteger consumerWoken = new AtomicInteger();
    private final Ring ring = new Ring(2, consumerWoken::incrementAndGet, () -> {});
    private final Outbox outbox = new Outbox(full -> {
        throw new AssertionError("no pressure expected");
    });
    private final Sender sender = outbox.sender(ring, Keying.NONE);
    private final Ring otherRing = new Ring(2, consumerWoken::incrementAndGet, () -> {});
    private final List<Long> seen = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();

    @Test
    void an_open_batch_stays_closed_until_somebody_reveals_it() {
        send(1, 2);
        assertThat(takeAll()).isEmpty();

        assertThat(outbox.reveal()).isTrue();

        assertThat(consumerWoken).hasValue(1);
        assertThat(ring.isEmpty()).isFalse();
        assertThat(takeAll()).containsExactly(1L, 2L);
        assertThat(ring.isEmpty()).isTrue();
    }

    @Test
    void what_was_revealed_does_not_come_again() {
        send(1, 2);
        outbox.reveal();
        takeAll();
        send(3);
        outbox.flush();
        send(4);
        outbox.flush();

        assertThat(takeAll()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void only_news_are_revealed() {
        assertThat(outbox.reveal()).isFalse();
        send(1);
        assertThat(outbox.reveal()).isTrue();
        assertThat(outbox.reveal()).isFalse();
        send(2);
        assertThat(outbox.reveal()).isTrue();
        outbox.flush();
        assertThat(outbox.reveal()).isFalse();
        send(3);
        assertThat(outbox.reveal()).isTrue();
    }

    @Test
    void a_batch_is_revealed_bit_by_bit_while_it_grows() {
        for (long i = 0; i < Batch.CAPACITY + 10; i++) {
            send(i);
            outbox.reveal();
            assertThat(takeAll()).hasSize((int) i + 1).endsWith(i);
        }
    }

    @Test
    void batches_for_which_the_ring_has_no_room_are_revealed_in_order() {
        for (long i = 0; i < 7; i++) {
            send(i);
            sender.send(new Control.Watermark(i));
        }
        send(7);
        outbox.reveal();

        assertThat(takeAll()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(controls).hasSize(7).last().isEqualTo(new Control.Watermark(6));

        outbox.flush();
        while (!outbox.drain()) takeAll();
        takeAll();
        send(8);
        outbox.flush();
        assertThat(takeAll()).hasSize(9).endsWith(8L);
        assertThat(controls).hasSize(7);
    }

    @Test
    void the_end_comes_through_the_ring_so_that_its_sender_can_finish() {
        for (long i = 0; i < 3; i++) {
            send(i);
            outbox.flush();
        }
        send(3);
        sender.send(Control.END);
        outbox.reveal();
        assertThat(takeAll()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(controls).isEmpty();

        outbox.drain();

        assertThat(takeAll()).hasSize(4);
        assertThat(controls).containsExactly(Control.END);
        assertThat(outbox.isClear()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Keying.class)
    void keys_and_hashes_come_along(Keying keying) {
        Sender keyed = outbox.sender(otherRing, keying);
        for (int i = 0; i < 40; i++) {
            switch (keying) {
                case NONE -> keyed.send(i, i);
                case LONG -> keyed.sendByLong(i, i, i * 3L, i * 5);
                case OBJECT -> keyed.sendByObject(i, i, i * 3L, i * 5);
            }
            if (i % 15 == 0) {
                outbox.reveal();
                check(otherRing.poll(), keying);
            }
        }
        outbox.flush();
        check(otherRing.poll(), keying);
        assertThat(seen).hasSize(40);
    }

    private void check(Batch batch, Keying keying) {
        assertThat(batch.keying()).isEqualTo(keying);
        for (int i = 0; i < batch.size(); i++) {
            long at = seen.size();
            assertThat(batch.values()[i]).isEqualTo((int) at);
            assertThat(batch.timestamps()[i]).isEqualTo(at);
            if (keying != Keying.NONE) assertThat(batch.hashes()[i]).isEqualTo((int) at * 5);
            if (keying == Keying.LONG) assertThat(batch.longKeys()[i]).isEqualTo(at * 3);
            if (keying == Keying.OBJECT) assertThat(batch.objectKeys()[i]).isEqualTo(at * 3);
            seen.add(at);
        }
    }

    @Test
    void without_a_timeout_records_wait_until_the_batch_is_full_or_the_sender_flushes() {
        Sender patient = outbox.sender(otherRing, Keying.NONE, -1);
        patient.send(1L, 1);
        assertThat(outbox.reveal()).isFalse();
        outbox.flush();
        assertThat(otherRing.poll().size()).isEqualTo(1);
    }

    @Test
    void with_a_timeout_of_zero_each_record_leaves_at_once() {
        Sender hasty = outbox.sender(otherRing, Keying.NONE, 0);
        hasty.send(1L, 1);
        hasty.send(2L, 2);
        assertThat(otherRing.poll().values()[0]).isEqualTo(1L);
        assertThat(otherRing.poll().values()[0]).isEqualTo(2L);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "8, false", "1, true", "8, true"})
    void three_threads_lose_double_and_reorder_nothing(int capacity, boolean isWritten) throws InterruptedException {
        int records = 1_000_000;
        Ring shared = new Ring(capacity, () -> {}, () -> {}, isWritten ? LongRows::new : null);
        Outbox sending = new Outbox(full -> {
            while (!full.drain()) Thread.yield();
        });
        Sender target = sending.sender(shared, Keying.LONG);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread producer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < records; i++) {
                target.sendByLong(isWritten && i % 7 == 0 ? null : (Object) (long) i, i, i, i);
                if (i % 301 == 0) target.send(new Control.Watermark(i));
                if (i % 1_001 == 0) sending.flush();
            }
            target.send(Control.END);
            while (!sending.drain()) Thread.yield();
        });
        Thread watch = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) if (!sending.reveal()) Thread.yield();
        });
        long next = 0;
        int watermarks = 0;
        Control last = null;
        while (last != Control.END) {
            Batch batch = shared.poll();
            if (batch == null) {
                Thread.yield();
                continue;
            }
            for (int i = 0; i < batch.size(); i++) {
                boolean isNext = batch.timestamps()[i] == next
                        && batch.longKeys()[i] == next
                        && batch.hashes()[i] == next
                        && (isWritten
                                ? isRow(batch, i, next)
                                : Long.valueOf(next).equals(batch.values()[i]));
                if (!isNext) assertThat(batch.timestamps()[i]).isEqualTo(next);
                next++;
            }
            last = batch.control();
            if (last instanceof Control.Watermark(long time)) {
                assertThat(time).isEqualTo(next - 1);
                watermarks++;
            }
        }
        isOver.set(true);
        producer.join();
        watch.join();
        assertThat(next).isEqualTo(records);
        assertThat(watermarks).isEqualTo((records + 300) / 301);
    }

    private static boolean isRow(Batch batch, int record, long number) {
        int begin = batch.rowEnd(record - 1);
        if (batch.isNull(record)) return number % 7 == 0 && batch.rowEnd(record) == begin;
        return number % 7 != 0
                && batch.rowEnd(record) == begin + Long.BYTES
                && ByteBuffer.wrap(batch.rows()).getLong(begin) == number;
    }

    /// Encodes each number in eight bytes, in an array that soon has to grow.
    private static final class LongRows implements EncodedRows {
        private byte[] bytes = new byte[8];
        private int length;

        LongRows(int guess) {}

        @Override
        public void add(@Nullable Object value, @Nullable Object key) {
            if (value == null) return;
            if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
            ByteBuffer.wrap(bytes).putLong(length, (Long) value);
            length += Long.BYTES;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int length() {
            return length;
        }
    }

    private void send(long... values) {
        for (long value : values) sender.send(value, value);
    }

    private List<Long> takeAll() {
        Batch batch;
        while ((batch = ring.poll()) != null) {
            for (int i = 0; i < batch.size(); i++) seen.add(batch.timestamps()[i]);
            if (batch.control() != null) controls.add(batch.control());
        }
        return seen;
    }
}
