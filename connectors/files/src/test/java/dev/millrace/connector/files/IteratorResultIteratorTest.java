package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.files.reader.IteratorResultIterator;
import dev.millrace.connector.files.split.RecordAndPosition;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Gives records with the positions after them.
final class IteratorResultIteratorTest {
    @Test
    void each_record_has_the_number_of_records_to_skip_after_it() {
        AtomicInteger released = new AtomicInteger();
        var batch = new IteratorResultIterator<>(List.of("a", "b").iterator(), 100, 7, released::incrementAndGet);

        RecordAndPosition<String> first = batch.next();
        assertThat(first).isNotNull();
        assertThat(first.getRecord()).isEqualTo("a");
        assertThat(first.getOffset()).isEqualTo(100);
        assertThat(first.getRecordSkipCount()).isEqualTo(8);
        assertThat(batch.next()).hasToString("b @ 100 + 9");
        assertThat(batch.next()).isNull();
        batch.releaseBatch();
        assertThat(released).hasValue(1);
    }
}
