package dev.millrace.server.http;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Seldom;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.format.text.JsonRecords;
import java.io.PrintWriter;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers malformed requests in the format of other errors, and logs them once an hour at most.
public final class MalformedRequests extends ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(MalformedRequests.class);

    private static final int SERVERS_OWN = 500;

    private final Seldom seldom;

    public MalformedRequests(Clock clock) {
        this.seldom = new Seldom(clock);
        setDefaultResponseMimeType("application/json");
    }

    @Override
    protected void writeErrorJson(Request request, PrintWriter writer, int code, String message, Throwable cause) {
        if (code < SERVERS_OWN) tell(code, message);
        writer.append(text(code, message));
    }

    private static String text(int status, String reason) {
        String why = reason == null ? "This is no request." : reason;
        return JsonRecords.write(new ClusterMessages.Errors(List.of(status + ": " + why)));
    }

    private void tell(int status, String reason) {
        long soFar = seldom.count();
        if (soFar == 0) return;
        LOG.warn(
                "Refused a malformed request with {} ({}), {} so far; further ones are logged in an hour",
                status,
                reason,
                soFar);
    }
}
