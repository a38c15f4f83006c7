package dev.millrace.server.rest;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.client.Endpoints;
import dev.millrace.client.RestEndpoint;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.runtime.job.view.FailureView;
import dev.millrace.runtime.stats.WorkerStatsFaults;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.ServerFaults;
import dev.millrace.server.http.AccessGate;
import dev.millrace.server.http.Connectors;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.RequestDrain;
import dev.millrace.server.http.MalformedRequests;
import dev.millrace.server.http.OpenApi;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.ServerOptions;
import dev.millrace.server.http.SlowBodies;
import dev.millrace.server.page.Routes;
import dev.millrace.server.web.WebSite;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UploadedFile;
import io.javalin.util.JavalinException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a dispatcher, or other routes, over HTTP, with and without the prefix `/v1`. Each request runs on its own
/// virtual thread.
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final List<String> PREFIXES = List.of("", "/v1");
    private static final String SESSION = "/session";
    private static final Set<String> OF_EACH_SERVER = Set.of("/openapi", SESSION);
    static final String JSON = "application/json; charset=UTF-8";
    private static final long STOP_MILLIS = 10_000;
    private static final int ELSEWHERE = 307;
    private static final int NOBODY = 503;
    private static final int NOT_YET = 501;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_LARGE = 413;
    private static final int FOREIGN = 403;
    private static final int MEMORY_BYTES = 1 << 20;

    private final Routes routes;
    private final List<RestEndpoint> endpoints;
    private final Javalin server;
    private final String address;
    private final RestSettings settings;
    private final Host host;
    private final WebSite site;
    private final Supplier<Dispatcher.@Nullable Instead> instead;

    private RestServer(
            Routes routes,
            List<RestEndpoint> endpoints,
            Supplier<Dispatcher.@Nullable Instead> instead,
            Host host,
            RestSettings settings) {
        this.routes = routes;
        this.endpoints = endpoints;
        this.instead = instead;
        this.settings = settings;
        this.host = host;
        this.site = new WebSite(routes, host, settings, new AccessGate(settings, host));
        String openApi = JsonRecords.pretty(OpenApi.document(endpoints));
        routes.on("GET /openapi", _ -> new Routes.Text(JSON, new ByteArrayInputStream(bytes(openApi))));
        this.server = Javalin.create(this::configure);
        try {
            server.start();
        } catch (JavalinException failed) {
            throw ServerFaults.NO_PORT
                    .what("The coordinator cannot listen at %s:%d.", settings.bound(), settings.port())
                    .cause(failed.getCause() == null ? failed : failed.getCause())
                    .fix("End the process that listens there, or choose another port with --port.");
        }
        String own = settings.bound().equals("0.0.0.0") ? "127.0.0.1" : settings.bound();
        this.address = "%s://%s:%d".formatted(settings.isEncrypted() ? "https" : "http", own, server.port());
    }

    /// Starts a server.
    ///
    /// @param jars directory of uploaded programs
    /// @param bound address to listen on; `127.0.0.1` for local access only
    /// @param port 0 for any free port
    public static RestServer start(Dispatcher dispatcher, Host host, Path jars, String bound, int port) {
        return start(dispatcher, host, RestSettings.of(jars, bound, port, Map.of()));
    }

    /// Starts a server.
    ///
    /// @throws MillraceException if the port cannot be bound or a file that the settings name cannot be used
    public static RestServer start(Dispatcher dispatcher, Host host, RestSettings settings) {
        return start(dispatcher, Routes.of(dispatcher, host, settings), host, settings);
    }

    /// Starts a server for a dispatcher with the given routes.
    ///
    /// @throws MillraceException as [#start(Dispatcher, Host, RestSettings)]
    public static RestServer start(Dispatcher dispatcher, Routes routes, Host host, RestSettings settings) {
        return new RestServer(routes, answered(routes, true), dispatcher::instead, host, settings);
    }

    /// Starts a server that has only the given routes.
    ///
    /// @throws MillraceException as [#start(Dispatcher, Host, RestSettings)]
    public static RestServer start(Routes routes, Host host, RestSettings settings) {
        return new RestServer(routes, answered(routes, false), () -> null, host, settings);
    }

    /// @param saysNotYet whether endpoints that do not exist yet answer why
    private static List<RestEndpoint> answered(Routes routes, boolean saysNotYet) {
        return Endpoints.all().stream()
                .filter(each -> routes.all().containsKey(each.key())
                        || OF_EACH_SERVER.contains(each.path())
                        || saysNotYet && !each.isDone())
                .toList();
    }

    /// Returns the address, including the port.
    public String address() {
        return address;
    }

    /// Returns the keys of all endpoints that the server answers.
    List<String> keys() {
        List<String> keys = new ArrayList<>(routes.all().keySet());
        keys.add("GET " + SESSION);
        return keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        // The client that requests the shutdown receives a response before the server stops.
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            long rate = settings.options().get(ServerOptions.DATA_RATE).getBytes();
            server.insertHandler(new SlowBodies(host.clock(), rate));
            server.insertHandler(new RequestLimiter(settings.options().get(ServerOptions.REQUESTS)));
            server.setErrorHandler(new MalformedRequests(host.clock()));
            server.setStopTimeout(STOP_MILLIS);
        });
        config.jetty.addConnector(new Connectors(settings, host)::at);
        config.jetty.multipartConfig.maxFileSize(settings.uploadBytes(), SizeUnit.BYTES);
        config.jetty.multipartConfig.maxTotalRequestSize(settings.uploadBytes(), SizeUnit.BYTES);
        config.jetty.multipartConfig.maxInMemoryFileSize(MEMORY_BYTES, SizeUnit.BYTES);
        config.routes.before(site::enter);
        config.routes.exception(
                Refusal.class,
                (refused, context) -> errors(context, refused.status(), String.valueOf(refused.getMessage())));
        config.requestLogger.http((context, _) -> AccessGate.note(context));
        List<RestEndpoint> inOrder = new ArrayList<>(endpoints);
        // The first match wins, so `/jobs/overview` must precede `/jobs/:jobid`.
        inOrder.sort(Comparator.comparingInt(each -> each.variables().size()));
        for (RestEndpoint each : inOrder) {
            Routes.Answer answer = routes.all().get(each.key());
            for (String prefix : PREFIXES) {
                config.routes.addHttpHandler(
                        HandlerType.findOrCreate(each.method()),
                        prefix + each.bracedPath(),
                        context -> serve(each, answer, context));
            }
        }
        site.addTo(config, new Guard());
        config.routes.exception(HttpResponseException.class, (thrown, context) -> {
            String why =
                    thrown.getStatus() == 404 ? "Not found: " + context.path() : String.valueOf(thrown.getMessage());
            errors(context, thrown.getStatus(), why);
        });
        config.routes.exception(Exception.class, RestServer::unexpected);
        config.routes.error(404, context -> {
            boolean isTold = String.valueOf(context.res().getContentType()).startsWith("application/json");
            if (!isTold) errors(context, 404, "Not found: " + context.path());
        });
    }

    private static void redirect(Dispatcher.Instead to, Context context) {
        if (to.address() == null) {
            context.header("Retry-After", "1");
            errors(context, NOBODY, "No process decides about jobs at the moment; try again in a second.");
            return;
        }
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        context.header("Location", to.address() + context.path() + query);
        errors(context, ELSEWHERE, "Another process decides about jobs; ask " + to.address() + ".");
    }

    private void serve(RestEndpoint endpoint, Routes.@Nullable Answer answer, Context context) throws Exception {
        AccessGate.check(context, endpoint.role());
        if (endpoint.path().equals(SESSION)) {
            context.contentType(JSON).result(JsonRecords.write(site.session(context)));
            return;
        }
        if (answer == null) {
            errors(context, NOT_YET, endpoint.key() + " is not there yet: " + endpoint.notYet());
            return;
        }
        Guard guard = new Guard();
        guard.checkOrigin(context);
        if (guard.isElsewhere(context)) return;
        try {
            Object reply = answer.to(request(endpoint, context));
            context.status(endpoint.status());
            if (reply instanceof Routes.Text text)
                context.contentType(text.contentType()).result(text.content());
            else context.contentType(JSON).result(JsonRecords.write(reply));
        } catch (Refusal refused) {
            refuse(context, refused);
        } catch (RuntimeException failed) {
            if (!(failed instanceof CodedException told)) throw failed;
            int status = status(told.fault());
            if (status >= 500) LOG.warn("{} {} failed", context.method(), context.path(), failed);
            errors(context, status, String.valueOf(failed.getMessage()));
        }
    }

    /// Protects against web pages of other origins in a user's browser, which sends stored credentials by itself.
    /// Checks the origin, and on a loopback address also the host name, because of DNS rebinding.
    private boolean isTrusted(Context context) {
        String origin = context.header("Origin");
        boolean isChange = !context.method().name().equals("GET");
        // Browsers send the origin with each change, so a change without an origin is not of the console.
        if (origin == null && isChange && AccessGate.isBySession(context)) return false;
        String host = String.valueOf(context.host());
        if (origin != null && !origin.equals(context.scheme() + "://" + host)) return false;
        if (!RestSettings.isLoopback(settings.bound())) return true;
        int colon = host.lastIndexOf(':');
        return RestSettings.isLoopback(colon < 0 || host.endsWith("]") ? host : host.substring(0, colon));
    }

    /// Decides which requests this server answers.
    private final class Guard implements WebSite.Guard {
        @Override
        public void checkOrigin(Context context) {
            if (!isTrusted(context)) throw Refusal.of(FOREIGN, "Pages of other sites may not ask this server.");
        }

        @Override
        public boolean isElsewhere(Context context) {
            Dispatcher.Instead another = instead.get();
            if (another != null) redirect(another, context);
            return another != null;
        }

        @Override
        public boolean isLeading() {
            return instead.get() == null;
        }
    }

    private static int status(Fault fault) {
        if (fault == ServerFaults.NO_JOB || fault == ServerFaults.NO_PROGRAM) return 404;
        if (fault == WorkerStatsFaults.SILENT) return UNAVAILABLE;
        if (fault == ServerFaults.OVER || fault == ServerFaults.PROGRAM_OVER) return 409;
        if (fault == ServerFaults.PROGRAM || fault == ServerFaults.NOT_BEGUN) return 500;
        return fault.category() == Category.USER ? 400 : 500;
    }

    private static void unexpected(Exception thrown, Context context) {
        LOG.warn("{} {} failed", context.method(), context.path(), thrown);
        context.status(500)
                .contentType(JSON)
                .result(JsonRecords.write(
                        new ClusterMessages.Errors(List.of("Internal server error.", FailureView.stackTrace(thrown)))));
    }

    private static void errors(Context context, int status, String why) {
        context.status(status).contentType(JSON).result(errors(why));
    }

    private static String errors(String why) {
        return JsonRecords.write(new ClusterMessages.Errors(List.of(why)));
    }

    private void refuse(Context context, Refusal refused) throws IOException {
        String why = String.valueOf(refused.getMessage());
        if (refused.status() == TOO_LARGE) {
            context.status(TOO_LARGE).contentType(JSON);
            // If the upload is not much too large, the server reads it to the end, so that the client reads
            // the response.
            new RequestDrain(2 * settings.uploadBytes()).answer(context, bytes(errors(why)));
            return;
        }
        errors(context, refused.status(), why);
    }

    private HttpRequest request(RestEndpoint endpoint, Context context) throws Exception {
        if (context.req().getContentLengthLong() > settings.uploadBytes()) throw tooLarge();
        boolean isForm = String.valueOf(context.contentType()).startsWith("multipart/");
        List<HttpRequest.FormFile> files = new ArrayList<>();
        if (isForm && endpoint.isForm()) {
            for (UploadedFile each : files(context))
                files.add(new HttpRequest.FormFile(each.filename(), each.size(), each::content));
        }
        return new HttpRequest(
                context.pathParamMap(),
                context.queryParamMap(),
                body(endpoint, context, isForm),
                files,
                context.scheme() + "://" + context.host());
    }

    private List<UploadedFile> files(Context context) throws Exception {
        try {
            return context.uploadedFiles();
        } catch (Exception failed) {
            for (Throwable each = failed; each != null; each = each.getCause()) {
                // Jetty reports this only in the exception's message.
                if (String.valueOf(each.getMessage()).contains("max length exceeded")) throw tooLarge();
            }
            for (Throwable each = failed; each != null; each = each.getCause())
                if (each instanceof HttpException) throw Refusal.bad("The form cannot be read.");
            throw failed;
        }
    }

    private Refusal tooLarge() {
        return Refusal.of(
                TOO_LARGE,
                "At most %d bytes are taken; see rest.server.max-content-length.".formatted(settings.uploadBytes()));
    }

    private static String body(RestEndpoint endpoint, Context context, boolean isForm) {
        if (endpoint.request() == null) return "";
        if (!isForm) return context.body();
        String request = endpoint.isForm() ? context.formParam("request") : null;
        return request == null ? "" : request;
    }

    @Override
    public void close() {
        site.close();
        server.stop();
    }
}
