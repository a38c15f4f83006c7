package dev.millrace.cluster.call;

/// Locates a process that answers calls.
///
/// @param host a name or an IP address
public record Address(String host, int port) {

    /// Parses an address of the form `host:port`.
    ///
    /// @throws IllegalArgumentException if the text does not have this form
    public static Address of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("'" + text + "' is not of the form host:port");
        return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
