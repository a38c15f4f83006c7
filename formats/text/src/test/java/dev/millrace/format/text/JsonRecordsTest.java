package dev.millrace.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonRecordsTest {
    record Inner(double ratio, boolean isDone) {}

    record Outer(
            long startTime,
            @JsonName("jobType") String type,
            @Nullable Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    @Test
    void components_have_hyphens_unless_they_are_given_names() {
        Outer outer = new Outer(1, "BATCH", null, List.of(new Inner(0.5, true)), Map.of("A", 2));
        String json = JsonRecords.write(outer);
        assertThat(json)
                .isEqualTo("{\"start-time\":1,\"jobType\":\"BATCH\",\"inner\":null,"
                        + "\"all\":[{\"ratio\":0.5,\"is-done\":true}],\"counts\":{\"A\":2}}");
        assertThat(JsonRecords.read(json, Outer.class)).isEqualTo(outer);
    }

    record Optionals(
            @JsonOptional @Nullable String left,
            @JsonName("right") @JsonOptional @Nullable Inner other,
            @Nullable String shown) {}

    @Test
    void what_is_optional_is_left_out_when_it_is_null() {
        assertThat(JsonRecords.write(new Optionals(null, null, null))).isEqualTo("{\"shown\":null}");
        Optionals full = new Optionals("a", new Inner(1, false), "b");
        assertThat(JsonRecords.write(full))
                .isEqualTo("{\"left\":\"a\",\"right\":{\"ratio\":1.0,\"is-done\":false},\"shown\":\"b\"}");
        assertThat(JsonRecords.read("{\"shown\":\"b\"}", Optionals.class)).isEqualTo(new Optionals(null, null, "b"));
    }

    @Test
    void what_is_unknown_is_passed_over_and_what_is_missing_is_nothing() {
        Outer read = JsonRecords.read("{\"later\": [1], \"start-time\": 7}", Outer.class);
        assertThat(read.startTime()).isEqualTo(7);
        assertThat(read.type()).isNull();
    }

    @Test
    void what_is_wrong_is_told_with_its_field() {
        assertThatThrownBy(() -> JsonRecords.read("{\"start-time\": \"soon\"}", Outer.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start-time");
        assertThatThrownBy(() -> JsonRecords.read("null", Outer.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonRecords.object("{} {}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonRecords.object("[")).isInstanceOf(IllegalArgumentException.class);
    }
}
