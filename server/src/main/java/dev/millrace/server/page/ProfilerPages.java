package dev.millrace.server.page;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestOptions;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.client.message.ProfilerMessages;
import dev.millrace.runtime.profile.Profile;
import dev.millrace.runtime.profile.ProfileFaults;
import dev.millrace.runtime.profile.Profiler;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Serves profiles of the coordinator and of workers, if `rest.profiling.enabled`. Otherwise these paths do not exist,
/// as in Flink, whose web pages rely on that.
final class ProfilerPages {
    private static final String HTML = "text/html; charset=UTF-8";

    private final Dispatcher dispatcher;
    private final boolean isEnabled;
    private final long longestSeconds;

    ProfilerPages(Dispatcher dispatcher, Configuration options) {
        this.dispatcher = dispatcher;
        this.isEnabled = options.get(RestOptions.ENABLE_PROFILER);
        this.longestSeconds = options.get(RestOptions.MAX_PROFILING_DURATION).toSeconds();
    }

    void addTo(Routes routes) {
        add("/jobmanager", _ -> dispatcher.coordinator(), routes);
        add(
                "/taskmanagers/:taskmanagerid",
                request -> ClusterPages.worker(dispatcher, request.variable("taskmanagerid")),
                routes);
    }

    private void add(String path, Function<HttpRequest, ProcessStats> which, Routes routes) {
        String own = path + "/profiler";
        routes.on("GET " + own, request -> all(profiler(which, request)));
        routes.on("POST " + own, request -> begin(profiler(which, request), request));
        routes.on(
                "GET " + own + "/:filename", request -> result(profiler(which, request), request.variable("filename")));
    }

    private Profiler profiler(Function<HttpRequest, ProcessStats> which, HttpRequest request) {
        if (!isEnabled) throw Refusal.notFound("Not found: nobody is profiled unless rest.profiling.enabled is true.");
        return which.apply(request).profiler();
    }

    private static ProfilerMessages.Profiles all(Profiler profiler) {
        return new ProfilerMessages.Profiles(
                profiler.profiles().stream().map(ProfilerPages::shown).toList());
    }

    private ProfilerMessages.Profile begin(Profiler profiler, HttpRequest request) {
        ProfilerMessages.Request body = request.body(ProfilerMessages.Request.class);
        Profile.Mode mode = mode(body.mode());
        Integer seconds = body.duration();
        if (seconds == null || seconds <= 0 || seconds > longestSeconds)
            throw Refusal.bad("`duration` must be set between (0s, %ds].".formatted(longestSeconds));
        try {
            return shown(profiler.begin(mode, seconds));
        } catch (MillraceException refused) {
            // Another profile is running.
            if (refused.fault().equals(ProfileFaults.BUSY))
                throw Refusal.conflict(String.valueOf(refused.getMessage()));
            throw refused;
        }
    }

    private static Profile.Mode mode(@Nullable String name) {
        for (Profile.Mode each : Profile.Mode.values()) if (each.name().equals(name)) return each;
        throw Refusal.bad("`mode` must be one of %s, not %s.".formatted(Arrays.toString(Profile.Mode.values()), name));
    }

    private static Routes.Text result(Profiler profiler, String file) throws IOException {
        InputStream content = profiler.open(file, 0);
        if (content == null) throw Refusal.notFound("This file " + file + " does not exist among the profiles.");
        return new Routes.Text(HTML, content);
    }

    private static ProfilerMessages.Profile shown(Profile profile) {
        return new ProfilerMessages.Profile(
                profile.state().name(),
                profile.mode().name(),
                profile.begunMillis(),
                profile.endedMillis() == 0 ? null : Long.valueOf(profile.endedMillis()),
                profile.seconds(),
                known(profile.message()),
                known(profile.file()),
                profile.mode().name());
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
