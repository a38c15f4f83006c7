package dev.millrace.client;

import static dev.millrace.client.RestEndpoint.of;

import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.SqlMessages;
import java.util.List;
import java.util.stream.Stream;

/// Lists the endpoints of SQL sessions. Paths and messages are those of Flink's SQL gateway. Statements can load jars,
/// and can read and write files of the server, so that all endpoints need the role of those who upload programs.
final class SqlEndpoints {
    private static final String SESSION = "/sessions/:sessionhandle";
    private static final String OPERATION = SESSION + "/operations/:operationhandle";

    private SqlEndpoints() {}

    static List<RestEndpoint> all() {
        return Stream.of(
                        of("", "POST", "/sessions", "Opens a SQL session.", SqlMessages.Session.class)
                                .takes(SqlMessages.Open.class),
                        of(
                                "",
                                "DELETE",
                                SESSION,
                                "Closes a session and cancels its statements.",
                                SqlMessages.Status.class),
                        of("", "POST", SESSION + "/heartbeat", "Keeps a session open.", ClusterMessages.Empty.class),
                        of("", "POST", SESSION + "/statements", "Starts a statement.", SqlMessages.Operation.class)
                                .takes(SqlMessages.Statement.class),
                        of(
                                        "",
                                        "POST",
                                        SESSION + "/complete-statement",
                                        "Returns words that fit before the cursor.",
                                        SqlMessages.Candidates.class)
                                .takes(SqlMessages.Complete.class),
                        of(
                                "",
                                "GET",
                                OPERATION + "/status",
                                "Returns the state of a statement.",
                                SqlMessages.Status.class),
                        of("", "POST", OPERATION + "/cancel", "Cancels a statement.", SqlMessages.Status.class),
                        of("", "DELETE", OPERATION + "/close", "Forgets a statement.", SqlMessages.Status.class),
                        of(
                                "",
                                "GET",
                                OPERATION + "/result/:token",
                                "Returns the next rows of a statement.",
                                SqlMessages.Results.class))
                .map(each -> each.needs(AccessRole.ADMIN))
                .toList();
    }
}
