package dev.millrace.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.tier.RowStore.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksRowStoreTest {
    @TempDir
    Path directory;

    private RowStore store;

    @BeforeEach
    void open() {
        store = new RocksRowStoreType().open(Host.real(), directory.resolve("rows"), 4 << 20);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static Row row(int first, int second, byte[] value) {
        return new Row(bytes(first, second), value);
    }

    private int read(byte[] key, byte[] into) {
        return store.read(key, key.length, into);
    }

    private static List<String> keys(RowStore.RowView view, byte[] prefix, byte[] from) {
        List<String> keys = new ArrayList<>();
        try (RowStore.Cursor cursor = view.rows(prefix, from)) {
            while (cursor.next()) keys.add((cursor.key()[0] & 0xFF) + "-" + (cursor.key()[1] & 0xFF));
        }
        return keys;
    }

    @Test
    void a_value_that_has_no_room_tells_its_length() {
        store.write(List.of(row(1, 2, bytes(1, 2, 3, 4, 5))));
        byte[] little = new byte[3];
        assertThat(read(bytes(1, 2), little)).isEqualTo(5);
        byte[] enough = new byte[5];
        assertThat(read(bytes(1, 2), enough)).isEqualTo(5);
        assertThat(enough).isEqualTo(bytes(1, 2, 3, 4, 5));
        assertThat(read(bytes(1, 3), enough)).isEqualTo(-1);
        assertThat(store.read(bytes(1, 2, 9), 2, enough)).isEqualTo(5);
        store.delete(bytes(1, 2));
        assertThat(read(bytes(1, 2), enough)).isEqualTo(-1);
        store.close(() -> {});
    }

    @Test
    void a_view_shows_what_was_there_then_in_order_of_unsigned_bytes() {
        store.write(
                List.of(row(1, 0x7F, bytes(1)), row(1, 0x80, bytes(2)), row(1, 0xFF, bytes(3)), row(2, 0, bytes(4))));
        RowStore.RowView view = store.view();
        store.deleteAll(bytes(1));
        store.write(List.of(row(1, 0, bytes(9))));
        assertThat(keys(view, bytes(1), null)).containsExactly("1-127", "1-128", "1-255");
        assertThat(keys(view, bytes(1), bytes(1, 0x80))).containsExactly("1-128", "1-255");
        assertThat(view.read(bytes(1, 0xFF))).isEqualTo(bytes(3));
        assertThat(view.read(bytes(1, 0))).isNull();
        view.close();
        RowStore.RowView later = store.view();
        assertThat(keys(later, bytes(1), null)).containsExactly("1-0");
        assertThat(keys(later, bytes(2), null)).containsExactly("2-0");
        later.close();
        store.close(() -> {});
    }

    @Test
    void all_rows_of_a_prefix_go_even_if_it_ends_with_the_greatest_byte() {
        store.write(List.of(
                new Row(bytes(1, 0xFF, 3), bytes(1)), new Row(bytes(1, 0xFF, 0xFF), bytes(2)), row(2, 0, bytes(3))));
        store.deleteAll(bytes(1, 0xFF));
        RowStore.RowView view = store.view();
        assertThat(keys(view, bytes(1), null)).isEmpty();
        assertThat(keys(view, bytes(2), null)).containsExactly("2-0");
        view.close();
        store.close(() -> {});
    }

    @Test
    void a_store_that_is_closed_while_a_cursor_reads_ends_after_it() {
        store.write(List.of(row(1, 1, bytes(1)), row(1, 2, bytes(2))));
        RowStore.RowView view = store.view();
        RowStore.Cursor cursor = view.rows(bytes(1), null);
        assertThat(cursor.next()).isTrue();
        AtomicBoolean isClosed = new AtomicBoolean();
        store.close(() -> isClosed.set(true));
        assertThat(isClosed).isFalse();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.value()).isEqualTo(bytes(2));
        assertThatThrownBy(() -> view.rows(bytes(1), null)).hasMessageContaining("MR-4043");
        cursor.close();
        assertThat(isClosed).isTrue();
        assertThat(Files.exists(directory.resolve("rows"))).isFalse();
        view.close();
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws Exception {
        store.close(() -> {});
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> new RocksRowStoreType().open(Host.real(), file.resolve("rows"), 4 << 20))
                .hasMessageContaining("MR-4042")
                .hasMessageContaining("file");
    }
}
