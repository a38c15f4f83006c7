package dev.millrace.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesTableTest {
    private static final NamesTable TABLE = NamesTable.parse(List.of(
            "# a comment",
            "",
            "flink.A\tours.a.A\tstate\t",
            "flink.A$Odd\tours.b.Plain\tstate\tmoved out",
            "flink.A$Gone\t-\tstate\tnot yet",
            "flink.B\t-\tsource\tinternal",
            "flink.C\tours.a.A\ttype\tone with A"));

    @Test
    void a_class_is_found_by_either_name() {
        assertThat(TABLE.ours("flink.A")).contains("ours.a.A");
        assertThat(TABLE.flinks("ours.a.A")).contains("flink.A");
        assertThat(TABLE.ours("flink.C")).contains("ours.a.A");
    }

    @Test
    void a_nested_class_follows_its_outer_class() {
        assertThat(TABLE.ours("flink.A$In$Deep")).contains("ours.a.A$In$Deep");
        assertThat(TABLE.flinks("ours.a.A$In")).contains("flink.A$In");
    }

    @Test
    void a_nested_class_with_a_row_of_its_own_does_not() {
        assertThat(TABLE.ours("flink.A$Odd")).contains("ours.b.Plain");
        assertThat(TABLE.ours("flink.A$Odd$In")).contains("ours.b.Plain$In");
        assertThat(TABLE.flinks("ours.b.Plain")).contains("flink.A$Odd");
        assertThat(TABLE.ours("flink.A$Gone")).isEmpty();
        assertThat(TABLE.ours("flink.A$Gone$In")).isEmpty();
    }

    @Test
    void what_has_no_counterpart_or_no_row_is_empty() {
        assertThat(TABLE.ours("flink.B")).isEmpty();
        assertThat(TABLE.ours("flink.Unknown")).isEmpty();
        assertThat(TABLE.flinks("ours.Unknown")).isEmpty();
        assertThat(TABLE.ours("flink.AB")).isEmpty();
    }

    @Test
    void rows_come_by_area_in_their_order() {
        assertThat(TABLE.byArea()).containsOnlyKeys("source", "state", "type");
        assertThat(TABLE.byArea().get("state"))
                .extracting(NameRow::flink)
                .containsExactly("flink.A", "flink.A$Odd", "flink.A$Gone");
        assertThat(TABLE.rows()).hasSize(5);
        assertThat(TABLE.row("flink.A$In")).map(NameRow::flink).contains("flink.A");
        assertThat(TABLE.row("flink.B")).map(NameRow::isInternal).contains(true);
        assertThat(TABLE.row("flink.B")).map(NameRow::isHere).contains(false);
    }

    @Test
    void a_broken_table_is_told() {
        assertThatThrownBy(() -> NamesTable.parse(List.of("flink.A\tours.A\tstate")))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("flink.A");
        assertThatThrownBy(() -> NamesTable.parse(List.of("f.A\to.A\tstate\t", "f.A\to.B\tstate\t")))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("two rows");
    }

    @Test
    void the_table_that_comes_along_knows_the_streams() {
        assertThat(NamesTable.flink().ours("org.apache.flink.streaming.api.datastream.DataStream"))
                .contains("dev.millrace.api.DataStream");
    }
}
