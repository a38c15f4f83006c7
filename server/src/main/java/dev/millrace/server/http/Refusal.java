package dev.millrace.server.http;

/// Signals that a request is refused, with an HTTP status.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    public static Refusal of(int status, String why) {
        return new Refusal(status, why);
    }

    public static Refusal notFound(String why) {
        return new Refusal(404, why);
    }

    public static Refusal bad(String why) {
        return new Refusal(400, why);
    }

    public static Refusal conflict(String why) {
        return new Refusal(409, why);
    }

    public static Refusal tooLarge(String why) {
        return new Refusal(413, why);
    }

    /// Returns the HTTP status.
    public int status() {
        return status;
    }
}
