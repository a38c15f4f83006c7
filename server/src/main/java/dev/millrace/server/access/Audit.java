package dev.millrace.server.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each request that changes something, and for each that was wrong about who it is from: in the log,
/// under a name of its own.
public final class Audit {
    /// The logger's name.
    public static final String LOGGER = "millrace.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int TEXT_MAX = 300;

    private Audit() {}

    /// @param who a name; `-` if nobody was asked
    /// @param what method and path
    /// @param status of the answer
    public static void note(String who, String from, String what, int status) {
        LOG.info("who={} from={} what=\"{}\" result={}", plain(who), plain(from), plain(what), status);
    }

    /// Without anything that could begin a line, or end the quotes.
    private static String plain(String text) {
        String cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\"\\u2028\\u2029]", "?");
    }
}
