package dev.millrace.server.page;

import dev.millrace.base.host.Host;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.RestSettings;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// Maps endpoints to the code that answers them. Not thread-safe until it is served.
public final class Routes {
    private final Map<String, Answer> byKey = new LinkedHashMap<>();

    /// Answers a request.
    @FunctionalInterface
    public interface Answer {
        /// Returns a record that is sent as JSON, or a [Text].
        ///
        /// @throws dev.millrace.server.http.Refusal if the request is refused
        Object to(HttpRequest request) throws Exception;
    }

    /// A response body in another format than JSON.
    public record Text(String contentType, InputStream content) {}

    /// Returns all routes of a dispatcher.
    public static Routes of(Dispatcher dispatcher, Host host, RestSettings settings) {
        Routes routes = ofRunningJobs(dispatcher, host, settings);
        new JarPages(dispatcher, host, settings).addTo(routes);
        new SubmissionPages(dispatcher, host).addTo(routes);
        return routes;
    }

    /// Returns the routes about the jobs of a dispatcher and about its processes. No route takes programs.
    public static Routes ofRunningJobs(Dispatcher dispatcher, Host host, RestSettings settings) {
        Routes routes = ofJobs(dispatcher, host);
        new MetricPages(dispatcher).addTo(routes);
        new LivePages(dispatcher, host).addTo(routes);
        new FlamePages(dispatcher, host, settings.options()).addTo(routes);
        new ProfilerPages(dispatcher, settings.options()).addTo(routes);
        new RecordPages(dispatcher, host, settings.options()).addTo(routes);
        return routes;
    }

    /// Returns the routes about the jobs of a dispatcher.
    public static Routes ofJobs(Dispatcher dispatcher, Host host) {
        Routes routes = new Routes();
        new ClusterPages(dispatcher, host).addTo(routes);
        new ApplicationPages(dispatcher, host).addTo(routes);
        new JobPages(dispatcher, host).addTo(routes);
        new AccumulatorPages(dispatcher).addTo(routes);
        new SnapshotPages(dispatcher, host).addTo(routes);
        new RescalePages(dispatcher).addTo(routes);
        return routes;
    }

    /// Adds a route.
    ///
    /// @param key as [dev.millrace.client.RestEndpoint#key]
    public void on(String key, Answer answer) {
        if (byKey.put(key, answer) != null) throw new IllegalStateException(key + " is answered twice");
    }

    /// Returns all routes by key.
    public Map<String, Answer> all() {
        return byKey;
    }
}
