package dev.millrace.server.http;

import dev.millrace.base.host.Host;
import dev.millrace.client.AccessRole;
import dev.millrace.server.access.Audit;
import dev.millrace.server.access.Caller;
import dev.millrace.server.access.Authentication;
import dev.millrace.server.access.Sessions;
import dev.millrace.server.access.Users;
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

    private static final String BY_SESSION = "dev.millrace.session";
    private static final String COOKIE = "millrace_session_";
    private static final int SESSION_SECONDS = 12 * 3_600;

    private final @Nullable Users users;
    private final Sessions sessions;
    private final boolean isEncrypted;

    public AccessGate(RestSettings settings, Host host) {
        this.sessions = new Sessions(host.clock());
        this.isEncrypted = settings.isEncrypted();
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
        Optional<Caller> ofSession = bySession(context, users);
        if (ofSession.isPresent()) {
            context.attribute(CALLER, ofSession.get());
            context.attribute(BY_SESSION, true);
            return;
        }
        judge(context, users, context.header("Authorization"));
    }

    private static void judge(Context context, Users users, @Nullable String authorization) {
        switch (users.judge(authorization, context.ip())) {
            case Authentication.Known known -> context.attribute(CALLER, known.caller());
            case Authentication.Unknown unknown -> {
                // A browser asks for a password by itself if it hears of Basic. The console has an own page for that.
                context.header(
                        "WWW-Authenticate",
                        isOfConsole(context) ? "Bearer" : "Basic realm=\"millrace\", charset=\"UTF-8\", Bearer");
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

    /// Returns whether a script of a web page sent the request.
    private static boolean isOfConsole(Context context) {
        return context.header("X-Millrace-Console") != null
                || String.valueOf(context.header("Accept")).startsWith("text/event-stream");
    }

    private Optional<Caller> bySession(Context context, Users known) {
        if (context.header("Authorization") != null) return Optional.empty();
        String id = context.cookie(cookie(context));
        return id == null ? Optional.empty() : sessions.user(id).flatMap(known::known);
    }

    /// Cookies of a host are shared by all its ports, so each server has its own name.
    private static String cookie(Context context) {
        return COOKIE + context.req().getLocalPort();
    }

    /// Authenticates a user and starts a session, whose id the response has as a cookie.
    ///
    /// @param authorization the credentials in the form of that header
    /// @throws Refusal if authentication fails
    public void logIn(Context context, String authorization) {
        if (users == null) throw Refusal.bad("This server has no users, so there is nothing to log in to.");
        judge(context, users, authorization);
        String id = sessions.begin(caller(context).name());
        setCookie(context, id, SESSION_SECONDS);
    }

    /// Ends the caller's session, if any.
    public void logOut(Context context) {
        String id = context.cookie(cookie(context));
        if (id != null) sessions.end(id);
        setCookie(context, "", 0);
    }

    private void setCookie(Context context, String id, int seconds) {
        context.res()
                .addHeader(
                        "Set-Cookie",
                        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                                .formatted(cookie(context), id, seconds, isEncrypted ? "; Secure" : ""));
    }

    /// Returns whether the server has users.
    public boolean isAuthenticating() {
        return users != null;
    }

    /// Returns whether the caller was authenticated by a cookie, which a browser sends by itself.
    public static boolean isBySession(Context context) {
        return context.attribute(BY_SESSION) != null;
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

    /// Returns the authenticated caller.
    ///
    /// @throws Refusal if there is none
    public static Caller caller(Context context) {
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
