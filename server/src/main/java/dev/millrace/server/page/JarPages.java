package dev.millrace.server.page;

import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.PlannedJob;
import dev.millrace.server.ProgramCall;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// Answers requests about uploaded programs. Their jars are the files of one directory.
final class JarPages {
    private static final String JAR = ".jar";
    private static final int NAME_MAX = 200;
    private static final String NO_JOB = "0".repeat(32);

    private final Dispatcher dispatcher;
    private final Host host;
    private final Path directory;
    private final JarCheck check;
    private final OutputPages outputs = new OutputPages();

    JarPages(Dispatcher dispatcher, Host host, RestSettings settings) {
        this.dispatcher = dispatcher;
        this.host = host;
        this.directory = settings.jars();
        this.check = new JarCheck(
                settings.options().get(ServerOptions.JAR_ENTRIES),
                settings.options().get(ServerOptions.JAR_RATIO));
    }

    void addTo(Routes routes) {
        routes.on("GET /jars", this::list);
        routes.on("POST /jars/upload", this::upload);
        routes.on("DELETE /jars/:jarid", this::delete);
        routes.on("GET /jars/:jarid/plan", this::plan);
        routes.on("POST /jars/:jarid/plan", this::plan);
        routes.on("POST /jars/:jarid/run", this::run);
        outputs.addTo(routes);
        routes.on(
                "POST /jars/:jarid/run-application",
                request -> new JarMessages.Begun(dispatcher.runApplication(call(request))));
    }

    private Object list(HttpRequest request) throws IOException {
        List<JarMessages.Jar> jars = new ArrayList<>();
        if (host.disk().exists(directory)) {
            for (Disk.Entry each : host.disk().list(directory)) {
                String id = each.path().getFileName().toString();
                if (each.isDirectory() || !id.endsWith(JAR)) continue;
                String main = mainClass(each.path());
                List<JarMessages.Entry> entries = main == null ? List.of() : List.of(new JarMessages.Entry(main, null));
                jars.add(new JarMessages.Jar(id, id.substring(id.indexOf('_') + 1), each.modifiedMillis(), entries));
            }
        }
        jars.sort(Comparator.comparingLong(JarMessages.Jar::uploaded).reversed());
        return new JarMessages.Jars(request.address(), jars);
    }

    private @Nullable String mainClass(Path jar) {
        try (InputStream bytes = host.disk().read(jar, 0);
                JarInputStream content = new JarInputStream(bytes)) {
            Manifest manifest = content.getManifest();
            if (manifest == null) return null;
            String flinks = manifest.getMainAttributes().getValue("program-class");
            return flinks != null ? flinks : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private Object upload(HttpRequest request) throws IOException {
        if (request.files().size() != 1)
            throw Refusal.bad(
                    "Exactly 1 file must be sent, received " + request.files().size() + ".");
        HttpRequest.FormFile file = request.files().getFirst();
        String given = file.name().replace('\\', '/');
        String name = given.substring(given.lastIndexOf('/') + 1);
        boolean isPlain = name.length() <= NAME_MAX && name.chars().noneMatch(Character::isISOControl);
        if (!name.endsWith(JAR) || name.contains("..") || !isPlain) throw Refusal.bad("Only Jar files are allowed.");
        String id = "%016x%016x_%s"
                .formatted(host.chance().nextLong(), host.chance().nextLong(), name);
        Path unfinished = directory.resolve(id + ".unfinished");
        try {
            long size;
            try (InputStream from = file.content().open();
                    OutputStream to = host.disk().create(unfinished)) {
                size = from.transferTo(to);
            }
            try (InputStream written = host.disk().read(unfinished, 0)) {
                check.pass(written, size);
            }
            host.disk().move(unfinished, directory.resolve(id));
        } finally {
            host.disk().delete(unfinished);
        }
        return new JarMessages.Uploaded(directory.resolve(id).toString(), "success");
    }

    private Path jar(HttpRequest request) {
        String id = request.variable("jarid");
        Path jar = directory.resolve(id).normalize();
        boolean isThere = directory.normalize().equals(jar.getParent())
                && id.endsWith(JAR)
                && host.disk().exists(jar);
        if (!isThere) throw Refusal.bad("Jar file " + id + " does not exist");
        return jar;
    }

    private Object delete(HttpRequest request) throws IOException {
        host.disk().delete(jar(request));
        return new ClusterMessages.Empty();
    }

    private Object plan(HttpRequest request) {
        PlannedJob planned = dispatcher.plan(call(request));
        return new JarMessages.PlanOf(
                JobShapes.plan(NO_JOB, planned.name(), planned.isStreaming(), planned.vertices()));
    }

    private Object run(HttpRequest request) {
        ProgramCall call = call(request).printingTo(outputs.begin(request));
        return new JarMessages.Started(dispatcher.run(call).toHexString());
    }

    /// Fields of the body take precedence over query parameters.
    private ProgramCall call(HttpRequest request) {
        Path jar = jar(request);
        JarMessages.Run body = request.body(JarMessages.Run.class);
        if (body.jobId() != null) throw Refusal.bad("Jobs are given their ids here; leave jobId out.");
        String mainClass = first(body.entryClass(), request.parameter("entry-class"));
        List<String> arguments = body.arguments() == null ? request.list("programArg") : body.arguments();
        for (String each : arguments) if (each == null) throw Refusal.bad("An argument in programArgsList is null.");
        Integer parallelism = body.parallelism() == null ? request.numberParameter("parallelism") : body.parallelism();
        if (parallelism != null && parallelism < 1)
            throw Refusal.bad("Parallelism must be positive, not " + parallelism + ".");
        return new ProgramCall(jar, mainClass, arguments, parallelism, settings(request, body), null);
    }

    private static Map<String, String> settings(HttpRequest request, JarMessages.Run body) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (body.settings() != null) settings.putAll(body.settings());
        String savepoint = first(body.savepointPath(), request.parameter("savepointPath"));
        if (savepoint != null) settings.put(StateRecoveryOptions.SAVEPOINT_PATH.key(), savepoint);
        String loss = body.allowsLoss() == null
                ? request.parameter("allowNonRestoredState")
                : body.allowsLoss().toString();
        if (loss != null) settings.put(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE.key(), loss);
        String claim = first(body.claimMode(), request.parameter("claimMode"));
        if (claim != null) settings.put(StateRecoveryOptions.RESTORE_MODE.key(), claim);
        return settings;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || one.isEmpty() ? other : one;
    }
}
