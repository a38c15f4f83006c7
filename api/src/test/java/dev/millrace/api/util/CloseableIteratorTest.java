package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CloseableIteratorTest {

    @Test
    void closing_hands_out_what_was_not_read() throws Exception {
        List<Integer> unread = new ArrayList<>();
        try (CloseableIterator<Integer> numbers = CloseableIterator.ofElements(unread::add, 1, 2, 3)) {
            assertThat(numbers.next()).isEqualTo(1);
        }
        assertThat(unread).containsExactly(2, 3);
    }

    @Test
    void flattened_iterators_follow_each_other_and_all_are_closed() {
        List<String> closed = new ArrayList<>();
        CloseableIterator<Integer> first =
                CloseableIterator.adapterForIterator(List.of(1).iterator(), () -> {
                    closed.add("first");
                    throw new IOException("stuck");
                });
        CloseableIterator<Integer> second =
                CloseableIterator.adapterForIterator(List.of(2, 3).iterator(), () -> closed.add("second"));
        CloseableIterator<Integer> all = CloseableIterator.flatten(first, CloseableIterator.empty(), second);
        List<Integer> read = new ArrayList<>();
        all.forEachRemaining(read::add);
        assertThat(read).containsExactly(1, 2, 3);
        assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(all::close).isInstanceOf(IOException.class).hasMessage("stuck");
        assertThat(closed).containsExactly("first", "second");
    }
}
