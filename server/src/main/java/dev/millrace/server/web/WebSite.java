package dev.millrace.server.web;

import dev.millrace.base.host.Host;
import dev.millrace.client.AccessRole;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.LiveMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.http.AccessGate;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.ServerOptions;
import dev.millrace.server.page.Routes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.List;

/// Serves everything that only web pages need: their files, logins, and events.
public final class WebSite implements AutoCloseable {
    private static final String LOGIN = "/login";
    private static final String LOGOUT = "/logout";

    private final AccessGate gate;
    private final WebFiles files;
    private final LoginPages logins;
    private final EventStream events;

    /// Decides whether this process may answer a request.
    public interface Guard {
        /// @throws Refusal if a page of another site sent the request
        void checkOrigin(Context context);

        /// Returns whether another process decides about jobs; if so, the guard has answered the request.
        boolean isElsewhere(Context context);

        /// Returns whether this process decides about jobs.
        boolean isLeading();
    }

    public WebSite(Routes routes, Host host, RestSettings settings, AccessGate gate) {
        this.gate = gate;
        this.files = new WebFiles(settings.options().get(ServerOptions.WEB_PAGES));
        this.logins = new LoginPages(gate, routes);
        this.events = new EventStream(routes, host);
    }

    /// Authenticates a request, unless it is for a file or a login.
    ///
    /// @throws Refusal if authentication fails
    public void enter(Context context) {
        String path = context.path();
        boolean isLogin = context.method().name().equals("POST") && (path.equals(LOGIN) || path.equals(LOGOUT));
        if (!isLogin && !files.isFor(context)) gate.enter(context);
    }

    /// Returns the caller of a request.
    public LiveMessages.Session session(Context context) {
        return logins.session(AccessGate.caller(context));
    }

    /// Adds the handlers. They come after the endpoints, because a handler takes all paths that are left.
    public void addTo(JavalinConfig config, Guard guard) {
        config.routes.post(LOGIN, context -> {
            guard.checkOrigin(context);
            json(context, logins.logIn(context));
        });
        config.routes.post(LOGOUT, context -> {
            guard.checkOrigin(context);
            logins.logOut(context);
            json(context, new ClusterMessages.Empty());
        });
        if (events.isPossible()) {
            for (String prefix : List.of("", "/v1")) {
                config.routes.get(prefix + "/events", context -> {
                    AccessGate.check(context, AccessRole.READ);
                    guard.checkOrigin(context);
                    if (!guard.isElsewhere(context)) events.serve(context, guard::isLeading);
                });
            }
        }
        config.routes.get("/", context -> file(context, guard));
        config.routes.get("/<path>", context -> file(context, guard));
    }

    private void file(Context context, Guard guard) throws IOException {
        guard.checkOrigin(context);
        if (files.isFor(context) && guard.isElsewhere(context)) return;
        if (!files.serve(context)) throw new NotFoundResponse();
    }

    private static void json(Context context, Object reply) {
        context.contentType("application/json; charset=UTF-8").result(JsonRecords.write(reply));
    }

    @Override
    public void close() {
        events.close();
    }
}
