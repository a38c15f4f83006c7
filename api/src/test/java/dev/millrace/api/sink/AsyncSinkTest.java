package dev.millrace.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.sink.async.AIMDScalingStrategy;
import dev.millrace.api.sink.async.AsyncSinkWriter;
import dev.millrace.api.sink.async.AsyncSinkWriterConfiguration;
import dev.millrace.api.sink.async.AsyncSinkWriterStateSerializer;
import dev.millrace.api.sink.async.BufferedRequestState;
import dev.millrace.api.sink.async.CongestionControlRateLimitingStrategy;
import dev.millrace.api.sink.async.ElementConverter;
import dev.millrace.api.sink.async.RequestEntryWrapper;
import dev.millrace.api.sink.async.ResultHandler;
import dev.millrace.api.sink.async.ResultInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class AsyncSinkTest {
    private static final ElementConverter<Integer, String> TEXT = (element, _) -> "e" + element;

    /// Keeps its requests open until the test answers them.
    private static final class Writer extends AsyncSinkWriter<Integer, String> {
        private final List<List<String>> requests = new ArrayList<>();
        private final List<ResultHandler<String>> answers = new ArrayList<>();
        private boolean isAnsweredAtOnce;

        Writer(ScriptedSubtask subtask, AsyncSinkWriterConfiguration configuration) {
            this(subtask, configuration, List.of());
        }

        Writer(
                ScriptedSubtask subtask,
                AsyncSinkWriterConfiguration configuration,
                Collection<BufferedRequestState<String>> states) {
            super(TEXT, subtask, configuration, states);
        }

        @Override
        protected void submitRequestEntries(List<String> entries, ResultHandler<String> handler) {
            requests.add(entries);
            answers.add(handler);
            if (isAnsweredAtOnce) handler.complete();
        }

        @Override
        protected long getSizeInBytes(String entry) {
            return entry.length();
        }
    }

    private final ScriptedSubtask subtask = new ScriptedSubtask();

    private static AsyncSinkWriterConfiguration.AsyncSinkWriterConfigurationBuilder settings() {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(3)
                .setMaxBatchSizeInBytes(100)
                .setMaxInFlightRequests(2)
                .setMaxBufferedRequests(10)
                .setMaxTimeInBufferMS(50)
                .setMaxRecordSizeInBytes(20)
                .setRequestTimeoutMS(1000);
    }

    private static void write(Writer writer, int from, int to) throws Exception {
        for (int i = from; i <= to; i++) writer.write(i, null);
    }

    @Test
    void a_full_batch_is_sent_at_once_and_the_rest_waits() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 1, 4);
        assertThat(writer.requests).containsExactly(List.of("e1", "e2", "e3"));
        assertThat(writer.snapshotState(1).getFirst().getBufferedRequestEntries())
                .extracting(RequestEntryWrapper::getRequestEntry)
                .containsExactly("e4");
    }

    @Test
    void what_waited_long_enough_is_sent_without_company() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 1, 1);
        subtask.advanceTo(49);
        assertThat(writer.requests).isEmpty();
        subtask.advanceTo(50);
        assertThat(writer.requests).containsExactly(List.of("e1"));
    }

    @Test
    void what_failed_is_sent_again_first() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 1, 5);
        writer.answers.getFirst().retryForEntries(List.of("e1", "e3"));
        subtask.runMail();
        assertThat(writer.requests.getLast()).startsWith("e1", "e3");
        writer.isAnsweredAtOnce = true;
        writer.answers.getLast().complete();
        writer.flush(true);
        assertThat(writer.requests.stream().flatMap(List::stream)).contains("e4", "e5");
        assertThat(writer.snapshotState(1).getFirst().getStateSize()).isZero();
    }

    @Test
    void only_the_first_answer_counts() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 1, 3);
        writer.answers.getFirst().complete();
        writer.answers.getFirst().retryForEntries(List.of("e1"));
        writer.answers.getFirst().completeExceptionally(new IOException("late"));
        subtask.runMail();
        writer.flush(true);
        assertThat(writer.requests).hasSize(1);
    }

    @Test
    void a_request_without_an_answer_is_sent_again() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 1, 3);
        subtask.advanceTo(1000);
        assertThat(writer.requests.stream().flatMap(List::stream))
                .filteredOn("e1"::equals)
                .hasSize(2);
    }

    @Test
    void a_request_without_an_answer_ends_the_job_where_that_is_wanted() throws Exception {
        Writer writer = new Writer(subtask, settings().setFailOnTimeout(true).build());
        write(writer, 1, 3);
        assertThatThrownBy(() -> subtask.advanceTo(1000)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void a_failure_ends_the_job() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 1, 3);
        writer.answers.getFirst().completeExceptionally(new IOException("no such table"));
        assertThatThrownBy(subtask::runMail).hasMessage("no such table");
    }

    @Test
    void a_flush_waits_for_answers_and_sends_the_rest_only_on_demand() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 1, 4);
        subtask.whenWaiting(() -> writer.answers.getLast().complete());
        writer.flush(false);
        assertThat(writer.requests).hasSize(1);
        writer.flush(true);
        assertThat(writer.requests.getLast()).containsExactly("e4");
    }

    @Test
    void a_writer_with_too_many_waiting_entries_takes_no_records() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        subtask.whenWaiting(() -> writer.answers.forEach(ResultHandler::complete));
        write(writer, 1, 40);
        assertThat(subtask.timesWaited()).isPositive();
        assertThat(writer.requests).allSatisfy(request -> assertThat(request).hasSizeLessThanOrEqualTo(3));
        writer.flush(true);
        assertThat(writer.requests.stream().mapToInt(List::size).sum()).isEqualTo(40);
    }

    @Test
    void a_restored_writer_sends_what_had_waited() throws Exception {
        Writer writer = new Writer(subtask, settings().build());
        write(writer, 7, 8);
        var serializer = new AsyncSinkWriterStateSerializer<String>() {
            @Override
            protected void serializeRequestToStream(String request, DataOutputStream out) throws IOException {
                out.writeUTF(request);
            }

            @Override
            protected String deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
                return in.readUTF();
            }

            @Override
            public int getVersion() {
                return 1;
            }
        };
        byte[] bytes = serializer.serialize(writer.snapshotState(1).getFirst());
        Writer restored = new Writer(subtask, settings().build(), List.of(serializer.deserialize(1, bytes)));
        restored.isAnsweredAtOnce = true;
        restored.flush(true);
        assertThat(restored.requests).containsExactly(List.of("e7", "e8"));
    }

    @Test
    void numbers_that_do_not_go_together_are_refused() {
        AsyncSinkWriterConfiguration.AsyncSinkWriterConfigurationBuilder tight = settings();
        tight.setMaxBufferedRequests(3);
        assertThatThrownBy(() -> new Writer(subtask, tight.build())).isInstanceOf(IllegalArgumentException.class);
        Writer writer =
                new Writer(subtask, settings().setMaxRecordSizeInBytes(3).build());
        assertThatThrownBy(() -> writer.write(12345, null)).hasMessageContaining("6 bytes");
    }

    @Test
    void entries_under_way_grow_with_successes_and_shrink_with_failures() {
        var strategy = CongestionControlRateLimitingStrategy.builder()
                .setMaxInFlightRequests(5)
                .setInitialMaxInFlightMessages(20)
                .setScalingStrategy(AIMDScalingStrategy.builder(25)
                        .setIncreaseRate(10)
                        .setDecreaseFactor(0.5)
                        .build())
                .build();
        strategy.registerInFlightRequest(() -> 15);
        assertThat(strategy.shouldBlock(() -> 6)).isTrue();
        assertThat(strategy.shouldBlock(() -> 5)).isFalse();
        strategy.registerCompletedRequest(result(15, 0));
        assertThat(strategy.getMaxBatchSize()).isEqualTo(25);
        strategy.registerCompletedRequest(result(15, 1));
        assertThat(strategy.getMaxBatchSize()).isEqualTo(13);
        assertThatThrownBy(() -> new AIMDScalingStrategy(1, 1.5, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ResultInfo result(int size, int failed) {
        return new ResultInfo() {
            @Override
            public int getFailedMessages() {
                return failed;
            }

            @Override
            public int getBatchSize() {
                return size;
            }
        };
    }
}
