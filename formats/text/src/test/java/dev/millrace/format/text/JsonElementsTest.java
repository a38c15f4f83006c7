package dev.millrace.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonElementsTest {
    private record Item(String name, int count) {}

    private static InputStream in(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Item> read(String json) throws IOException {
        List<Item> items = new ArrayList<>();
        JsonElements.read(in(json), "items", Item.class, items::add);
        return items;
    }

    @Test
    void the_elements_of_one_field_are_read_and_all_else_is_passed_over() throws IOException {
        assertThat(read("{\"a\":{\"items\":[1]},\"items\":[{\"name\":\"x\",\"count\":1,\"more\":[]},{\"name\":\"ü\"}],"
                        + "\"b\":[[{}]]}"))
                .containsExactly(new Item("x", 1), new Item("ü", 0));
        assertThat(read("{\"items\":[]}")).isEmpty();
    }

    @Test
    void what_is_not_such_an_array_is_refused() {
        for (String wrong : List.of(
                "",
                "[]",
                "{}",
                "{\"items\":1}",
                "{\"items\":[1]}",
                "{\"items\":[null]}",
                "{\"items\":[{\"name\":1}",
                "{\"items\":[{}]",
                "{\"items\":[{},]}",
                "{\"items\":[]")) {
            assertThatThrownBy(() -> read(wrong)).describedAs(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void elements_before_the_damage_have_been_taken() {
        List<Item> items = new ArrayList<>();
        assertThatThrownBy(() -> JsonElements.read(
                        in("{\"items\":[{\"name\":\"x\",\"count\":1},{\"na"), "items", Item.class, items::add))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(items).containsExactly(new Item("x", 1));
    }

    @Test
    void what_fails_to_be_read_or_taken_is_no_damage() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThatThrownBy(() -> JsonElements.read(broken, "items", Item.class, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThatThrownBy(() -> JsonElements.read(in("{\"items\":[{}]}"), "items", Item.class, _ -> {
                    throw new IOException("no room");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no room");
    }
}
