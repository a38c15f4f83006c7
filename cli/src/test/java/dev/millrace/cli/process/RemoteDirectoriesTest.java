package dev.millrace.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Starts processes with directories that are not on a disk of this machine.
@Timeout(60)
class RemoteDirectoriesTest {
    @TempDir
    private Path directory;

    private static String failure(Object command, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(command).setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            err.append(thrown.getMessage());
            return 1;
        });
        assertThat(line.execute(arguments)).isEqualTo(1);
        return err.toString();
    }

    @ParameterizedTest
    @CsvSource({"web.upload.dir", "env.log.dir"})
    void a_coordinator_refuses_local_directories_in_another_file_system(String option) {
        assertThat(failure(new CoordinatorCommand(), "--port", "0", "-D", option + "=s3://bucket/x"))
                .contains("MR-2520", option, "s3://bucket/x");
    }

    @Test
    void a_worker_refuses_logs_in_another_file_system() {
        String dir = directory.toString();
        assertThat(failure(new WorkerCommand(), "-m", "127.0.0.1:1", "--dir", dir, "-D", "env.log.dir=s3://bucket/x"))
                .contains("MR-2520", "env.log.dir");
    }

    @Test
    void shared_data_of_coordinators_in_another_file_system_is_refused() {
        assertThat(failure(
                        new WorkerCommand(),
                        "--dir",
                        directory.toString(),
                        "-D",
                        "high-availability.type=DIRECTORY",
                        "-D",
                        "high-availability.storageDir=s3://bucket/x"))
                .contains("high-availability.storageDir", "s3://bucket/x", "shared disk");
    }
}
