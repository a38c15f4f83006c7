package dev.millrace.server.sql;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.CodedException;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.SqlMessages;
import dev.millrace.server.http.HttpRequest;
import dev.millrace.server.http.Refusal;
import dev.millrace.server.http.ServerOptions;
import dev.millrace.server.page.Routes;
import java.util.Map;

/// Answers the requests of SQL sessions.
public final class SqlPages {
    private static final int LONGEST = 1_000_000;
    private static final String SESSION = "/sessions/:sessionhandle";
    private static final String OPERATION = SESSION + "/operations/:operationhandle";

    private final SqlGateway gateway;

    private SqlPages(SqlGateway gateway) {
        this.gateway = gateway;
    }

    /// Adds the routes of a gateway, which [ServerOptions#SQL] can turn off.
    public static void add(SqlGateway gateway, Configuration options, Routes routes) {
        routes.addIf(ServerOptions.SQL, options, new SqlPages(gateway)::addTo);
    }

    private void addTo(Routes routes) {
        routes.on("POST /sessions", request -> {
            Map<String, String> options = request.body(SqlMessages.Open.class).properties();
            return new SqlMessages.Session(gateway.open(options == null ? Map.of() : options));
        });
        routes.on("DELETE " + SESSION, request -> {
            gateway.close(session(request));
            return new SqlMessages.Status("CLOSED");
        });
        routes.on("POST " + SESSION + "/heartbeat", request -> {
            gateway.touch(session(request));
            return new ClusterMessages.Empty();
        });
        routes.on("POST " + SESSION + "/statements", this::execute);
        routes.on("POST " + SESSION + "/complete-statement", this::complete);
        routes.on("GET " + OPERATION + "/status", request -> status(request));
        routes.on("POST " + OPERATION + "/cancel", request -> {
            gateway.cancel(session(request), operation(request));
            return status(request);
        });
        routes.on("DELETE " + OPERATION + "/close", request -> {
            gateway.forget(session(request), operation(request));
            return new SqlMessages.Status("CLOSED");
        });
        routes.on("GET " + OPERATION + "/result/:token", this::results);
    }

    private static String session(HttpRequest request) {
        return request.variable("sessionhandle");
    }

    private static String operation(HttpRequest request) {
        return request.variable("operationhandle");
    }

    private SqlMessages.Status status(HttpRequest request) {
        return new SqlMessages.Status(gateway.status(session(request), operation(request)));
    }

    private SqlMessages.Operation execute(HttpRequest request) {
        String text = request.body(SqlMessages.Statement.class).text();
        if (text == null || text.isBlank()) throw Refusal.bad("The body has no statement.");
        if (text.length() > LONGEST) throw Refusal.tooLarge("A statement has at most " + LONGEST + " characters.");
        return new SqlMessages.Operation(gateway.execute(session(request), text));
    }

    private SqlMessages.Candidates complete(HttpRequest request) {
        SqlMessages.Complete asked = request.body(SqlMessages.Complete.class);
        String text = asked.text() == null ? "" : asked.text();
        int position = Math.clamp(asked.position(), 0, text.length());
        return new SqlMessages.Candidates(gateway.complete(session(request), text, position));
    }

    private SqlMessages.Results results(HttpRequest request) throws Exception {
        long token;
        try {
            token = Long.parseLong(request.variable("token"));
        } catch (NumberFormatException wrong) {
            throw Refusal.bad("The token of a result is a number.");
        }
        try {
            return gateway.results(session(request), operation(request), token);
        } catch (RuntimeException failed) {
            // A statement that fails is no failure of the server.
            if (failed instanceof CodedException) throw Refusal.bad(String.valueOf(failed.getMessage()));
            throw failed;
        }
    }
}
