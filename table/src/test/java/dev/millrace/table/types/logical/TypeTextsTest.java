package dev.millrace.table.types.logical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.DecimalData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RawValueData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.logical.utils.LogicalTypeParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads and writes types as texts.
final class TypeTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHAR(3)",
                "VARCHAR(5) NOT NULL",
                "BOOLEAN",
                "BINARY(7)",
                "VARBINARY(2147483647)",
                "DECIMAL(38, 18) NOT NULL",
                "TINYINT",
                "SMALLINT",
                "INT NOT NULL",
                "BIGINT",
                "FLOAT",
                "DOUBLE",
                "DATE",
                "TIME(3)",
                "TIMESTAMP(9)",
                "TIMESTAMP(3) WITH TIME ZONE",
                "TIMESTAMP(3) WITH LOCAL TIME ZONE NOT NULL",
                "INTERVAL YEAR(4)",
                "INTERVAL YEAR(2) TO MONTH",
                "INTERVAL MONTH",
                "INTERVAL DAY(6) TO SECOND(9)",
                "INTERVAL HOUR TO SECOND(0)",
                "INTERVAL MINUTE",
                "INTERVAL SECOND(3)",
                "ARRAY<INT NOT NULL>",
                "MULTISET<DATE> NOT NULL",
                "MAP<INT, ARRAY<MULTISET<BIGINT>>>",
                "ROW<`a` INT, `b``c` VARCHAR(9) NOT NULL 'it''s'>",
                "ROW<>",
                "STRUCTURED<'com.acme.User', `name` VARCHAR(3)> NOT NULL",
                "NULL",
                "VARIANT",
                "DESCRIPTOR",
                "BITMAP"
            })
    void a_type_is_written_as_it_is_read_and_survives_serialization(String text) throws Exception {
        LogicalType type = LogicalTypeParser.parse(text);
        assertThat(type.asSerializableString()).isEqualTo(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(type);
        Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(copy).isEqualTo(type).hasSameHashCodeAs(type);
        assertThat(type.copy()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string | STRING",
                "BYTES NOT NULL | BYTES NOT NULL",
                "char varying(4) | VARCHAR(4)",
                "dec | DECIMAL(10, 0)",
                "NUMERIC(5) | DECIMAL(5, 0)",
                "DOUBLE PRECISION | DOUBLE",
                "TIME WITHOUT TIME ZONE | TIME(0)",
                "TIMESTAMP WITH LOCAL TIME ZONE | TIMESTAMP_LTZ(6)",
                "TIMESTAMP_LTZ(3) | TIMESTAMP_LTZ(3)",
                "INT NOT NULL ARRAY MULTISET NOT NULL | MULTISET<ARRAY<INT NOT NULL>> NOT NULL",
                "ROW(a INT, `type` DATE) | ROW<`a` INT, `type` DATE>",
                "INTERVAL DAY TO SECOND | INTERVAL DAY(2) TO SECOND(6)",
                "my.`data type` NOT NULL | `my`.`data type` NOT NULL"
            })
    void other_texts_of_types_are_read(String text, String summary) {
        assertThat(LogicalTypeParser.parse(text).asSummaryString()).isEqualTo(summary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VARCHAR(0) | length",
                "DECIMAL(39) | precision",
                "DECIMAL(5, 6) | scale",
                "TIMESTAMP(10) | precision",
                "ROW<a INT, a INT> | twice",
                "INT INT | ends before",
                "ARRAY<INT | > is expected",
                "INTERVAL DAY TO YEAR | does not exist",
                "DECIMAL(99999999999) | too large",
                "INT # | position 5"
            })
    void a_wrong_text_is_refused_with_a_reason(String text, String reason) {
        assertThatThrownBy(() -> LogicalTypeParser.parse(text))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("MR-90")
                .hasMessageContaining(reason);
    }

    @Test
    void a_time_attribute_is_named_in_messages_only() {
        LogicalType type = new TimestampType(false, TimestampKind.ROWTIME, 3);
        assertThat(type.asSummaryString()).isEqualTo("TIMESTAMP(3) NOT NULL *ROWTIME*");
        assertThat(type.asSerializableString()).isEqualTo("TIMESTAMP(3) NOT NULL");
        assertThat(type).isNotEqualTo(new TimestampType(false, 3));
    }

    @Test
    void java_classes_of_primitives_need_a_type_without_null() {
        assertThat(new IntType(true).supportsOutputConversion(int.class)).isFalse();
        assertThat(new IntType(false).supportsOutputConversion(int.class)).isTrue();
        assertThat(new ArrayType(new IntType(false)).getDefaultConversion()).isEqualTo(Integer[].class);
    }

    @Test
    void types_know_the_classes_of_values_within_the_engine() {
        assertThat(VarCharType.STRING_TYPE.supportsInputConversion(StringData.class))
                .isTrue();
        assertThat(new DecimalType().supportsInputConversion(DecimalData.class)).isTrue();
        assertThat(new TimestampType().supportsOutputConversion(TimestampData.class))
                .isTrue();
        assertThat(new ArrayType(new IntType()).supportsInputConversion(ArrayData.class))
                .isTrue();
        assertThat(new MultisetType(new IntType()).supportsInputConversion(MapData.class))
                .isTrue();
        assertThat(RowType.of(new IntType()).supportsOutputConversion(RowData.class))
                .isTrue();
        assertThat(new RawType<>(String.class, StringSerializer.INSTANCE).supportsInputConversion(RawValueData.class))
                .isTrue();
        assertThat(new IntType().supportsInputConversion(StringData.class)).isFalse();
    }
}
