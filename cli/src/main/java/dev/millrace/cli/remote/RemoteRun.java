package dev.millrace.cli.remote;

import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.client.Access;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.TriggerMessages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs a program at a coordinator.
///
/// @param mainClass null for the class that the jar's manifest names
/// @param parallelism null for the coordinator's default
public record RemoteRun(
        String address,
        @Nullable String mainClass,
        @Nullable Integer parallelism,
        Map<String, String> settings) {
    private static final Fault FAILED = new Fault(8120, Category.USER, "a job of a coordinator failed");
    private static final Set<String> NOT_BEGUN = Set.of("CREATED", "INITIALIZING");
    private static final long BEGIN_NANOS = 10_000_000_000L;
    private static final long LOOK_NANOS = 20_000_000;
    private static final String ADDRESS = "rest.address";
    private static final String PORT = "rest.port";

    /// Returns the coordinator's address from the flag or the settings; null if there is none.
    public static @Nullable String address(@Nullable String flag, Map<String, String> settings) {
        if (flag != null) return flag;
        String host = settings.getOrDefault(ADDRESS, settings.get(JobManagerOptions.ADDRESS.key()));
        return host == null ? null : host + ":" + port(settings);
    }

    /// Returns the address of the coordinator on this machine.
    static String here(Map<String, String> settings) {
        return "127.0.0.1:" + port(settings);
    }

    private static String port(Map<String, String> settings) {
        return settings.getOrDefault(PORT, RemoteOptions.PORT);
    }

    /// Creates a client with the credentials of the settings and the environment.
    static RestClient client(String address, Map<String, String> settings) {
        return new RestClient(Host.real(), address, Access.of(settings, System.getenv(), Host.real()));
    }

    /// Says how long a command waits for the job that it has started.
    public enum Stay {
        /// The command returns at once.
        NOT,
        /// The command waits until the job has ended. If the command is interrupted, the job continues.
        ON,
        /// The command waits until the job has ended. If the command is interrupted, the job is cancelled.
        OR_CANCEL
    }

    /// Starts the program, and waits for its first job if the stay says so.
    ///
    /// @return whether the job succeeded
    public boolean run(Path jar, List<String> arguments, Stay stay, PrintWriter out, PrintWriter err) {
        RestClient client = client(address, settings);
        // Credentials are for the coordinator, not for the job.
        Map<String, String> ofJob = new LinkedHashMap<>(settings);
        ofJob.keySet().removeIf(key -> key.startsWith("rest.auth.") || key.startsWith("security.ssl.rest."));
        String uploaded = client.upload(jar);
        JarMessages.Run how = new JarMessages.Run(mainClass, arguments, parallelism, null, null, null, null, ofJob);
        try (PrintedOutput output = new PrintedOutput(client, Host.real(), out, err)) {
            String job = begin(client, uploaded, how, output);
            out.println("Job has been submitted with JobID " + job);
            return follow(client, job, stay, output, out);
        }
    }

    private static String begin(RestClient client, String uploaded, JarMessages.Run how, PrintedOutput output) {
        try {
            return client.run(uploaded, how, output.id());
        } finally {
            output.show();
            // The program is loaded by now, and later classes come from the open file.
            client.delete(uploaded);
        }
    }

    private boolean follow(RestClient client, String job, Stay stay, PrintedOutput output, PrintWriter out) {
        if (stay == Stay.NOT) {
            if (!hasBegunBadly(client, job)) return true;
            throw failed(client, job, client.awaitEnd(job).failureCause());
        }
        JobMessages.Result result = stay == Stay.OR_CANCEL ? awaitOrCancel(client, job) : client.awaitEnd(job);
        output.awaitEnd();
        TriggerMessages.Cause failure = result.failureCause();
        if (failure != null) throw failed(client, job, failure);
        out.println("Program execution finished\nJob with JobID " + job + " has " + ended(result.applicationStatus())
                + ".\nJob Runtime: " + result.netRuntime() + " ms");
        return true;
    }

    /// Returns whether the job could not start from the given snapshot. Does not wait for a job that waits for slots.
    private boolean hasBegunBadly(RestClient client, String job) {
        if (!settings.containsKey(StateRecoveryOptions.SAVEPOINT_PATH.key())) return false;
        Host host = Host.real();
        long end = host.clock().nanos() + BEGIN_NANOS;
        String status = client.status(job);
        while (NOT_BEGUN.contains(status) && host.clock().nanos() < end) {
            host.threads().park(LOOK_NANOS);
            status = client.status(job);
        }
        return status.equals("FAILED");
    }

    private static MillraceException failed(RestClient client, String job, TriggerMessages.@Nullable Cause failure) {
        return FAILED.what("Job %s failed.", job)
                .why("%s", failure == null ? "The reason is unknown." : failure.summary())
                .fix("See %s/v1/jobs/%s/exceptions.", client.address(), job);
    }

    private static JobMessages.Result awaitOrCancel(RestClient client, String job) {
        Thread cancelling = new Thread(() -> client.cancel(job), "millrace-cancel");
        Runtime.getRuntime().addShutdownHook(cancelling);
        JobMessages.Result result = client.awaitEnd(job);
        try {
            Runtime.getRuntime().removeShutdownHook(cancelling);
        } catch (IllegalStateException ending) {
            // The process already ends, and the job has ended, too.
        }
        return result;
    }

    private static String ended(String status) {
        return status.equals("CANCELED") ? "been cancelled" : "finished";
    }
}
