package dev.millrace.server.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the audit log: one line for each request that changes something, and for each failed authentication.
public final class Audit {
    /// The name of the logger.
    public static final String LOGGER = "millrace.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int TEXT_MAX = 300;

    private Audit() {}

    /// @param who the user's name; `-` if the server does not authenticate
    /// @param what method and path
    /// @param status the HTTP status of the response
    public static void note(String who, String from, String what, int status) {
        LOG.info("who={} from={} what=\"{}\" result={}", plain(who), plain(from), plain(what), status);
    }

    /// Replaces line breaks and quotes, so that a value cannot begin a line or end its quotes.
    private static String plain(String text) {
        String cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\"\\u2028\\u2029]", "?");
    }
}
