package dev.millrace.client.doctor;

/// Extracts the message of an exception from its stack trace.
public final class RootCause {
    private static final String CAUSE = "Caused by: ";
    private static final String OWN = "dev.millrace.base.fault.MillraceException: ";
    private static final String BECAUSE = " - because of ";

    private RootCause() {}

    /// Returns the message without the stack, and also the message of the root cause if there is one.
    public static String of(String stackTrace) {
        String first = stackTrace.lines().findFirst().orElse("").strip();
        String root = stackTrace
                .lines()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((_, last) -> last)
                .map(line -> line.substring(CAUSE.length()).strip())
                .orElse("");
        return root.isEmpty() || first.contains(root) ? first : first + BECAUSE + root;
    }

    /// Returns the message of the root cause alone, from a text that [#of] has returned.
    static String shortened(String why) {
        int at = why.lastIndexOf(BECAUSE);
        String root = at < 0 ? why : why.substring(at + BECAUSE.length());
        return root.startsWith(OWN) ? root.substring(OWN.length()) : root;
    }
}
