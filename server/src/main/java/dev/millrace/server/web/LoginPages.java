package dev.millrace.server.web;

import dev.millrace.client.message.LiveMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.access.Caller;
import dev.millrace.server.http.AccessGate;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.page.PageSettings;
import dev.millrace.server.page.Routes;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Starts and ends the sessions of browsers, and says who the caller is.
public final class LoginPages {
    private static final int LONGEST = 4_096;

    private final AccessGate gate;
    private final boolean takesJars;
    private final boolean isHistory;
    private final boolean hasSql;

    /// Holds what the login page sends: a token, or a name and a password.
    record Credentials(
            @Nullable String name,
            @Nullable String password,
            @Nullable String token) {}

    /// @param routes what the server answers
    public LoginPages(AccessGate gate, Routes routes) {
        this.gate = gate;
        this.takesJars = routes.isOn("POST /jars/upload");
        this.isHistory = !routes.isOn("GET /taskmanagers");
        this.hasSql = routes.isOn("POST /sessions");
    }

    /// Starts a session.
    ///
    /// @return the user
    public LiveMessages.Session logIn(Context context) {
        if (context.req().getContentLengthLong() > LONGEST) throw Refusal.tooLarge("A login has at most 4 KiB.");
        Credentials said;
        try {
            said = JsonRecords.read(context.body(), Credentials.class);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.bad("The body of a login is {\"name\", \"password\"} or {\"token\"}.");
        }
        gate.logIn(context, authorization(said));
        return session(AccessGate.caller(context));
    }

    private static String authorization(Credentials said) {
        if (said.token != null && !said.token.isBlank()) return "Bearer " + said.token.strip();
        String pair = (said.name == null ? "" : said.name) + ":" + (said.password == null ? "" : said.password);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// Ends the caller's session.
    public void logOut(Context context) {
        gate.logOut(context);
    }

    /// Returns the caller.
    public LiveMessages.Session session(Caller caller) {
        return new LiveMessages.Session(
                caller.name(),
                caller.role().word(),
                gate.isAuthenticating(),
                takesJars,
                isHistory,
                hasSql,
                PageSettings.version());
    }
}
