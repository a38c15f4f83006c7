package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.ApplicationMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.format.text.JsonRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs and cancels detached programs over a real server.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ApplicationsTest {
    @TempDir
    private static Path directory;

    private static Served served;
    private static RestClient client;
    private static Path jar;

    @BeforeAll
    static void start() throws IOException {
        served = Served.in(directory);
        client = served.client();
        jar = served.jar();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpReply post(String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Host.real()
                .network()
                .ask(new HttpCall(
                        "POST", served.address() + path, Map.of(), () -> new ByteArrayInputStream(bytes), 10_000));
    }

    private static String begin(String... arguments) throws IOException {
        var run = new JarMessages.Run(null, List.of(arguments), 1, null, null, null, null, null);
        HttpReply reply = post("/jars/" + client.upload(jar) + "/run-application", JsonRecords.write(run));
        assertThat(reply.status()).isEqualTo(202);
        Map<String, Object> answer = JsonRecords.object(new String(reply.body(), StandardCharsets.UTF_8));
        assertThat(answer).containsOnlyKeys("applicationid");
        return (String) answer.get("applicationid");
    }

    private static int cancel(String application) throws IOException {
        return post("/applications/" + application + "/cancel", "").status();
    }

    private static ApplicationMessages.Details details(String application) {
        return client.get("/applications/" + application, ApplicationMessages.Details.class);
    }

    private static void awaitStatus(String application, String status) {
        while (!details(application).status().equals(status))
            Host.real().threads().park(1_000_000);
    }

    private static void awaitJobs(String application, String status, int count) {
        while (details(application).jobs().stream()
                        .filter(each -> each.state().equals(status))
                        .count()
                < count) Host.real().threads().park(1_000_000);
    }

    @Test
    void a_program_runs_by_itself_and_is_found_by_its_id() throws IOException {
        String application = begin("twice");
        awaitStatus(application, "FINISHED");
        ApplicationMessages.Details details = details(application);
        assertThat(details.name()).isEqualTo("program.jar");
        assertThat(details.jobs()).extracting(JobMessages.Line::name).containsExactly("first", "second");
        assertThat(cancel(application)).isEqualTo(409);
    }

    @Test
    void a_program_that_starts_no_job_is_answered_too() throws IOException {
        String application = begin("hums");
        awaitStatus(application, "RUNNING");
        assertThat(cancel(application)).isEqualTo(202);
        awaitStatus(application, "CANCELED");
        assertThat(client.get("/applications/" + application + "/exceptions", ApplicationMessages.Exceptions.class)
                        .history()
                        .entries())
                .isEmpty();
        assertThat(cancel(application)).isEqualTo(202);
        assertThat(details(application).status()).isEqualTo("CANCELED");
    }

    @Test
    void a_program_that_fails_before_its_first_job_says_why() throws IOException {
        String application = begin("settings");
        awaitStatus(application, "FAILED");
        assertThat(client.get("/applications/" + application + "/exceptions", ApplicationMessages.Exceptions.class)
                        .history()
                        .entries())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("java.lang.IllegalStateException"));
        assertThat(cancel(application)).isEqualTo(409);
    }

    @Test
    void a_program_that_ends_the_process_fails_alone() throws IOException {
        String application = begin("exits");
        awaitStatus(application, "FAILED");
        assertThat(client.get("/applications/" + application + "/exceptions", ApplicationMessages.Exceptions.class)
                        .history()
                        .entries())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.stacktrace()).contains("MR-8501").contains("System.exit(7)"));
    }

    @Test
    void a_program_that_ends_with_status_0_is_finished() throws IOException {
        String application = begin("ends");
        awaitStatus(application, "FINISHED");
        assertThat(details(application).jobs()).hasSize(1);
    }

    @Test
    void a_function_that_ends_the_process_fails_its_job() throws IOException {
        String application = begin("exits in a job");
        awaitStatus(application, "FAILED");
        String job = details(application).jobs().getFirst().jid();
        assertThat(client.failures(job).getFirst().stacktrace())
                .contains("MR-8501")
                .contains("Runtime.halt(7)");
    }

    @Test
    void jobs_of_a_cancelled_program_are_cancelled() throws IOException {
        String application = begin("endless");
        awaitJobs(application, "RUNNING", 1);
        assertThat(cancel(application)).isEqualTo(202);
        awaitStatus(application, "CANCELED");
        assertThat(details(application).jobs())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo("CANCELED"));
    }

    @Test
    void a_program_that_ignores_interruption_starts_no_job_any_more() throws IOException {
        Path go = directory.resolve("go");
        String application = begin("stubborn", go.toString());
        awaitJobs(application, "FINISHED", 1);
        assertThat(cancel(application)).isEqualTo(202);
        assertThat(details(application).status()).isEqualTo("CANCELING");
        assertThat(cancel(application)).isEqualTo(202);
        Files.createFile(go);
        awaitStatus(application, "CANCELED");
        assertThat(details(application).jobs())
                .extracting(JobMessages.Line::name)
                .containsExactly("before");
        assertThat(details(application).endTime()).isPositive();
    }

    @Test
    void a_program_that_was_run_with_its_job_is_cancelled_too() throws IOException {
        var run = new JarMessages.Run(null, List.of("endless"), 1, null, null, null, null, null);
        String job = client.run(client.upload(jar), run);
        String application = client.job(job).applicationId();
        assertThat(cancel(application)).isEqualTo(202);
        assertThat(client.awaitEnd(job).applicationStatus()).isEqualTo("CANCELED");
        awaitStatus(application, "CANCELED");
    }

    @Test
    void a_program_that_nobody_knows_is_not_found() throws IOException {
        assertThat(cancel("0123456789abcdef0123456789abcdef")).isEqualTo(404);
    }
}
