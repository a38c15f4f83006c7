package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests what a user sees of a failing job if the process has no SLF4J provider, or has one.
@Timeout(120)
final class NoProviderTest {
    private static final String PROVIDER = "slf4j-jdk14";
    private static final String RESTARTS = "Job 'prices' failed and restarts in 10 ms (";
    private static final String FAILED = "Job 'prices' failed." + System.lineSeparator();
    private static final String CAUSE = "java.lang.IllegalStateException: the price of 2 is missing";

    private static String errors(boolean hasProvider, String argument) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> hasProvider || !each.contains(PROVIDER))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        FailingProgram.class.getName(),
                        argument))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return errors;
    }

    @Test
    void the_restart_and_the_failure_are_on_standard_error_once_each() throws Exception {
        String errors = errors(false, "leave");
        assertThat(errors).contains("No SLF4J providers were found").containsSubsequence(RESTARTS, CAUSE, FAILED);
        assertThat(errors.split(CAUSE, -1)).hasSize(2);
        assertThat(errors).containsPattern("MR-\\d{4}").doesNotContain("\tat ");
        assertThat(errors.split("Job 'prices'", -1)).hasSize(3);
    }

    @Test
    void an_exception_of_the_main_method_shows_the_cause() throws Exception {
        assertThat(errors(false, "wait"))
                .containsSubsequence(
                        "Exception in thread \"main\"", "Caused by: " + CAUSE, FailingProgram.class.getName());
    }

    @Test
    void with_a_provider_only_the_log_reports_failures() throws Exception {
        assertThat(errors(true, "leave"))
                .contains("prices", "the price of 2 is missing")
                .doesNotContain(RESTARTS, FAILED, "No SLF4J providers");
    }
}
