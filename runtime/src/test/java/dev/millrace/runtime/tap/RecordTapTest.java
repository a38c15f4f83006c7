package dev.millrace.runtime.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.base.host.Host;
import dev.millrace.base.text.TextRows;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Batch.Keying;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecordTapTest {
    private static final int CHARS = 200;

    private final RecordText text = new RecordText(CHARS);

    private record Order(String item, int pieces, @Nullable Order next) {}

    /// Has no text of its own.
    private static final class Plain {
        private final String name = "a\"b";
        private final double[] numbers = {1.5, Double.NaN};
        private final transient Object missing = List.of();
    }

    private static Origin from(String vertex) {
        return new Origin(vertex, List.of("of rows only"));
    }

    /// Throws where a person looks.
    private static final class Broken {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    private static Batch batch(Object... values) {
        Batch batch = Batch.small(Keying.NONE);
        for (Object each : values) batch.add(each, 7);
        return batch;
    }

    @Test
    void values_are_rendered_by_their_types() {
        assertThat(text.of(null)).isEqualTo("null");
        assertThat(text.of(5L)).isEqualTo("5");
        assertThat(text.of("<b>\n\"")).isEqualTo("\"<b>\\u000a\\\"\"");
        assertThat(text.of(new byte[] {1, -1})).isEqualTo("\"0x01ff\"");
        assertThat(text.of(new Order("pen", 2, new Order("ink", 1, null))))
                .isEqualTo("{\"item\":\"pen\",\"pieces\":2,\"next\":{\"item\":\"ink\",\"pieces\":1,\"next\":null}}");
        assertThat(text.of(Tuple2.of("a", List.of(1, 2)))).isEqualTo("{\"f0\":\"a\",\"f1\":[1,2]}");
        assertThat(text.of(Map.of("k", true))).isEqualTo("{\"k\":true}");
        assertThat(text.of(new Plain())).contains("\"name\":\"a\\\"b\"", "\"numbers\":[1.5,\"NaN\"]");
        Row row = Row.withNames(RowKind.DELETE);
        row.setField("city", "Oslo");
        assertThat(text.of(row)).isEqualTo("{\"op\":\"-D\",\"city\":\"Oslo\"}");
        assertThat(text.of(new Broken())).contains("cannot be shown", "no text");
    }

    @Test
    void long_and_deep_values_are_cut() {
        assertThat(text.of("x".repeat(10_000))).hasSize(CHARS);
        assertThat(text.isCut()).isTrue();
        Order deep = null;
        for (int i = 0; i < 100; i++) deep = new Order("", i, deep);
        assertThat(text.of(deep)).hasSizeLessThanOrEqualTo(CHARS);
    }

    @Test
    void a_tap_takes_one_record_of_a_batch_until_it_is_full() {
        RecordTap tap = new RecordTap(3, "", 2, CHARS);
        tap.offer(batch(1, 2), from("a"));
        assertThat(tap.isFull()).isFalse();
        tap.offer(batch(3), from("b"));
        tap.offer(batch(4), from("a"));
        assertThat(tap.isFull()).isTrue();
        assertThat(tap.taken())
                .containsExactly(
                        new TappedRecord(3, "a", 7, "Integer", List.of(), "2", false),
                        new TappedRecord(3, "b", 7, "Integer", List.of(), "3", false));
    }

    @Test
    void a_tap_of_one_sender_ignores_the_others_and_rows_are_asked_for_their_text() {
        TextRows rows = new TextRows() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public String text(int row) {
                return "[\"+I\"," + row + "]";
            }
        };
        RecordTap tap = new RecordTap(0, "b", 5, CHARS);
        tap.offer(batch(1), from("a"));
        tap.offer(batch(rows), new Origin("b", List.of("n")));
        assertThat(tap.taken()).containsExactly(new TappedRecord(0, "b", 7, "row", List.of("n"), "[\"+I\",1]", false));
    }

    @Test
    void the_tap_is_removed_after_the_sampling_also_without_records() {
        OneSubtask subtask = new OneSubtask();
        List<TappedRecord> found =
                RecordTapper.sample(Host.real(), new TapRequest("", 10, 20, CHARS), List.of(subtask));
        assertThat(found).isEmpty();
        assertThat(subtask.tap).isNull();
        assertThat(subtask.wasTapped).isTrue();
    }

    /// Receives no batches.
    private static final class OneSubtask implements Tappable {
        private @Nullable RecordTap tap;
        private boolean wasTapped;

        @Override
        public int index() {
            return 0;
        }

        @Override
        public boolean tap(RecordTap wanted) {
            tap = wanted;
            wasTapped = true;
            return true;
        }

        @Override
        public void untap(RecordTap wanted) {
            tap = null;
        }
    }
}
