package dev.millrace.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.cli.remote.CountProgram;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JobMessages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs the command in its own process, after a cluster for one program has ended.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HistoryServerCommandTest {
    private static final Pattern LISTENS = Pattern.compile("history server listens at http://(\\S+)");

    @TempDir
    private Path directory;

    private static Process process(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.millrace.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String await(Process process, Pattern words) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher found = words.matcher(said);
            if (found.find()) return found.group(1);
        }
        throw new AssertionError("it said only: " + said);
    }

    @Test
    void a_job_is_shown_when_its_cluster_is_gone() throws Exception {
        String archives = directory.resolve("archives").toString();
        Path jar = CountProgram.jar(directory);
        Process application = process(
                "application",
                "--port",
                "0",
                "--jar-dir",
                directory.resolve("jars").toString(),
                "-D",
                "jobmanager.archive.fs.dir=" + archives,
                jar.toString(),
                "1000");
        String said = new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(application.waitFor()).as(said).isZero();
        assertThat(said).contains("archives: file:" + archives);
        Path own = Files.createDirectories(directory.resolve("own"));
        Process history = process(
                "historyserver",
                "--archive-dir",
                archives,
                "--port",
                "0",
                "-D",
                "historyserver.archive.fs.refresh-interval=50 ms",
                "-D",
                "historyserver.web.tmpdir=" + own);
        try {
            RestClient client = new RestClient(Host.real(), await(history, LISTENS));
            while (client.jobs().isEmpty()) Host.real().threads().park(10_000_000);
            JobMessages.Line job = client.jobs().getFirst();
            assertThat(job.state()).isEqualTo("FINISHED");
            assertThat(client.job(job.jid()).vertices()).isNotEmpty();
            assertThat(client.overview().jobsFinished()).isEqualTo(1);
        } finally {
            history.destroy();
        }
        history.waitFor();
        assertThat(own).isEmptyDirectory();
    }
}
