package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Tests what the coordinator keeps of the output of a program.
class ProgramOutputTest {
    private final ProgramOutput output = new ProgramOutput();

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.printed(bytes, 0, bytes.length);
    }

    @Test
    void a_reader_gets_each_text_once() {
        print("one ");
        ProgramOutput.Part first = output.out(0);
        print("two");
        assertThat(first).isEqualTo(new ProgramOutput.Part("one ", 4, 0));
        assertThat(output.out(first.next())).isEqualTo(new ProgramOutput.Part("two", 7, 0));
        assertThat(output.out(7).text()).isEmpty();
        assertThat(output.err(0).text()).isEmpty();
        assertThat(output.out(1_000)).isEqualTo(new ProgramOutput.Part("", 7, 0));
    }

    @Test
    void a_program_that_prints_without_end_keeps_the_newest_bytes() {
        String line = "0123456789abcdef".repeat(64);
        for (int i = 0; i < 10_000; i++) print(line);
        ProgramOutput.Part part = output.out(0);
        assertThat(part.text()).hasSize(ProgramOutput.BYTES_MAX);
        assertThat(part.next()).isEqualTo(10_000L * line.length());
        assertThat(part.lost()).isEqualTo(part.next() - ProgramOutput.BYTES_MAX);
        assertThat(line.repeat(ProgramOutput.BYTES_MAX / line.length())).isEqualTo(part.text());
    }

    @Test
    void one_text_that_is_longer_than_all_room_keeps_its_end() {
        print("before");
        print("x".repeat(ProgramOutput.BYTES_MAX) + "end");
        assertThat(output.out(0).text()).hasSize(ProgramOutput.BYTES_MAX).endsWith("xend");
        assertThat(output.out(0).lost()).isEqualTo("before".length() + 3);
    }

    @Test
    void characters_are_read_when_they_are_whole() {
        byte[] bytes = "aä€😀".getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        long next = 0;
        for (byte each : bytes) {
            output.printed(new byte[] {each}, 0, 1);
            ProgramOutput.Part part = output.out(next);
            text.append(part.text());
            next = part.next();
        }
        assertThat(text).hasToString("aä€😀");
    }

    @Test
    void the_rest_of_a_character_that_never_comes_whole_is_read_at_the_end() {
        output.printed(new byte[] {'a', (byte) 0xe2}, 0, 2);
        assertThat(output.out(0).text()).isEqualTo("a");
        output.end();
        assertThat(output.out(0).next()).isEqualTo(2);
    }
}
