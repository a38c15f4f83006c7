package dev.millrace.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cluster.ClusterSimulation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// Tests that a seed has the same events in each process, so that a failure of a build can be reproduced anywhere.
class RepeatTest {
    /// In the first of these seeds, the order of messages depends on the process if code iterates an
    /// unordered collection.
    private static final long FROM = 148;

    @Test
    void a_seed_of_one_process_does_the_same_in_another_jvm() throws Exception {
        List<String> here = hashes(seed -> Simulation.run(seed, Set.of()).hash(), 20);
        assertThat(elsewhere("--seeds", "20")).containsExactlyElementsOf(here);
    }

    @Test
    void a_seed_of_a_cluster_does_the_same_in_other_jvms() throws Exception {
        List<String> here = hashes(seed -> ClusterSimulation.run(seed, Set.of()).hash(), 20);
        for (int i = 0; i < 3; i++)
            assertThat(elsewhere("--cluster", "--seeds", "20")).containsExactlyElementsOf(here);
    }

    private static List<String> hashes(LongUnaryOperator run, int count) {
        List<String> lines = new ArrayList<>();
        for (long seed = FROM; seed < FROM + count; seed++)
            lines.add("seed %d: %016x".formatted(seed, run.applyAsLong(seed)));
        return lines;
    }

    /// Runs seeds in another process, and returns the lines with hashes that it prints.
    private static List<String> elsewhere(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments())
            if (!option.startsWith("-javaagent") && !option.startsWith("-agentlib")) command.add(option);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sim.class.getName(), "--hashes"));
        command.addAll(List.of("--from", String.valueOf(FROM)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(output).isZero();
        return output.lines().filter(line -> line.startsWith("seed ")).toList();
    }
}
