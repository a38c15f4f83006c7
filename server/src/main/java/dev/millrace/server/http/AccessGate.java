package dev.millrace.server.http;

import dev.millrace.base.host.Host;
import dev.millrace.client.AccessRole;
import dev.millrace.server.access.Audit;
import dev.millrace.server.access.Caller;
import dev.millrace.server.access.Users;
import dev.millrace.server.access.Authentication;
import io.javalin.http.Context;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Authenticates the caller of each request, and rejects callers whose role is too low.
public final class AccessGate {
    private static final String CALLER = "dev.millrace.caller";
    private static final String NEEDED = "dev.millrace.role";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final int UNKNOWN = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_OFTEN = 429;

    private final @Nullable Users users;

    public AccessGate(RestSettings settings, Host host) {
        int attempts = settings.options().get(ServerOptions.ATTEMPTS);
        this.users =
                settings.users().map(file -> new Users(host, file, attempts)).orElse(null);
    }

    /// Runs before any other processing of a request.
    ///
    /// @throws Refusal if authentication fails
    public void enter(Context context) {
        if (users == null) {
            context.attribute(CALLER, new Caller(certified(context).orElse(Caller.ANYBODY.name()), AccessRole.ADMIN));
            return;
        }
        switch (users.judge(context.header("Authorization"), context.ip())) {
            case Authentication.Known known -> context.attribute(CALLER, known.caller());
            case Authentication.Unknown unknown -> {
                // Tokens use Bearer instead of Basic, because browsers would ask for a password.
                context.header("WWW-Authenticate", "Basic realm=\"millrace\", charset=\"UTF-8\", Bearer");
                if (unknown.hasTried() && isSafe(context)) note(context, UNKNOWN);
                throw Refusal.of(UNKNOWN, unknown.why());
            }
            case Authentication.TooOften often -> {
                context.header("Retry-After", Long.toString(often.waitSeconds()));
                throw Refusal.of(
                        TOO_OFTEN,
                        "Too many were wrong, or are being checked; try again in " + often.waitSeconds() + " seconds.");
            }
        }
    }

    /// @throws Refusal if the caller's role is too low
    public static void check(Context context, AccessRole needed) {
        context.attribute(NEEDED, needed);
        Caller caller = caller(context);
        if (caller.role().covers(needed)) return;
        throw Refusal.of(
                FORBIDDEN,
                "%s has the role %s; %s %s needs %s."
                        .formatted(
                                caller.name(), caller.role().word(), context.method(), context.path(), needed.word()));
    }

    /// Runs after the response is known.
    public static void note(Context context) {
        boolean isTurnedAway = context.statusCode() == TOO_OFTEN;
        if (!isSafe(context) && !isTurnedAway) note(context, context.statusCode());
    }

    private static void note(Context context, int status) {
        Caller caller = context.attribute(CALLER);
        Audit.note(caller == null ? "?" : caller.name(), context.ip(), context.method() + " " + context.path(), status);
    }

    private static boolean isSafe(Context context) {
        AccessRole needed = context.attribute(NEEDED);
        return SAFE.contains(context.method().name()) && (needed == null || needed == AccessRole.READ);
    }

    private static Caller caller(Context context) {
        Caller caller = context.attribute(CALLER);
        if (caller == null) throw Refusal.of(UNKNOWN, "Say who you are.");
        return caller;
    }

    /// Returns the name in the client's certificate, if the server requires one.
    private static Optional<String> certified(Context context) {
        Object shown = context.req().getAttribute(CERTIFICATES);
        if (!(shown instanceof X509Certificate[] chain) || chain.length == 0) return Optional.empty();
        return Optional.of(chain[0].getSubjectX500Principal().getName());
    }
}
