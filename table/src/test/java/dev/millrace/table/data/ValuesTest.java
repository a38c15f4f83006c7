package dev.millrace.table.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.value.RowKind;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Makes values of SQL types and reads them.
final class ValuesTest {

    @Test
    void texts_compare_by_their_bytes() {
        StringData text = StringData.fromBytes("naïve 😀".getBytes(StandardCharsets.UTF_8));
        assertThat(text).isEqualTo(StringData.fromString("naïve 😀")).hasToString("naïve 😀");
        assertThat(StringData.fromString("😀")).isGreaterThan(StringData.fromString("～"));
        assertThat(StringData.fromString("B")).isLessThan(StringData.fromString("a"));
    }

    @Test
    void a_decimal_is_rounded_to_its_scale_and_missing_if_it_has_too_many_digits() {
        assertThat(DecimalData.fromBigDecimal(new BigDecimal("2.345"), 5, 2)).hasToString("2.35");
        assertThat(DecimalData.fromBigDecimal(new BigDecimal("-2.345"), 5, 2)).hasToString("-2.35");
        assertThat(DecimalData.fromBigDecimal(new BigDecimal("999.995"), 5, 2)).isNull();
        DecimalData large = DecimalData.fromUnscaledLong(-12, 30, 1);
        assertThat(large).hasToString("-1.2").isEqualTo(DecimalData.fromUnscaledLong(-120, 5, 2));
        assertThat(DecimalData.fromUnscaledBytes(large.toUnscaledBytes(), 30, 1))
                .isEqualTo(large);
    }

    @Test
    void a_timestamp_before_1970_keeps_its_nanoseconds() {
        LocalDateTime time = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999);
        TimestampData data = TimestampData.fromLocalDateTime(time);
        assertThat(data.getMillisecond()).isEqualTo(-1);
        assertThat(data.getNanoOfMillisecond()).isEqualTo(999_999);
        assertThat(data.toLocalDateTime()).isEqualTo(time);
        assertThat(data).isLessThan(TimestampData.fromInstant(Instant.EPOCH));
    }

    @Test
    void fields_are_read_by_their_types() {
        GenericRowData row = GenericRowData.ofKind(
                RowKind.DELETE, 1, null, StringData.fromString("x"), new GenericArrayData(new int[] {4, 5}));
        assertThat(RowData.createFieldGetter(new IntType(), 0).getFieldOrNull(row))
                .isEqualTo(1);
        assertThat(RowData.createFieldGetter(new IntType(), 1).getFieldOrNull(row))
                .isNull();
        ArrayData array = (ArrayData) RowData.createFieldGetter(LogicalTypeParser.parse("ARRAY<INT>"), 3)
                .getFieldOrNull(row);
        assertThat(ArrayData.createElementGetter(new IntType()).getElementOrNull(array, 1))
                .isEqualTo(5);
        assertThat(row).hasToString("-D(1,null,x,[4, 5])");
        assertThatThrownBy(() -> row.getInt(1)).hasMessageContaining("NULL");
    }

    @Test
    void arrays_of_objects_and_of_primitives_are_equal() {
        GenericArrayData objects = new GenericArrayData(new Object[] {1L, 2L});
        assertThat(objects).isEqualTo(new GenericArrayData(new long[] {1, 2}));
        assertThat(objects.toLongArray()).containsExactly(1, 2);
        assertThat(new GenericMapData(Map.of(1, objects)))
                .isEqualTo(new GenericMapData(Map.of(1, new GenericArrayData(new long[] {1, 2}))));
    }

    @Test
    void an_object_of_a_program_goes_through_its_serializer() {
        RawValueData<String> value = RawValueData.fromObject("secret");
        byte[] bytes = value.toBytes(StringSerializer.INSTANCE);
        RawValueData<String> copy = RawValueData.fromBytes(bytes);
        assertThat(copy.toObject(StringSerializer.INSTANCE)).isEqualTo("secret");
        assertThat(copy).isEqualTo(value);
    }
}
