package dev.millrace.metrics;

import java.util.ArrayList;
import java.util.List;

/// Parses ports to try, in Flink's syntax: a port, a range `9249-9260`, or several of both with commas between.
public final class Ports {

    private Ports() {}

    /// Returns the ports in the order in which they are written.
    public static List<Integer> of(String text) {
        List<Integer> ports = new ArrayList<>();
        for (String part : text.split(",")) {
            int dash = part.indexOf('-');
            int from = port(dash < 0 ? part : part.substring(0, dash), text);
            int to = dash < 0 ? from : port(part.substring(dash + 1), text);
            for (int port = from; port <= to; port++) ports.add(port);
        }
        return ports;
    }

    private static int port(String number, String text) {
        try {
            int port = Integer.parseInt(number.trim());
            if (port >= 0 && port <= 65_535) return port;
        } catch (NumberFormatException unreadable) {
            // Reported below.
        }
        throw ReporterFaults.SETTING
                .what("'%s' does not name ports.", text)
                .fix("Write a port or a range, for example 9249-9260.");
    }
}
