package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.source.FakeReaderContext;
import dev.millrace.api.source.ListOutput;
import dev.millrace.base.fault.CodedException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketTextReaderTest {

    private static List<String> read(String delimiter, long retries, String... connections) throws Exception {
        ListOutput<String> output = new ListOutput<>();
        FakeHost host = new FakeHost(connections);
        SocketTextSource source = new SocketTextSource("server", 99, delimiter, retries);
        SocketTextReader reader = new SocketTextReader(source, new FakeReaderContext(), host);
        reader.start();
        reader.addSplits(List.of(new SocketTextSource.WholeSocket()));
        InputStatus status = InputStatus.MORE_AVAILABLE;
        while (status != InputStatus.END_OF_INPUT) {
            if (status == InputStatus.NOTHING_AVAILABLE) reader.isAvailable().get(30, TimeUnit.SECONDS);
            status = reader.pollNext(output);
        }
        reader.close();
        return output.records;
    }

    @Test
    void lines_are_cut_and_carriage_returns_dropped() throws Exception {
        assertThat(read("\n", 0, "one\r\ntwo\n\nlast")).containsExactly("one", "two", "", "last");
    }

    @Test
    void a_delimiter_may_have_several_characters_and_arrive_in_parts() throws Exception {
        assertThat(read("--", 0, "a-b--c-|--d--")).containsExactly("a-b", "c-|", "d");
    }

    @Test
    void a_server_that_ends_is_asked_again_as_often_as_wanted() throws Exception {
        assertThat(read("\n", 2, "a\n", "b\n", "c\n", "never")).containsExactly("a", "b", "c");
    }

    @Test
    void a_server_that_is_down_counts_as_a_try() throws Exception {
        assertThat(read("\n", 1, FakeHost.REFUSED, "b\n")).containsExactly("b");
    }

    @Test
    void a_server_that_stays_down_fails_the_reader() {
        assertThatThrownBy(() -> read("\n", 0, FakeHost.REFUSED))
                .isInstanceOfSatisfying(
                        CodedException.class,
                        thrown -> assertThat(thrown.fault()).isEqualTo(StreamFaults.SOCKET))
                .hasMessageContaining("server:99");
    }

    @Test
    void a_reader_without_a_split_ends_when_there_are_no_more() {
        SocketTextReader reader = new SocketTextReader(
                new SocketTextSource("server", 99, "\n", 0), new FakeReaderContext(), new FakeHost());
        reader.start();

        assertThat(reader.pollNext(new ListOutput<>())).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        reader.notifyNoMoreSplits();
        assertThat(reader.pollNext(new ListOutput<>())).isEqualTo(InputStatus.END_OF_INPUT);
    }

    @Test
    void senseless_parameters_are_refused() {
        assertThatThrownBy(() -> new SocketTextSource("server", 0, "\n", 0)).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> new SocketTextSource("server", 99, "", 0)).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> new SocketTextSource("server", 99, "\n", -2)).isInstanceOf(CodedException.class);
    }
}
