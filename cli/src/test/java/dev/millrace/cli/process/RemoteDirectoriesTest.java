package dev.millrace.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void a_coordinator_refuses_logs_in_another_file_system() {
        assertThat(failure(new CoordinatorCommand(), "--port", "0", "-D", "env.log.dir=s3://bucket/x"))
                .contains("MR-2520", "env.log.dir", "s3://bucket/x");
    }

    @Test
    void a_coordinator_does_not_start_without_the_file_system_of_uploaded_jars() {
        assertThat(failure(new CoordinatorCommand(), "--port", "0", "-D", "web.upload.dir=s3://bucket/x"))
                .contains("MR-2520", "s3://bucket/x", "plugins/s3");
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
