package dev.millrace.api.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ResultBufferTest {
    private static final String ID = "results of " + ResultBufferTest.class.getName();
    private final ResultBuffer buffer = ResultBuffer.open(ID);

    @AfterEach
    void close() {
        buffer.close();
    }

    private static byte[] record(int number, int size) {
        byte[] record = new byte[size];
        record[0] = (byte) number;
        return record;
    }

    private static List<Integer> numbers(ResultPage page) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(page.records());
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < page.count(); i++) {
            byte[] record = new byte[in.readInt()];
            in.readFully(record);
            numbers.add((int) record[0]);
        }
        assertThat(in.available()).isZero();
        return numbers;
    }

    /// Runs what may wait on another thread.
    private static CompletableFuture<Void> later(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (Throwable failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    @Test
    void a_page_has_the_records_from_the_requested_number_on() throws Exception {
        for (int i = 0; i < 5; i++) buffer.put(record(i, 10));

        ResultPage first = ResultBuffer.page(ResultRequest.first(ID));
        assertThat(numbers(first)).containsExactly(0, 1, 2, 3, 4);
        assertThat(first.isLast()).isFalse();
        ResultPage from3 = ResultBuffer.page(new ResultRequest(ID, first.writer(), 3));
        assertThat(from3.first()).isEqualTo(3);
        assertThat(numbers(from3)).containsExactly(3, 4);
    }

    @Test
    void a_repeated_request_gets_the_same_records() throws Exception {
        for (int i = 0; i < 3; i++) buffer.put(record(i, 10));
        String writer = ResultBuffer.page(ResultRequest.first(ID)).writer();

        for (int i = 0; i < 2; i++) {
            assertThat(numbers(ResultBuffer.page(new ResultRequest(ID, writer, 1))))
                    .containsExactly(1, 2);
        }
    }

    @Test
    void pages_are_bounded_in_bytes_but_never_empty() throws Exception {
        int half = ResultBuffer.PAGE / 2;
        for (int i = 0; i < 3; i++) buffer.put(record(i, half - 100));

        ResultPage page = ResultBuffer.page(ResultRequest.first(ID));
        assertThat(numbers(page)).containsExactly(0, 1);
        ResultPage rest = ResultBuffer.page(ResultRequest.first(ID).after(page));
        assertThat(numbers(rest)).containsExactly(2);
        buffer.put(record(7, 2 * ResultBuffer.PAGE));
        assertThat(numbers(ResultBuffer.page(ResultRequest.first(ID).after(rest))))
                .containsExactly(7);
    }

    @Test
    void a_writer_waits_while_the_buffer_is_full() throws Exception {
        int size = ResultBuffer.CAPACITY / 2;
        CompletableFuture<Void> written = later(() -> {
            for (int i = 0; i < 6; i++) buffer.put(record(i, size));
            buffer.finish();
        });

        ResultRequest request = ResultRequest.first(ID);
        List<Integer> seen = new ArrayList<>();
        while (!written.isDone()) {
            ResultPage page = ResultBuffer.page(request);
            seen.addAll(numbers(page));
            request = request.after(page);
        }
        assertThat(written).isCompleted();
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void a_full_buffer_does_not_take_more() throws Exception {
        int size = ResultBuffer.CAPACITY / 2;
        buffer.put(record(0, size));
        buffer.put(record(1, size));
        CompletableFuture<Void> third = later(() -> buffer.put(record(2, size)));

        String writer = ResultBuffer.page(ResultRequest.first(ID)).writer();
        for (int i = 0; i < 100; i++) ResultBuffer.page(new ResultRequest(ID, writer, 0));
        assertThat(third).isNotDone();
        ResultBuffer.page(new ResultRequest(ID, writer, 1));
        third.get();
    }

    @Test
    void the_writer_ends_when_the_reader_has_everything() throws Exception {
        buffer.put(record(0, 10));
        CompletableFuture<Void> finished = later(buffer::finish);

        ResultPage page = ResultBuffer.page(ResultRequest.first(ID));
        while (!page.isLast()) page = ResultBuffer.page(ResultRequest.first(ID));
        assertThat(finished).isNotDone();
        ResultPage end = ResultBuffer.page(ResultRequest.first(ID).after(page));
        assertThat(end.count()).isZero();
        assertThat(end.isLast()).isTrue();
        finished.get();
    }

    @Test
    void the_writer_stays_until_the_reader_knows_the_end() throws Exception {
        buffer.put(record(0, 10));
        ResultPage page = ResultBuffer.page(ResultRequest.first(ID));
        assertThat(page.isLast()).isFalse();
        // The reader has the only record before the writer knows that no record follows.
        ResultRequest next = ResultRequest.first(ID).after(page);
        assertThat(ResultBuffer.page(next).isLast()).isFalse();
        CompletableFuture<Void> finished = later(() -> {
            buffer.finish();
            buffer.close();
        });

        ResultPage end = ResultBuffer.page(next);
        while (!end.isLast()) end = ResultBuffer.page(next);
        assertThat(end.count()).isZero();
        assertThat(finished).isNotDone();
        ResultBuffer.page(next.after(end));
        finished.get();
        assertThat(ResultBuffer.page(next).isOfWriter()).isFalse();
    }

    @Test
    void the_writer_of_no_records_stays_until_the_reader_knows_the_end() throws Exception {
        CompletableFuture<Void> finished = later(buffer::finish);
        ResultPage end = ResultBuffer.page(ResultRequest.first(ID));
        while (!end.isLast()) end = ResultBuffer.page(ResultRequest.first(ID));
        assertThat(finished).isNotDone();
        ResultBuffer.page(ResultRequest.first(ID).after(end));
        finished.get();
    }

    @Test
    void requests_of_a_reader_of_an_earlier_writer_acknowledge_nothing() throws Exception {
        buffer.put(record(0, 10));
        String before = ResultBuffer.page(ResultRequest.first(ID)).writer();
        ResultBuffer second = ResultBuffer.open(ID);
        second.put(record(1, 10));

        ResultPage page = ResultBuffer.page(new ResultRequest(ID, before, 1));
        assertThat(page.writer()).isNotEqualTo(before);
        assertThat(page.first()).isZero();
        assertThat(numbers(page)).containsExactly(1);
        // The late end of the earlier attempt does not close the buffer of the later one.
        buffer.close();
        assertThat(ResultBuffer.page(ResultRequest.first(ID)).writer()).isEqualTo(page.writer());
        second.close();
        assertThat(ResultBuffer.page(ResultRequest.first(ID)).isOfWriter()).isFalse();
    }

    @Test
    void a_record_that_no_message_can_carry_is_refused() {
        assertThatThrownBy(() -> buffer.put(new byte[13 << 20]))
                .hasMessageStartingWith("MR-2208")
                .hasMessageContaining("cannot be returned to a program in another process");
    }
}
