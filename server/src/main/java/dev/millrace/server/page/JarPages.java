package dev.millrace.server.page;

import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.base.host.Host;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JarMessages;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.PlannedJob;
import dev.millrace.server.ProgramCall;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.http.RestSettings;
import java.io.IOException;
import java.io.InputStream;
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

/// Answers requests about uploaded programs.
final class JarPages {
    private static final int NAME_MAX = 200;
    private static final String NO_JOB = "0".repeat(32);

    private final Dispatcher dispatcher;
    private final Host host;
    private final JarFiles jars;
    private final OutputPages outputs = new OutputPages();

    JarPages(Dispatcher dispatcher, Host host, RestSettings settings) {
        this.dispatcher = dispatcher;
        this.host = host;
        this.jars = new JarFiles(host.disk(), settings);
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
        List<JarMessages.Jar> found = new ArrayList<>();
        for (JarFiles.Stored each : jars.all()) {
            String main = mainClass(each.path());
            List<JarMessages.Entry> entries = main == null ? List.of() : List.of(new JarMessages.Entry(main, null));
            String name = each.id().substring(each.id().indexOf('_') + 1);
            found.add(new JarMessages.Jar(each.id(), name, each.modifiedMillis(), entries));
        }
        found.sort(Comparator.comparingLong(JarMessages.Jar::uploaded).reversed());
        return new JarMessages.Jars(request.address(), found);
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
        if (!name.endsWith(JarFiles.JAR) || name.contains("..") || !isPlain)
            throw Refusal.bad("Only Jar files are allowed.");
        String id = "%016x%016x_%s"
                .formatted(host.chance().nextLong(), host.chance().nextLong(), name);
        try (InputStream from = file.content().open()) {
            return new JarMessages.Uploaded(jars.add(id, from), "success");
        }
    }

    private Path jar(HttpRequest request) throws IOException {
        String id = request.variable("jarid");
        return jars.find(id).orElseThrow(() -> Refusal.bad("Jar file " + id + " does not exist"));
    }

    private Object delete(HttpRequest request) throws IOException {
        jar(request);
        jars.delete(request.variable("jarid"));
        return new ClusterMessages.Empty();
    }

    private Object plan(HttpRequest request) throws IOException {
        PlannedJob planned = dispatcher.plan(call(request));
        return new JarMessages.PlanOf(
                JobShapes.plan(NO_JOB, planned.name(), planned.isStreaming(), planned.vertices()));
    }

    private Object run(HttpRequest request) throws IOException {
        ProgramCall call = call(request).printingTo(outputs.begin(request));
        return new JarMessages.Started(dispatcher.run(call).toHexString());
    }

    /// Fields of the body take precedence over query parameters.
    private ProgramCall call(HttpRequest request) throws IOException {
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
