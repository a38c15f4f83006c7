package dev.millrace.network.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.IntSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Batch.Keying;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.exchange.Ring;
import dev.millrace.exchange.Sender;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.BufferPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BatchCodecTest {
    private static final BufferPool POOL = new BufferPool(1 << 20);
    private static final int NO_LIMIT = 1 << 20;

    /// Lists the types of the records of a batch.
    enum Shape {
        LONGS,
        STRINGS,
        TUPLES,
        LONGS_AND_NULLS,
        STRINGS_AND_NULLS
    }

    /// Lists the distributions of the timestamps or long keys.
    enum Numbers {
        NONE,
        EQUAL,
        NEAR,
        WITHIN_A_MINUTE,
        WITHIN_A_MONTH,
        ANY,
        SOME_MISSING
    }

    record Spec(
            Shape shape,
            Keying keying,
            Numbers times,
            Numbers keys,
            int size,
            @Nullable Control control,
            long seed) {
        Batch batch() {
            if (size == 0 && control != null) return Batch.of(control);
            Batch batch = Batch.small(keying);
            fill(batch::add, batch::addByLong, batch::addByObject);
            if (control != null) batch.end(control);
            return batch;
        }

        /// Returns what a sender puts into a channel that leaves the process.
        List<Batch> sent(BatchCodec codec) {
            Ring ring = new Ring(256, () -> {}, () -> {}, codec.rows(POOL));
            Outbox outbox = new Outbox(_ -> {});
            Sender sender = outbox.sender(ring, keying);
            fill(sender::send, sender::sendByLong, sender::sendByObject);
            if (control != null) sender.send(control);
            outbox.flush();
            List<Batch> sent = new ArrayList<>();
            for (Batch batch = ring.poll(); batch != null; batch = ring.poll()) sent.add(batch);
            return sent;
        }

        private interface Plain {
            void add(@Nullable Object value, long time);
        }

        private interface ByLong {
            void add(@Nullable Object value, long time, long key, int hash);
        }

        private interface ByObject {
            void add(@Nullable Object value, long time, Object key, int hash);
        }

        private void fill(Plain plain, ByLong byLong, ByObject byObject) {
            Random random = new Random(seed);
            for (int i = 0; i < size; i++) {
                Object value = value(random);
                long time = number(times, random);
                switch (keying) {
                    case NONE -> plain.add(value, time);
                    case LONG -> byLong.add(value, time, number(keys, random), random.nextInt());
                    case OBJECT -> byObject.add(value, time, "key " + random.nextInt(9), random.nextInt());
                }
            }
        }

        private @Nullable Object value(Random random) {
            boolean isNull = random.nextInt(4) == 0;
            return switch (shape) {
                case LONGS -> random.nextLong();
                case STRINGS -> text(random);
                case TUPLES -> Tuple2.of(text(random), random.nextLong());
                case LONGS_AND_NULLS -> isNull ? null : (Object) random.nextLong();
                case STRINGS_AND_NULLS -> isNull ? null : text(random);
            };
        }

        private static String text(Random random) {
            return random.ints(random.nextInt(40), 1, 0xD7FF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private static long number(Numbers numbers, Random random) {
            long base = 1_700_000_000_000L;
            return switch (numbers) {
                case NONE -> Batch.NO_TIMESTAMP;
                case EQUAL -> base;
                case NEAR -> base + random.nextInt(256);
                case WITHIN_A_MINUTE -> base - random.nextInt(1 << 16);
                case WITHIN_A_MONTH -> base + random.nextLong(1L << 32);
                case ANY -> random.nextLong();
                case SOME_MISSING -> random.nextBoolean() ? Batch.NO_TIMESTAMP : base + random.nextInt();
            };
        }

        BatchCodec codec() {
            TypeSerializer<?> values = switch (shape) {
                case LONGS, LONGS_AND_NULLS -> LongSerializer.INSTANCE;
                case STRINGS, STRINGS_AND_NULLS -> StringSerializer.INSTANCE;
                case TUPLES -> tuples();
            };
            return BatchCodec.of(values, StringSerializer.INSTANCE);
        }

        private static TypeSerializer<?> tuples() {
            TypeInformation<?> type = Types.TUPLE(Types.STRING, Types.LONG);
            return type.createSerializer(new dev.millrace.api.type.SerializerConfigImpl());
        }
    }

    @Provide
    Arbitrary<Spec> specs() {
        Arbitrary<@Nullable Control> controls = Arbitraries.oneOf(
                Arbitraries.just(null),
                Arbitraries.longs().map(Control.Watermark::new),
                Arbitraries.of(Control.IDLE, Control.ACTIVE, Control.END),
                Arbitraries.of(true, false).map(Control.Backlog::new),
                Arbitraries.longs().map(n -> new Control.Barrier(n, n * 31, n % 2 == 0)),
                Arbitraries.longs().map(n -> new Control.LatencyMarker(n, "source " + n, n.intValue())));
        Arbitrary<Integer> sizes = Arbitraries.oneOf(
                Arbitraries.of(0, 1, 255, 256), Arbitraries.integers().between(0, 256));
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.of(Shape.class),
                        Arbitraries.of(Keying.class),
                        Arbitraries.of(Numbers.class),
                        Arbitraries.of(Numbers.class),
                        sizes,
                        controls,
                        Arbitraries.longs())
                .as(Spec::new);
    }

    @Property(tries = 1500)
    void what_is_written_is_read(@ForAll("specs") Spec spec) {
        Batch batch = spec.batch();
        BatchCodec codec = spec.codec();
        Batch read = codec.duplicate().read(Piece.of(write(codec, batch)), POOL);
        assertThat(read.keying()).isEqualTo(batch.keying());
        assertThat(records(List.of(read))).isEqualTo(records(List.of(batch)));
        assertThat(read.control()).isEqualTo(batch.control());
    }

    @Property(tries = 1500)
    void what_a_sender_writes_down_is_read(@ForAll("specs") Spec spec, @ForAll @IntRange(max = 3000) int limit) {
        BatchCodec codec = spec.codec();
        List<Batch> parts = new ArrayList<>();
        for (Batch batch : spec.sent(codec)) parts.addAll(cut(codec, batch, limit));

        assertThat(records(parts)).isEqualTo(records(List.of(spec.batch())));
        assertThat(parts.isEmpty() ? null : parts.getLast().control()).isEqualTo(spec.control());
    }

    @Property(tries = 500)
    void a_batch_cut_into_several_is_the_same(@ForAll("specs") Spec spec, @ForAll @IntRange(max = 3000) int limit) {
        Batch batch = spec.batch();
        BatchCodec codec = spec.codec();
        List<Batch> parts = cut(codec, batch, limit);

        assertThat(records(parts)).isEqualTo(records(List.of(batch)));
        assertThat(parts.getLast().control()).isEqualTo(batch.control());
        for (Batch part : parts.subList(0, parts.size() - 1))
            assertThat(part.control()).isNull();
    }

    private static List<Batch> cut(BatchCodec codec, Batch batch, int limit) {
        List<Batch> parts = new ArrayList<>();
        int next = 0;
        do {
            int from = next;
            DataOutputSerializer out = new DataOutputSerializer(1);
            next = codec.write(batch, from, limit, out);
            parts.add(codec.read(within(BatchCodec.message(batch, from, next, out)), POOL));
        } while (next < batch.size());
        return parts;
    }

    /// Copies a message into one array, with other bytes before and after it.
    private static Piece within(List<Piece> message) {
        int length = Piece.length(message);
        byte[] bytes = POOL.take(length + 20);
        Piece.copy(message, bytes, 7);
        return new Piece(bytes, 7, length);
    }

    @Test
    void a_record_that_cannot_be_written_leaves_nothing_behind() {
        BatchCodec codec = BatchCodec.of(Types.TUPLE(Types.STRING, Types.LONG)
                .createSerializer(new dev.millrace.api.type.SerializerConfigImpl()));
        Ring ring = new Ring(2, () -> {}, () -> {}, codec.rows(POOL));
        Outbox outbox = new Outbox(_ -> {});
        Sender sender = outbox.sender(ring, Keying.NONE);
        sender.send(Tuple2.of("first", 1L), 1);
        assertThatThrownBy(() -> sender.send(Tuple2.of("second", "no number"), 2))
                .hasMessageContaining("MR-5430");
        sender.send(Tuple2.of("third", 3L), 3);
        outbox.flush();

        assertThat(cut(codec, ring.poll(), NO_LIMIT).getFirst().values())
                .containsExactly(Tuple2.of("first", 1L), Tuple2.of("third", 3L));
    }

    @Test
    void a_record_may_be_changed_once_it_was_sent() {
        BatchCodec codec = BatchCodec.of(Types.TUPLE(Types.STRING, Types.LONG)
                .createSerializer(new dev.millrace.api.type.SerializerConfigImpl()));
        Ring ring = new Ring(2, () -> {}, () -> {}, codec.rows(POOL));
        Outbox outbox = new Outbox(_ -> {});
        Sender sender = outbox.sender(ring, Keying.NONE);
        Tuple2<String, Long> record = Tuple2.of("sent", 1L);
        sender.send(record, 1);
        record.f0 = "changed";
        outbox.flush();

        assertThat(cut(codec, ring.poll(), NO_LIMIT).getFirst().values()).containsExactly(Tuple2.of("sent", 1L));
    }

    @Test
    void the_limit_cuts_where_the_record_ends_that_passes_it() {
        Batch batch = Batch.small(Keying.NONE);
        for (int i = 0; i < 10; i++) batch.add("x".repeat(100), 0);
        BatchCodec codec = BatchCodec.of(StringSerializer.INSTANCE);

        assertThat(codec.write(batch, 0, 250, new DataOutputSerializer(1))).isEqualTo(3);
        assertThat(codec.write(batch, 0, 1, new DataOutputSerializer(1))).isEqualTo(1);
    }

    @Test
    void a_record_may_be_huge() {
        String huge = "abc".repeat(5_000_000);
        Batch batch = Batch.small(Keying.NONE);
        batch.add(huge, 1);
        BatchCodec codec = BatchCodec.of(StringSerializer.INSTANCE);

        assertThat(cut(codec, batch, 100))
                .singleElement()
                .satisfies(read -> assertThat(read.values()[0]).isEqualTo(huge));
    }

    @Test
    void a_batch_of_longs_with_near_timestamps_is_small() {
        Batch batch = Batch.full(Keying.NONE);
        for (int i = 0; i < Batch.CAPACITY; i++) batch.add((long) i, 1_700_000_000_000L + i / 2);
        DataOutputSerializer out = new DataOutputSerializer(1);
        BatchCodec.of(LongSerializer.INSTANCE).write(batch, 0, NO_LIMIT, out);

        assertThat(out.length()).isEqualTo(8 + 2 * (1 + 8 + 256));
    }

    @Test
    void a_record_of_another_type_is_told_with_its_class() {
        Batch batch = Batch.small(Keying.NONE);
        batch.add(1, 1);

        assertThatThrownBy(() -> write(BatchCodec.of(StringSerializer.INSTANCE), batch))
                .hasMessageContaining("MR-5430")
                .hasMessageContaining("java.lang.Integer")
                .hasMessageContaining("StringSerializer");
        assertThatThrownBy(() -> write(BatchCodec.of(LongSerializer.INSTANCE), batch))
                .hasMessageContaining("MR-5430")
                .hasMessageContaining("is not a Long");
    }

    @Test
    void bytes_that_are_no_batch_are_refused() {
        Batch batch = Batch.small(Keying.NONE);
        batch.add(7, 1);
        BatchCodec codec = BatchCodec.of(IntSerializer.INSTANCE);
        byte[] bytes = write(codec, batch);

        for (int length = 4; length < bytes.length; length++) {
            int shorter = length;
            assertThatThrownBy(() -> codec.read(new Piece(bytes, 0, shorter), POOL))
                    .hasMessageContaining("MR-5431");
        }
        assertThatThrownBy(() -> BatchCodec.of(LongSerializer.INSTANCE)
                        .read(Piece.of(new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 9}), POOL))
                .hasMessageContaining("MR-5431")
                .hasMessageContaining("left over");
        assertThatThrownBy(() -> BatchCodec.of(LongSerializer.INSTANCE)
                        .read(Piece.of(new byte[] {3, 0, 0, 0, 0, 0, 0, 1, 9}), POOL))
                .describedAs("rows of no record")
                .hasMessageContaining("MR-5431");
        bytes[0] = 9;
        assertThatThrownBy(() -> codec.read(Piece.of(bytes), POOL))
                .hasMessageContaining("MR-5432")
                .hasMessageContaining("version 3");
    }

    private static byte[] write(BatchCodec codec, Batch batch) {
        DataOutputSerializer out = new DataOutputSerializer(1);
        assertThat(codec.write(batch, 0, NO_LIMIT, out)).isEqualTo(batch.size());
        return out.getCopyOfBuffer();
    }

    private static List<List<@Nullable Object>> records(List<Batch> batches) {
        List<List<@Nullable Object>> records = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                List<@Nullable Object> record = new ArrayList<>();
                record.add(batch.values()[i]);
                record.add(batch.timestamps()[i]);
                if (batch.keying() != Keying.NONE) record.add(batch.hashes()[i]);
                if (batch.keying() == Keying.LONG) record.add(batch.longKeys()[i]);
                if (batch.keying() == Keying.OBJECT) record.add(batch.objectKeys()[i]);
                records.add(record);
            }
        }
        return records;
    }
}
