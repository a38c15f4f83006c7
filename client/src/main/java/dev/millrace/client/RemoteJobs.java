package dev.millrace.client;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.base.host.Host;
import dev.millrace.graph.Explanation;
import dev.millrace.graph.JobGraphs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Submits jobs to the coordinator that their settings name, with the program's jars and cached files.
public final class RemoteJobs implements RemoteExecutor {
    private static final String THIS_MACHINE = "127.0.0.1";

    private final Host host;

    /// Called by the service loader.
    public RemoteJobs() {
        this(Host.real());
    }

    RemoteJobs(Host host) {
        this.host = host;
    }

    @Override
    public JobClient start(JobSpec job) {
        // Reports faults of the job graph in the same way as for local jobs.
        JobGraphs.build(job);
        Configuration settings = job.configuration();
        RestClient client = rest(settings);
        List<Path> jars = settings.getOptional(PipelineOptions.JARS).orElse(List.of()).stream()
                .map(RemoteJobs::path)
                .toList();
        List<String> classPaths =
                settings.getOptional(PipelineOptions.CLASSPATHS).orElse(List.of());
        String id = client.submit(JobForm.write(job), jars, classPaths, cachedFiles(job));
        return new RemoteJobClient(
                host, client, JobID.fromHexString(id), job.name(), job.userLoader(), patience(settings));
    }

    private RestClient rest(ReadableConfig settings) {
        return new RestClient(host, address(settings), Access.of(settings.toMap(), System.getenv(), host));
    }

    private static Patience patience(ReadableConfig settings) {
        return new Patience(settings.get(RestOptions.RETRY_MAX_ATTEMPTS), settings.get(RestOptions.RETRY_DELAY));
    }

    @Override
    public List<ListedJob> jobs(ReadableConfig settings) {
        return rest(settings).jobs().stream()
                .map(each ->
                        new ListedJob(JobID.fromHexString(each.jid()), each.name(), each.state(), each.startTime()))
                .toList();
    }

    @Override
    public JobClient client(ReadableConfig settings, ListedJob job) {
        ClassLoader loader = RemoteJobs.class.getClassLoader();
        return new RemoteJobClient(host, rest(settings), job.id(), job.name(), loader, patience(settings));
    }

    @Override
    public String explain(JobSpec job) {
        return Explanation.json(job);
    }

    private static String address(ReadableConfig settings) {
        String name = settings.getOptional(RestOptions.ADDRESS).orElse(THIS_MACHINE);
        boolean isBare = name.contains(":") && !name.startsWith("[");
        return (isBare ? "[" + name + "]" : name) + ":" + settings.get(RestOptions.PORT)
                + settings.get(RestOptions.PATH);
    }

    private static Path path(String address) {
        return address.startsWith("file:") ? Path.of(URI.create(address)) : Path.of(address);
    }

    /// Returns the cached files that are local files. Directories and remote files stay at the path that the
    /// job names.
    private Map<String, Path> cachedFiles(JobSpec job) {
        Map<String, Path> files = new TreeMap<>();
        job.cachedFiles().forEach((name, entry) -> {
            String place = entry.filePath;
            Path path = Path.of(place.startsWith("file:") ? place.replaceFirst("^file:(//)?", "") : place);
            if (isFile(path)) files.put(name, path);
        });
        return files;
    }

    private boolean isFile(Path path) {
        try {
            return host.disk().exists(path) && !host.disk().entry(path).isDirectory();
        } catch (IOException unknown) {
            return false;
        }
    }
}
