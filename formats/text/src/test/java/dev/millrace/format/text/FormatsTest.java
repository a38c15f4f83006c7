package dev.millrace.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.millrace.base.fault.MillraceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormatsTest {
    public record Trade(String symbol, int amount, @Nullable Double price, List<String> tags) {}

    public static class Person {
        public @Nullable String name;
        public int age;
    }

    private static final RecordPosition PLACE = new RecordPosition() {
        @Override
        public String path() {
            return "/in/a.txt";
        }

        @Override
        public long line() {
            return 7;
        }

        @Override
        public long position() {
            return 1000;
        }
    };

    private static <T> List<Decoded<T>> decode(RecordDecoder.Source<T> source, String... lines) {
        RecordDecoder<T> decoder = source.create();
        Iterator<String> more = List.of(lines).iterator();
        List<Decoded<T>> all = new ArrayList<>();
        while (more.hasNext()) {
            Decoded<T> one = decoder.decode(more.next(), PLACE, more);
            if (one != null) all.add(one);
        }
        return all;
    }

    private static <T> List<T> good(RecordDecoder.Source<T> source, String... lines) {
        return decode(source, lines).stream()
                .map(one -> ((Decoded.Good<T>) one).value())
                .toList();
    }

    private static <T> BadRecord bad(RecordDecoder.Source<T> source, String... lines) {
        return ((Decoded.Bad<T>) decode(source, lines).getLast()).record();
    }

    @Test
    void csv_quotes_hold_separators_quotes_and_line_ends() {
        assertThat(good(Csv.of(Trade.class), "\"A,\"\"B\"\"", "C\",5,1.5,x;y", "D, 6 ,2.5,"))
                .containsExactly(new Trade("A,\"B\"\nC", 5, 1.5, List.of("x", "y")), new Trade("D", 6, 2.5, List.of()));
    }

    @Test
    void csv_header_decides_the_order_and_comments_are_passed_over() {
        CsvSchema schema =
                CsvSchema.forType(Person.class).withHeader().withComments().withSeparator('|');
        List<Person> people = good(new Csv<>(Person.class, schema), "# people", "age|name", "", "3|Ann", "#4|Bob");
        assertThat(people).singleElement().satisfies(person -> {
            assertThat(person.name).isEqualTo("Ann");
            assertThat(person.age).isEqualTo(3);
        });
    }

    @Test
    void csv_null_literal_is_null_unless_quoted() {
        CsvSchema schema = CsvSchema.forType(Trade.class).withNullLiteral("NULL");
        Trade trade = good(new Csv<>(Trade.class, schema), "\"NULL\",1,NULL,").getFirst();
        assertThat(trade.symbol()).isEqualTo("NULL");
        assertThat(trade.price()).isNull();
    }

    @Test
    void csv_header_without_a_wanted_column_fails_and_names_it() {
        CsvSchema schema = CsvSchema.forType(Person.class).withHeader();
        assertThatThrownBy(() -> decode(new Csv<>(Person.class, schema), "name,years", "Ann,3"))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("'age'");
    }

    @Test
    void csv_bad_value_tells_field_and_byte() {
        BadRecord bad = bad(Csv.of(Trade.class), "Äb,five,1.5,");
        assertThat(bad.field()).isEqualTo("amount");
        assertThat(bad.position()).isEqualTo(1004);
        assertThat(bad.fault())
                .hasMessageContainingAll("MR-6001", "Line 7", "/in/a.txt", "byte 1004", "'amount'", "int");
    }

    @Test
    void csv_wrong_number_of_columns_and_open_quotes_are_bad() {
        assertThat(bad(Csv.of(Person.class), "Ann").cause()).contains("expected 2 columns, found 1");
        assertThat(bad(Csv.of(Person.class), "Ann,3,4").cause()).contains("expected 2 columns, found 3");
        assertThat(bad(Csv.of(Person.class), "\"Ann,3", "Bob,4").cause()).contains("closing quote");
        assertThat(bad(Csv.of(Person.class), "\"Ann\" x,3").cause()).contains("separator");
    }

    @Test
    void csv_round_trip_keeps_awkward_values() throws IOException {
        List<Trade> trades = List.of(
                new Trade("a,b", 1, null, List.of("x", "y")),
                new Trade("say \"hi\"\nthere", -2, 0.1, List.of()),
                new Trade(" blank ", 3, 2e10, List.of("z")),
                new Trade("#no", 4, 1.0, List.of("ü")));
        CsvSchema schema = CsvSchema.forType(Trade.class).withNullLiteral("\\N").withComments();
        for (CsvSchema each :
                List.of(schema, schema.withEscape('\\').withNullLiteral("-"), schema.withSeparator('\t'))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CsvEncoder<Trade> encoder = new CsvEncoder<>(each);
            for (Trade trade : trades) encoder.encode(trade, out);
            String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
            assertThat(good(new Csv<>(Trade.class, each), lines)).isEqualTo(trades);
        }
    }

    @JsonPropertyOrder({"when", "b", "a"})
    public static final class Ordered {
        public int a = 1;

        @JsonProperty("b")
        public int renamed = 2;

        @JsonIgnore
        public int ignored = 3;

        public Date when = new Date(1_700_000_000_123L);
    }

    @Test
    void annotations_name_order_and_leave_out_properties() {
        assertThat(CsvSchema.forProperties(Ordered.class).columns()).containsExactly("when", "b", "a");
        assertThat(CsvSchema.forProperties(Trade.class).columns()).containsExactly("amount", "price", "symbol", "tags");
        assertThat(new JsonSerializationSchema<>().serialize(new Ordered()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"when\":1700000000123,\"b\":2,\"a\":1}");
    }

    @Test
    void a_mapper_of_the_program_writes_and_reads() {
        JsonSerializationSchema<Map<String, Integer>> writing = new JsonSerializationSchema<>(OwnMapper::new);
        JsonDeserializationSchema<String> reading = new JsonDeserializationSchema<>(String.class, OwnMapper::new);

        assertThat(writing.serialize(Map.of("a", 1)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("own {a=1}");
        assertThat(reading.deserialize(new byte[3])).isEqualTo("own 3 String");
        assertThatThrownBy(() -> new JsonSerializationSchema<>(() -> "no mapper").serialize(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MR-6005");
    }

    /// Has the methods that the mappers of each Jackson version share.
    public static final class OwnMapper {
        public byte[] writeValueAsBytes(Object value) {
            return ("own " + value).getBytes(StandardCharsets.UTF_8);
        }

        public <T> T readValue(byte[] message, Class<T> type) {
            return type.cast("own " + message.length + " " + type.getSimpleName());
        }
    }

    @Test
    void json_lines_become_objects_and_blank_lines_nothing() {
        assertThat(good(
                        JsonLines.of(Trade.class),
                        "{\"symbol\":\"A\",\"amount\":1,\"price\":null,\"tags\":[\"x\"]}",
                        "  ",
                        "{\"tags\":[],\"amount\":2,\"symbol\":\"B\",\"price\":3}"))
                .containsExactly(new Trade("A", 1, null, List.of("x")), new Trade("B", 2, 3.0, List.of()));
    }

    @Test
    void json_errors_name_the_field_and_the_byte() {
        assertThat(bad(JsonLines.of(Trade.class), "{\"symbol\":\"A\",\"amount\":\"many\"}")
                        .field())
                .isEqualTo("amount");
        assertThat(bad(JsonLines.of(Trade.class), "{\"symbol\":\"A\"").position())
                .isGreaterThan(1000);
        assertThat(bad(JsonLines.of(Trade.class), "{} {}").payload()).isEqualTo("{} {}");
        assertThat(bad(JsonLines.of(Trade.class), "null").cause()).contains("null");
    }

    @Test
    void json_unknown_properties_are_bad_unless_ignored() {
        assertThat(bad(JsonLines.of(Person.class), "{\"name\":\"A\",\"x\":1}").field())
                .isEqualTo("x");
        assertThat(good(JsonLines.of(Person.class).ignoringUnknown(), "{\"name\":\"A\",\"x\":1}"))
                .hasSize(1);
    }

    @Test
    void excerpts_are_at_most_200_characters_but_payloads_are_whole() {
        String line = String.join("", Collections.nCopies(5000, "z"));
        BadRecord bad = bad(JsonLines.of(Trade.class), line);
        assertThat(bad.payload()).isEqualTo(line);
        assertThat(bad.excerpt()).hasSize(200);
    }

    @Test
    void json_schemas_round_trip_and_bad_messages_fail() {
        Trade trade = new Trade("Ü", 1, 2.5, List.of("a", "b"));
        byte[] bytes = new JsonSerializationSchema<Trade>().serialize(trade);
        JsonDeserializationSchema<Trade> schema = new JsonDeserializationSchema<>(Trade.class);
        assertThat(schema.deserialize(bytes)).isEqualTo(trade);
        assertThatThrownBy(() -> schema.deserialize("[".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-6001");
    }

    @Test
    void policies_fail_or_drop() {
        BadRecord bad = new BadRecord("x", "/a", 1, 0, "", "expected y");
        BadRecords.skip().accept(bad);
        assertThatThrownBy(() -> BadRecords.fail().accept(bad)).hasMessageContaining("expected y");
    }

    @Test
    void impossible_schemas_are_refused() {
        assertThatThrownBy(() -> CsvSchema.of("a").withSeparator('"')).hasMessageContaining("MR-6004");
        assertThatThrownBy(() -> CsvSchema.forType(Object.class)).hasMessageContaining("MR-6003");
    }
}
