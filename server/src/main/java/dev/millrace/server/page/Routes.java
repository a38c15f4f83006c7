package dev.millrace.server.page;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.ServerFaults;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.ServerOptions;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Maps endpoints to the code that answers them. Not thread-safe until it is served.
public final class Routes {
    private static final int FORBIDDEN = 403;

    private final Map<String, Answer> byKey = new LinkedHashMap<>();
    private final Set<String> off = new LinkedHashSet<>();

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
        routes.addIf(ServerOptions.SUBMIT, settings.options(), new JarPages(dispatcher, host, settings)::addTo);
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
        routes.addIf(ServerOptions.RECORDS, settings.options(), new RecordPages(dispatcher, host)::addTo);
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

    /// Adds routes that an option can turn off. They then refuse each request with the name of the option.
    public void addIf(ConfigOption<Boolean> option, Configuration options, Consumer<Routes> pages) {
        Routes added = new Routes();
        pages.accept(added);
        boolean isOn = options.get(option);
        added.byKey.forEach((key, answer) -> on(key, isOn ? answer : _ -> refused(key, option)));
        if (!isOn) off.addAll(added.byKey.keySet());
    }

    private static Object refused(String key, ConfigOption<Boolean> option) {
        throw Refusal.of(
                FORBIDDEN,
                String.valueOf(ServerFaults.OFF
                        .what("This server does not answer %s.", key)
                        .why("The option %s is false.", option.key())
                        .fix("Set the option to true, and restart the process.")
                        .getMessage()));
    }

    /// Returns whether a route is there, and no option turns it off.
    public boolean isOn(String key) {
        return byKey.containsKey(key) && !off.contains(key);
    }

    /// Returns all routes by key.
    public Map<String, Answer> all() {
        return byKey;
    }
}
